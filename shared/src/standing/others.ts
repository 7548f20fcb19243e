// What others may be told of somebody's certificate: an employer, say. What hangs on a fact that a pack marks as personal
// stays with its holder: its reason, the day that it brings, and that it is asked.
import { type Answer, type Pack, scheduleFacts, usesOfReasons } from '../law';
import type { ObligationAnswer } from './closing';
import type { Words } from './words';

/** Who reads it: the holder, to whom all is said, or others. */
export type Reader = 'holder' | 'others';

/** An answer as others may know it; `isKept`: something of it is kept back. */
export type Shown = ObligationAnswer & {
  readonly isKept: boolean;
  /** The answer if nothing had happened of which that is not known: for the holder alone. */
  readonly unless?: Answer | undefined;
};

/** Whether a pack asks for anything that is not for others. */
export const hasPersonal = ({ said }: Pack): boolean =>
  Object.values(said.facts).some(({ sealed }) => sealed);

/** An answer without what hangs on a personal fact; `given`: the same before a day of the holder's own came into it. */
export function shownToOthers(
  { said }: Pack,
  { data, answer, closing }: ObligationAnswer,
  given: ObligationAnswer['answer'],
): Shown {
  const isPersonal = (name: string): boolean => said.facts[name]?.sealed === true;
  const uses = usesOfReasons(data);
  const isTold = (reason: string): boolean => !(uses.get(reason) ?? []).some(isPersonal);
  const closes = closing !== null && !closing.reasons.every(isTold);
  const isOwnDay = scheduleFacts(data).some(isPersonal) || (closes && answer.due !== given.due);
  const shown = {
    ...answer,
    due: isOwnDay ? null : answer.due,
    reasons: answer.reasons.filter(isTold),
    ask: answer.ask.filter((name) => !isPersonal(name)),
  };
  const isKept =
    shown.due !== answer.due ||
    shown.reasons.length < answer.reasons.length ||
    shown.ask.length < answer.ask.length;
  return { data, answer: shown, closing: closes ? null : closing, isKept };
}

/** The words of an answer of which something is kept back: whom to ask is said. */
export function wordsForOthers(words: Words, { answer, data }: Shown): Words {
  if (answer.state === 'ask' && answer.ask.length + answer.askCycles.length === 0)
    return {
      ...words,
      title: '要先问本人',
      sentences: [`有的事本人自己说了，才知道能不能${data.name}、到哪一天。`],
    };
  const what = answer.state === 'refused' ? '为什么' : '还有什么、到哪一天';
  return { ...words, sentences: [...words.sentences, `${what}，请问本人。`] };
}

/** What is said to a holder, said of them: for who reads about somebody else. */
export const saidOfThem = (text: string): string =>
  text
    .replace(/^先说说/, '先问本人：')
    .replace(/^先说清这 (\d+) 件事$/, '要问本人 $1 件事')
    .replace(/你自己|你/g, '本人');
