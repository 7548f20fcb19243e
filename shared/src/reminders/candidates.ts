import { type Day, firstDayOfYear, lastDayOfYear, makeDay, yearOf } from '../calendar';
import { type Milestone, type Rulebook, valueAt } from '../v1/rulebook';

/** What tells one reminder of a certificate from every other: the outbox holds it once. */
export interface RowKey {
  /** The id of the milestone. */
  rule: string;
  /** The last day it is about. */
  dueOn: Day;
  /** Days from `dueOn` to the day of the reminder; negative before it. */
  offset: number;
}

/** One day of one milestone: a reminder that may be due, whoever it then concerns. */
export interface Candidate extends RowKey {
  day: Day;
  milestone: Milestone;
}

/** Candidates of one kind as they stand on a day. */
export interface Agenda {
  /** Those whose day has come, the earliest first. */
  come: readonly Candidate[];
  /** Those whose day is still to come, the earliest first. */
  ahead: readonly Candidate[];
  /** The next day on which something may become due: the first one ahead, or a change of the law. */
  wakeOn: Day | null;
}

/** Everything about reminders that depends on the rulebook and the day alone: made once, used for every certificate. */
export interface DayBook {
  rulebook: Rulebook;
  today: Day;
  milestones: ReadonlyMap<string, Milestone>;
  /** For certificates still to be exchanged. */
  exchange: Agenda;
  /** For certificates with the yearly duty: of last year, this one and the next. */
  duty: Agenda;
}

const candidate = (milestone: Milestone, dueOn: Day, day: Day): Candidate => ({
  rule: milestone.id,
  dueOn,
  offset: day - dueOn,
  day,
  milestone,
});

/** The days around every deadline that was ever set; those that another deadline has replaced by then are dropped. */
function aroundDeadlines(rulebook: Rulebook, milestone: Milestone, today: Day): Candidate[] {
  const { deadline } = rulebook.exchange;
  const { days } = milestone;
  const inForce = (one: Candidate) => valueAt(deadline, Math.max(today, one.day)) === one.dueOn;
  return deadline.values
    .flatMap((entry) => {
      if (days.of === 'exchange-deadline')
        return days.offsets.map((offset) => candidate(milestone, entry.value, entry.value + offset));
      return entry.document === undefined ? [] : [candidate(milestone, entry.value, entry.from)];
    })
    .filter((one, index, all) => all.findIndex((other) => isSameRow(one, other)) === index)
    .filter((one) => one.day >= rulebook.source.issuedOn && inForce(one));
}

function yearly(milestone: Milestone, year: number, today: Day): Candidate[] {
  const { days } = milestone;
  if (!('dates' in days)) return [];
  // Nobody is told in a later year how the year before last ended.
  if (days.of === 'ended-year' && year < yearOf(today)) return [];
  const dueOn = lastDayOfYear(days.of === 'ended-year' ? year - 1 : year);
  return days.dates.map((date) => {
    const [month, day] = date.split('-').map(Number) as [number, number];
    return candidate(milestone, dueOn, makeDay(year, month, day));
  });
}

function agenda(candidates: Candidate[], today: Day, changes: readonly Day[]): Agenda {
  candidates.sort((one, other) => one.day - other.day);
  const ahead = candidates.filter((one) => one.day > today);
  const wakes = [...ahead.map((one) => one.day), ...changes.filter((day) => day > today)];
  return {
    come: candidates.filter((one) => one.day <= today),
    ahead,
    wakeOn: wakes.length > 0 ? Math.min(...wakes) : null,
  };
}

const isYearly = (milestone: Milestone): boolean => 'dates' in milestone.days;

/** Whether two keys mean the same reminder. */
export const isSameRow = (one: RowKey, other: RowKey): boolean =>
  one.dueOn === other.dueOn && one.offset === other.offset && one.rule === other.rule;

/** Opens the book of a day. A day before the rulebook's first value is an error. */
export function openDayBook(rulebook: Rulebook, today: Day): DayBook {
  const years = [-1, 0, 1].map((step) => yearOf(today) + step);
  const since = firstDayOfYear(yearOf(rulebook.source.issuedOn));
  const { milestones } = rulebook;
  const exchange = milestones.filter((one) => !isYearly(one));
  const duty = milestones
    .filter(isYearly)
    .flatMap((one) => years.flatMap((year) => yearly(one, year, today)))
    .filter((one) => one.dueOn >= since);
  return {
    rulebook,
    today,
    milestones: new Map(milestones.map((milestone) => [milestone.id, milestone])),
    exchange: agenda(
      exchange.flatMap((one) => aroundDeadlines(rulebook, one, today)),
      today,
      rulebook.exchange.deadline.values.map((entry) => entry.from),
    ),
    duty: agenda(duty, today, []),
  };
}
