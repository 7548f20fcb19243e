import type { Day } from '../calendar';
import type { Answer } from './answer';
import { compileCondition, factsIn } from './conditions';
import { type Dated, valueAt } from './dated';
import { Facts, type FactValue } from './facts';
import { fillText } from './fill';
import type { Pack } from './pack';
import { isPartKnown } from './part-known';
import type { ObligationData } from './schema';

/** How the registry, or a list, calls a certificate that it does not call valid. */
export type Ended = 'cancelled' | 'not-found';

/** What the registry, or a list, shows of a certificate, in its own words. */
export const SHOWN_AS: Readonly<Record<Ended | 'valid', string>> = {
  valid: '有效',
  cancelled: '注销',
  'not-found': '查不到',
};

/** What speaks against an act that was told, for sure or perhaps, or against its not being needed. */
export type ActDoubt = 'late' | 'post-refused' | 'not-listed' | Ended;

/** The same where another fact that is told excludes the act. */
export type TellingDoubt = ActDoubt | 'excluded';

const isEnded = (told: unknown): told is Ended => told === 'cancelled' || told === 'not-found';

/** How a certificate is called that is not valid; undefined where nobody says so. */
export const endedBy = (status: unknown): Ended | undefined => (isEnded(status) ? status : undefined);

/** What the registry and lists say of a certificate, as far as it can speak against what was told. */
export interface Spoken {
  readonly status: unknown;
  /** The day of a list that should tell of the act and does not: `unlistedSince`. */
  readonly unlistedOn?: Day | undefined;
}

/**
 * The day of a list that calls a certificate valid and tells neither of an act nor of what came of it, though it was made
 * after that was told to be there; undefined: it is no such list.
 * @param tells whether it tells of the act, or of anything by which it shows
 * @param told the last days on which what shows it may have come
 */
export const unlistedSince = (
  { asOf, status, tells }: { asOf: Day; status: unknown; tells: boolean },
  told: readonly (Day | undefined)[],
): Day | undefined =>
  status === 'valid' && !tells && told.some((day) => day !== undefined && day < asOf) ? asOf : undefined;

/** Whether a batch that would have been lost may be a case's own, as far as its facts tell. */
const mayBeOf = ({ if: condition }: Cohort, facts: Told): boolean => {
  if (!condition) return true;
  const told = condition.fact === undefined ? null : (facts[condition.fact] ?? null);
  return told === null || told === condition.is;
};

type Cohort = Extract<ObligationData['when'], { once: unknown }>['once']['cohorts'][number];
type Told = Readonly<Record<string, FactValue | undefined>>;

/**
 * The last day of a batch that an act may have been too late for; null: it was in time for each that may be its own, or
 * that is known. Where the batch is known the law's own answer says that it was late.
 */
export function maybeLateFor(
  { when }: ObligationData,
  { state, reasons }: Pick<Answer, 'state' | 'reasons'>,
  pack: Pack,
  facts: Told,
  asOf: Day,
): Day | null {
  if (!('once' in when) || state !== 'done' || reasons.includes(when.once.late)) return null;
  const { act, cohorts } = when.once;
  const done = facts[act];
  if (typeof done !== 'number') return null;
  const lost = cohorts.filter((one) => one.after.state === 'missed' && mayBeOf(one, facts));
  const dues = lost.map(({ due }) => valueAt(pack.values[due] as Dated<Day>, asOf));
  return dues.find((due) => done > due) ?? null;
}

/** The fact in which the post of a certificate stands: it never changes, whatever becomes of the certificate. */
const POST = 'trade';

type Refusal = ObligationData['refused'][number];

/** What an act is told of: the pack, and the certificate's kind and post as they were on a day. */
export interface OfPost {
  readonly pack: Pack;
  readonly kind: string;
  readonly post: unknown;
  readonly asOf: Day;
}

/**
 * Why the law lets nobody of a post do an act; undefined: it does, or the post is not known. What is refused for other
 * reasons may have been otherwise on the day of the act: a post is the same on every day.
 */
function postRefusal(
  { refused }: Pick<ObligationData, 'refused'>,
  { pack, kind, post, asOf }: OfPost,
): Refusal | undefined {
  if (typeof post !== 'string') return undefined;
  const book = { kind, values: pack.values, from: pack.from, order: new Map([[POST, 0]]) };
  const facts = new Facts(asOf, [post]);
  return refused.find(
    (row) =>
      factsIn(row.if).every((name) => name === POST) &&
      compileCondition(row.if, book).test(facts, asOf) === true,
  );
}

/** What a reason of a pack says on a day, and the clause it rests on. */
export function reasonWords(pack: Pack, id: string, asOf: Day): { text: string; clause: string | null } {
  const reason = pack.said.reasons[id];
  const said = reason && 'rule' in reason ? pack.said.rules[reason.rule] : reason;
  return { text: fillText(pack, said?.text ?? id, asOf), clause: said?.clause ?? null };
}

/** Whether it is an act that was told, or of which nothing is asked but whether and when it was done. */
export const isActMeant = (
  { when }: Pick<ObligationData, 'when'>,
  { state, ask }: Pick<Answer, 'state' | 'ask'>,
): boolean =>
  state === 'done' ||
  (state === 'ask' && ask.length > 0 && !('cycle' in when) && ask.every((name) => name === actOf(when)));

