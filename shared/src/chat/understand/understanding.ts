import { INTENTS, type Intent } from '../intents';
import type { Phrase } from '../phrases';
import { Familiarity } from './familiarity';
import { featuresOf, type Reading, read } from './features';
import { type Example, learn, type Model, predict } from './learner';

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

/** Learns the phrases once and then names the intents of texts; the same text always gets the same answer. */
export class Understanding {
  private readonly model: Model;
  private readonly familiarity: Familiarity;

  constructor(phrases: readonly Phrase[]) {
    const readings = phrases.map(({ text }) => read(text));
    this.familiarity = new Familiarity(byTemplate(phrases, readings));
    this.model = learn(this.examples(phrases, readings), INTENTS.length);
  }

  /** One at a time: all of them at once would keep a million names alive for nothing. */
  private *examples(phrases: readonly Phrase[], readings: readonly Reading[]): Generator<Example> {
    for (const [i, { intent }] of phrases.entries()) {
      const reading = readings[i] as Reading;
      const familiar = this.familiarity.share(reading, OFF_TOPIC.includes(intent) ? 1 : 2);
      yield { features: featuresOf(reading, familiar), label: INTENTS.indexOf(intent) };
    }
  }

  understand(text: string): Understood {
    const reading = read(text);
    const familiar = this.familiarity.share(reading);
    const chances = predict(this.model, featuresOf(reading, familiar));
    const candidates = INTENTS.map((intent, i) => ({ intent, confidence: chances[i] as number }));
    // The order of INTENTS breaks ties, so that equal chances are told in one order only.
    candidates.sort((one, other) => other.confidence - one.confidence);
    return { candidates, familiar };
  }
}
