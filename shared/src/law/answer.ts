import { type Day, formatDay } from '../calendar';
import { hoursOfTenths, type Tenths } from './hours';

/** Where an obligation stands. The first row of its kind that holds is the state. */
export type State = 'not-applicable' | 'not-yet' | 'ask' | 'open' | 'done' | 'refused' | 'missed';

/** Hours that are needed: `done` is all that counts, more than required too. */
export interface Need {
  readonly id: string;
  readonly required: Tenths;
  readonly done: Tenths;
  readonly remaining: Tenths;
}

export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** One cycle of a duty that comes again and again, as it was counted. */
export interface CountedCycle extends Span {
  /** All hours that count in it. */
  readonly tenths: Tenths;
  /** Whether its hours are complete. */
  readonly known: boolean;
}

/** How the answer of a cycle, or of the years of a term, was counted: what explanations and timelines are made from. */
export interface CycleCount {
  /** The fact from which the cycles are counted. */
  readonly anchor: string;
  /** The first days of the cycles, from the first to the one after that of the day asked about (while not yet: two). */
  readonly bounds: readonly Day[];
  /** All hours that count in each cycle. */
  readonly sums: readonly Tenths[];
  /** First days of the past cycles whose hours are complete; null: all. */
  readonly known: readonly Day[] | null;
  /** Index of the later of the first two closed cycles that fall short together; −1: none. */
  readonly shortEnd: number;
  /** Whether the hours of the cycle before raise what this one needs. */
  readonly raised: boolean;
}

/** The cycles that were counted, the first one first. */
export const cyclesOf = ({ bounds, sums, known }: CycleCount): CountedCycle[] =>
  sums.map((tenths, at) => ({
    from: bounds[at] as Day,
    to: (bounds[at + 1] as Day) - 1,
    tenths,
    known: at === sums.length - 1 || known === null || known.includes(bounds[at] as Day),
  }));

/** Where one obligation of one certificate stands on a day. */
export interface Answer {
  readonly obligation: string;
  readonly state: State;
  readonly reasons: readonly string[];
  readonly opens: Day | null;
  readonly due: Day | null;
  readonly cycle: Span | null;
  readonly needs: readonly Need[];
  /** The facts to ask for, in the pack's order. */
  readonly ask: readonly string[];
  /** The first days of past cycles, or years of a term, to ask for, ascending. */
  readonly askCycles: readonly Day[];
  readonly effect: string | null;
  /** The step or advice that comes next. */
  readonly next: string | null;
  readonly count: CycleCount | null;
}

const NONE: readonly never[] = [];

/** What an answer says of days and hours. */
export type When = Pick<Answer, 'opens' | 'due' | 'cycle' | 'needs' | 'count'>;

export const NO_WHEN: When = { opens: null, due: null, cycle: null, needs: NONE, count: null };

/** Puts an answer together, always in the same order: objects of one shape are read fast. */
export const answer = (
  obligation: string,
  state: State,
  when: When,
  reasons: readonly string[] = NONE,
  next: string | null = null,
  effect: string | null = null,
  ask: readonly string[] = NONE,
  askCycles: readonly Day[] = NONE,
): Answer => ({
  obligation,
  state,
  reasons,
  opens: when.opens,
  due: when.due,
  cycle: when.cycle,
  needs: when.needs,
  ask,
  askCycles,
  effect,
  next,
  count: when.count,
});

export const need = (id: string, required: Tenths, done: Tenths): Need => ({
  id,
  required,
  done,
  remaining: Math.max(0, required - done),
});

const sameList = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

const sameNeeds = (one: readonly Need[], other: readonly Need[]): boolean =>
  one.length === other.length &&
  one.every((item, index) => {
    const beside = other[index] as Need;
    return item.id === beside.id && item.required === beside.required && item.done === beside.done;
  });

const sameSpan = (one: Span | null, other: Span | null): boolean =>
  one === other || (one !== null && other !== null && one.from === other.from && one.to === other.to);

/** Whether two answers say the same, field by field; how they were counted is no part of it. */
export const sameAnswer = (one: Answer, other: Answer): boolean =>
  one === other ||
  (one.state === other.state &&
    one.due === other.due &&
    one.opens === other.opens &&
    one.next === other.next &&
    one.effect === other.effect &&
    sameSpan(one.cycle, other.cycle) &&
    sameList(one.reasons, other.reasons) &&
    sameList(one.ask, other.ask) &&
    sameList(one.askCycles, other.askCycles) &&
    sameNeeds(one.needs, other.needs));

/** What two answers have in common: a field that differs is null or empty, as a whole. */
export const commonOf = (one: Answer, other: Answer): Answer => ({
  ...one,
  reasons: sameList(one.reasons, other.reasons) ? one.reasons : NONE,
  opens: one.opens === other.opens ? one.opens : null,
  due: one.due === other.due ? one.due : null,
  cycle: sameSpan(one.cycle, other.cycle) ? one.cycle : null,
  needs: sameNeeds(one.needs, other.needs) ? one.needs : NONE,
  ...(sameList(one.ask, other.ask) && sameList(one.askCycles, other.askCycles)
    ? { ask: one.ask, askCycles: one.askCycles }
    : { ask: NONE, askCycles: NONE }),
  effect: one.effect === other.effect ? one.effect : null,
  next: one.next === other.next ? one.next : null,
  count: null,
});

const dayText = (day: Day | null): string | null => (day === null ? null : formatDay(day));

/** An answer as the contract writes it: dates as `YYYY-MM-DD`, hours as hours. */
export const answerJson = (told: Answer) => ({
  state: told.state,
  reasons: [...told.reasons],
  opens: dayText(told.opens),
  due: dayText(told.due),
  cycle: told.cycle && { from: formatDay(told.cycle.from), to: formatDay(told.cycle.to) },
  needs: Object.fromEntries(
    told.needs.map(({ id, required, done, remaining }) => [
      id,
      {
        required: hoursOfTenths(required),
        done: hoursOfTenths(done),
        remaining: hoursOfTenths(remaining),
      },
    ]),
  ),
  ask: [...told.ask, ...told.askCycles.map(formatDay)],
  effect: told.effect,
  next: told.next,
});

export type AnswerJson = ReturnType<typeof answerJson>;