/** Whether a term is over in which it was renewed in time: the new one is asked for. */
const isTermOver = (
  { when }: Pick<ObligationData, 'when'>,
  { state, ask, due }: Pick<Answer, 'state' | 'ask' | 'due'>,
  facts: Told,
): boolean =>
  'term' in when &&
  state === 'ask' &&
  due === null &&
  ask.includes(when.term.expires) &&
  typeof facts[when.term.expires] === 'number';

const actOf = (when: Exclude<ObligationData['when'], { cycle: unknown }>): string =>
  'once' in when ? when.once.act : when.term.act;

/** The events of a pack that free of an act whoever has not done it: the new certificate that was one from the start. */
export const freeingEvents = (
  { notFor = [], when }: ObligationData,
  { said }: Pick<Pack, 'said'>,
): string[] =>
  [...new Set(notFor.flatMap((one) => factsIn(one.if)))].filter(
    (name) => said.facts[name]?.type === 'event' && 'once' in when && name !== when.once.act,
  );

/**
 * An event that frees of an act, and the act, where it was there before on each of their days: one of the two is not so.
 * What comes of an application is waited for instead (`received`).
 */
function thereBefore(
  data: ObligationData,
  pack: Pack,
  facts: Told,
): [there: string, act: string] | undefined {
  const { when } = data;
  if (!('once' in when) || when.once.received) return undefined;
  const { act } = when.once;
  const done = firstOf(facts[act] ?? null);
  const there = freeingEvents(data, pack).find((name) => {
    const last = lastOf(facts[name] ?? null);
    return typeof last === 'number' && typeof done === 'number' && last < done;
  });
  return there === undefined ? undefined : [there, act];
}

/** What a case tells that may exclude an act. */
export interface Excluding {
  readonly pack: Pack;
  readonly kind: string;
  readonly facts: Told;
  readonly asOf: Day;
}

/** Why what is told beside an act excludes it; null: nothing does for certain. Of a day known in part each of its days must. */
export function excludedBy(
  data: ObligationData,
  answer: Pick<Answer, 'state' | 'ask' | 'due'>,
  { pack, kind, facts, asOf }: Excluding,
): Pick<PostRefused, 'text' | 'clause'> | null {
  if (!data.gates || !(isActMeant(data, answer) || isTermOver(data, answer, facts))) return null;
  const early = answer.state === 'done' ? thereBefore(data, pack, facts) : undefined;
  if (early !== undefined) {
    const [there, done] = early.map((name) => pack.said.facts[name]?.name ?? name);
    return { text: `记着的${there}在${done}以前，总有一个日子不对。`, clause: null };
  }
  const refusal = data.refused.find((row) => {
    if (row.excludes !== true) return false;
    const names = factsIn(row.if);
    const book = {
      kind,
      values: pack.values,
      from: pack.from,
      order: new Map(names.map((name, at) => [name, at])),
    };
    const condition = compileCondition(row.if, book);
    return [firstOf, lastOf].every(
      (take) =>
        condition.test(
          new Facts(
            asOf,
            names.map((name) => take(facts[name] ?? null)),
          ),
          asOf,
        ) === true,
    );
  });
  return refusal ? reasonWords(pack, refusal.reason, asOf) : null;
}

const firstOf = (value: FactValue): FactValue =>
  isPartKnown(value) ? (value.maybe ? null : value.first) : value;
const lastOf = (value: FactValue): FactValue =>
  isPartKnown(value) ? (value.maybe ? null : value.last) : value;

/** What a pack refuses to a post: in words, and whether nobody of the post has the new certificate at all. */
export interface PostRefused {
  readonly text: string;
  readonly clause: string | null;
  readonly noneIssued: boolean;
}

/** The same in words; null where nothing is refused to the post. */
export function postRefused(data: Pick<ObligationData, 'refused'>, of: OfPost): PostRefused | null {
  const refusal = postRefusal(data, of);
  return refusal
    ? { ...reasonWords(of.pack, refusal.reason, of.asOf), noneIssued: refusal.noneIssued === true }
    : null;
}

/**
 * Why what was told to be done, or not to be needed, may not be so; null: nothing speaks against it. Where facts
 * contradict each other the careful one counts, whatever else was told: nobody is told that it is done while the
 * registry, the day or the post says otherwise. Nor does it help that the day of an act is not known: on none of them
 * would the registry say anything else, or the post be another. Every screen, answer and version of the API reads it here.
 */
export function doubtOfAct(
  data: ObligationData,
  answer: Pick<Answer, 'state' | 'reasons' | 'ask'>,
  { status, unlistedOn }: Spoken,
  of: OfPost,
): ActDoubt | null {
  const { gates, when } = data;
  const { state, reasons } = answer;
  if (!gates || (state !== 'done' && state !== 'not-applicable' && state !== 'ask')) return null;
  const ended = endedBy(status);
  if (ended) return ended;
  const refusal = postRefusal(data, of);
  if (refusal && (isActMeant(data, answer) || refusal.noneIssued)) return 'post-refused';
  if (state === 'ask') return null;
  if ('once' in when && state === 'done' && reasons.includes(when.once.late)) return 'late';
  return unlistedOn === undefined ? null : 'not-listed';
}
