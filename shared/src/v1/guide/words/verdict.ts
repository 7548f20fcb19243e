import type { Day } from '../../../calendar';
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

/** The event whose day makes a difference and is not known whole, where an answer asks for one. */
export function dayAskedIn({ rulebook, answers }: Explained): string | null {
  const { facts } = rulebook.pack.said;
  const asked = [...answers.exchange.ask, ...answers.yearly.ask];
  return asked.find((name) => facts[name]?.type === 'event') ?? null;
}

/** What hangs on the day of an event: the deadline on that of the exchange, the years on both. */
function hangsOn({ rulebook, input }: Matter, name: string): string {
  const { obligations } = rulebook.pack.said;
  const isAct = obligations.some(({ when }) => 'once' in when && when.once.act === name);
  const hasYears = rulebook.families[input.certificate.family].yearlyDuty !== null;
  const things = [...(isAct ? ['在期限以前还是以后'] : []), ...(hasYears ? ['每年的学习从哪一年算起'] : [])];
  return things.length === 0
    ? '有了电子证书就不用换，还没有才要在期限以前换。'
    : `日子不同，结果就不同：${things.join('，')}，${things.length > 1 ? '都' : ''}看这一天。`;
}

/** What is said while a day is missing: which one, and that a part of it helps. */
export function dayAskedDraft(matter: Matter, name: string): Draft {
  const { rulebook, input } = matter;
  const fact = rulebook.pack.said.facts[name];
  const span = input.partly?.[name as keyof NonNullable<typeof input.partly>];
  return {
    tone: 'ask',
    title: `先想想${fact?.question.title ?? name}`,
    sentences: [
      span?.maybe === false ? '只知道大概，还差一点。' : `${fact?.name ?? name}的日子还不知道。`,
      hangsOn(matter, name),
      '想不起哪一天，填上是哪一年、哪个月也行；证书上、系统里一般查得到。',
    ],
  };
}
