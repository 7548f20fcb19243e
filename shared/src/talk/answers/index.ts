import { clauseText } from '../../v1/guide';
import type { Rulebook } from '../../v1/rulebook';
import type { Intent } from '../intents';
import { topicOf } from '../phrases/topics';
import type { ChatAction, ChatContext } from '../types';
import { ableFirst } from './able';
import { ofApplied } from './applied';
import { ofAskedSo } from './asked-so';
import type { AnswerBook } from './book';
import { certificateAnswers } from './certificate';
import { exchangeAnswers } from './exchange';
import { ofFreeYear } from './free-year';
import { helpAnswers } from './help';
import { leadingWord } from './leading-word';
import { lookupAnswers } from './lookup';
import { fill, type Matter, matterOf, readOnce } from './matter';
import { outsideAnswers } from './outside';
import { overFirst, overLast, thenWhat } from './over';
import { ofPremise } from './premises';
import { registerAnswers } from './register';
import { studyDutyAnswers } from './study-duty';
import { studyPlatformAnswers } from './study-platform';
import { topicAnswers } from './topics';

const book: AnswerBook<Intent> = {
  ...exchangeAnswers,
  ...lookupAnswers,
  ...registerAnswers,
  ...studyDutyAnswers,
  ...studyPlatformAnswers,
  ...certificateAnswers,
  ...helpAnswers,
  ...outsideAnswers,
};

export const MOST_ACTIONS = 3;

export interface Answer {
  text: string;
  clauses: { id: string; text: string }[];
  actions: ChatAction[];
}

const asClauses = ({ rulebook, asOf }: Matter, ids: readonly string[]) =>
  [...new Set(ids)].map((id) => ({ id, text: clauseText(rulebook, id, asOf) }));

/** Drops actions that do the same as an earlier one, or say the same: nobody can tell two like buttons apart. */
function distinct(actions: readonly ChatAction[]): ChatAction[] {
  const seen = new Set<string>();
  return actions.filter((action) => {
    const keys = [action.label, JSON.stringify({ ...action, label: null })];
    const known = keys.some((key) => seen.has(key));
    for (const key of keys) seen.add(key);
    return !known;
  });
}

/** Whether a sentence only tells once more what was said, with something behind it. */
const isTold = (said: readonly string[], sentence: string): boolean =>
  said.some((one) => sentence.startsWith(one.replace(/。$/, '')));

/** The answer to an intent, with the values in force on the day and the holder's own figures where known. */
export function answerOf(rulebook: Rulebook, intent: Intent, context: ChatContext, text = ''): Answer {
  const matter = matterOf(rulebook, context);
  const topic = topicOf(text);
  const own = topic?.intent === intent ? topicAnswers[topic.id] : undefined;
  const then =
    ofAskedSo(matter, text) ??
    ofPremise(matter, text) ??
    ofApplied(matter, intent, text) ??
    ofFreeYear(matter, intent, text) ??
    thenWhat(matter, intent, text);
  const { sentences, clauses, actions } = then ?? (own ?? book[intent])(matter, text);
  const first = then
    ? []
    : own
      ? overFirst(matter, intent, text)
      : [...ableFirst(matter, intent, text), ...overFirst(matter, intent, text)];
  const begun = [...first, ...sentences].join('');
  const word = then ? '' : leadingWord(matter, intent, text, begun);
  const said = [...(word === '' ? [] : [word]), ...first, ...sentences];
  const last = then ? [] : overLast(matter, intent, text).filter((sentence) => !isTold(said, sentence));
  return {
    text: readOnce(
      [...said.filter((sentence, at) => said.indexOf(sentence) === at), ...last]
        .map((sentence) => fill(matter, sentence))
        .join(''),
    ),
    clauses: asClauses(matter, clauses),
    actions: distinct(actions).slice(0, MOST_ACTIONS),
  };
}
