import type { Day } from '../../calendar';
import type { Explained, Ground } from '../../engine';
import { clauseText, readingText } from '../notice';

/** done: nothing left to do; go: act; soon: the day is near; late: too late or refused; ask: something must be known first. */
export type Tone = 'done' | 'go' | 'soon' | 'late' | 'ask';

/** One verdict in plain words. */
export interface Verdict {
  tone: Tone;
  title: string;
  sentences: string[];
  clauses: { id: string; text: string }[];
  /** How the helper reads what the text leaves open, and that the authority decides; null where it leaves nothing open. */
  reading: string | null;
  deadline: Day | null;
  daysLeft: number | null;
}

/** What a verdict says, before its clauses and readings are put into words. */
export interface Draft {
  tone: Tone;
  title: string;
  sentences: string[];
}

/** What the words are made from. */
export interface Matter extends Explained {
  asOf: Day;
}

/** From this many days before a deadline on, the day is near. */
const NEAR_DAYS = 30;

export const urgency = (daysLeft: number | null): Tone =>
  daysLeft !== null && daysLeft <= NEAR_DAYS ? 'soon' : 'go';

/** Why a statement was made, where it was. */
export const groundOf = ({ grounds }: Matter, statement: string): Ground | undefined =>
  grounds.find((ground) => ground.statement === statement);

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** Puts a draft into its final words; what it rests on is what the engine says it rests on. */
export function finish(
  { rulebook, asOf }: Matter,
  draft: Draft,
  due: { deadline: Day | null; daysLeft: number | null },
  grounds: readonly Ground[],
): Verdict {
  const readings = unique(grounds.map(({ reading }) => reading));
  return {
    ...draft,
    clauses: unique(grounds.map(({ clause }) => clause)).map((id) => ({
      id,
      text: clauseText(rulebook, id, asOf),
    })),
    reading: readingWords(readings.map((id) => readingText(rulebook, id, asOf))),
    deadline: due.deadline,
    daysLeft: due.daysLeft,
  };
}

/** The helper's readings behind a verdict, marked as such; null where there are none. */
const readingWords = (texts: readonly string[]): string | null =>
  texts.length > 0 ? `助手的理解：${texts.join('')}最后以主管部门的答复为准。` : null;
