import { INTENTS, type Intent } from '../intents';
import type { Phrase } from '../phrases';
import { SPELT_DAYS } from '../phrases/spelt';
import { Familiarity } from './familiarity';
import { addFeatures, FeatureRows } from './features';
import { LatinWords } from './foreign';
import { learn, type Model, predict } from './learner';
import { Reader, type Reading } from './reader';
import { Spelling } from './typed-pinyin';

/** An intent and how sure the helper is of it, 0 to 1. */
export interface Candidate {
  intent: Intent;
  confidence: number;
}

/** What the helper makes of a text. */
export interface Understood {
  /** All intents, the nearest first. */
  candidates: Candidate[];
  /** The share of the text, 0 to 1, that the helper has met in questions of its own. */
  familiar: number;
  /** Mostly letters that are no word of ours and no pinyin: whatever it is taken for, it is not understood. */
  foreign: boolean;
}

const OFF_TOPIC: readonly Intent[] = ['out_of_scope', 'smalltalk'];

const byTemplate = (phrases: readonly Phrase[], readings: readonly Reading[]): Reading[][] => {
  const templates = new Map<number, Reading[]>();
  phrases.forEach(({ intent, template }, i) => {
    if (OFF_TOPIC.includes(intent)) return;
    const list = templates.get(template) ?? [];
    list.push(readings[i] as Reading);
    templates.set(template, list);
  });
  return [...templates.values()];
};

/** Where each text's features are laid out in turn. */
const ROW = new FeatureRows();

/** Learns the phrases once and then names the intents of texts; the same text always gets the same answer. */
export class Understanding {
  private readonly reader: Reader;
  private readonly model: Model;
  private readonly familiarity: Familiarity;
  private readonly latin: LatinWords;
  /** Reads what is typed in pinyin. */
  readonly spelling: Spelling;

  constructor(phrases: readonly Phrase[]) {
    const texts = phrases.map(({ text }) => text);
    this.reader = new Reader(texts);
    this.latin = new LatinWords(texts);
    this.spelling = new Spelling([...texts, ...SPELT_DAYS]);
    const readings = this.reader.first;
    this.familiarity = new Familiarity(byTemplate(phrases, readings));
    const rows = new FeatureRows();
    phrases.forEach(({ intent }, i) => {
      const reading = readings[i] as Reading;
      addFeatures(rows, reading, this.familiarity.share(reading, OFF_TOPIC.includes(intent) ? 1 : 2));
    });
    this.model = learn(
      rows,
      phrases.map(({ intent }) => INTENTS.indexOf(intent)),
      INTENTS.length,
    );
  }

  understand(text: string): Understood {
    const reading = this.reader.read(text);
    const familiar = this.familiarity.share(reading);
    ROW.clear();
    addFeatures(ROW, reading, familiar);
    const chances = predict(this.model, ROW);
    const candidates = INTENTS.map((intent, i) => ({ intent, confidence: chances[i] as number }));
    // The order of INTENTS breaks ties, so that equal chances are told in one order only.
    candidates.sort((one, other) => other.confidence - one.confidence);
    const foreign = this.latin.isForeign(text);
    return { candidates, familiar: foreign ? 0 : familiar, foreign };
  }
}
