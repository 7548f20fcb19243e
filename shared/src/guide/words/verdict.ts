import type { Day } from '../../calendar';
import type { EducationReason, ExchangeReason, Explained, Fact, Ground } from '../../engine';
import type { Rulebook } from '../../rulebook';
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
  clauses: string[];
  readings: string[];
}

/** What the words are made from. */
export interface Matter extends Explained {
  rulebook: Rulebook;
  asOf: Day;
}

/** From this many days before a deadline on, the day is near. */
const NEAR_DAYS = 30;

export const urgency = (daysLeft: number | null): Tone =>
  daysLeft !== null && daysLeft <= NEAR_DAYS ? 'soon' : 'go';

/** A fact that a reason was given for, as the explanation has it. */
export function factOf(
  matter: Matter,
  reason: ExchangeReason | EducationReason,
  name: string,
): Fact | undefined {
  const ground = matter.grounds.find(({ statement }: Ground) => statement.endsWith(`.reasons.${reason}`));
  return ground?.facts[name];
}

/** Puts a draft into its final words. */
export function finish(
  { rulebook, asOf }: Matter,
  draft: Draft,
  due: { deadline: Day | null; daysLeft: number | null },
): Verdict {
  const said = draft.readings.map((id) => readingText(rulebook, id, asOf));
  return {
    tone: draft.tone,
    title: draft.title,
    sentences: draft.sentences,
    clauses: draft.clauses.map((id) => ({ id, text: clauseText(rulebook, id, asOf) })),
    reading: said.length > 0 ? `助手的理解：${said.join('')}最后以主管部门的答复为准。` : null,
    deadline: due.deadline,
    daysLeft: due.daysLeft,
  };
}
