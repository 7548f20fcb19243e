import { type Day, formatDay } from '@hz/shared/calendar';
import {
  appliedFirst,
  type CertificateFacts,
  type DayDoubt,
  dayDoubtsOf,
  type GuideStep,
  type Way,
  type WayStep,
} from '@hz/shared/v1/guide';
import { hoursOfTenths, type Rulebook } from '@hz/shared/v1/rulebook';

const date = (day: Day | null): string | null => (day === null ? null : formatDay(day));

/** The questioned days of a fact, as the contracts write them. */
export const presentDoubts = (
  rulebook: Rulebook,
  fact: string,
  asOf: Day,
  facts: CertificateFacts | null = null,
) =>
  dayDoubtsOf(rulebook, fact, asOf, facts).map(({ before, after, text }: DayDoubt) => ({
    before: date(before),
    after: date(after),
    text,
  }));

/** What hours that are noted later are held against, as the contracts write it; nothing where there is nothing. */
export function presentHoursFirst(rulebook: Rulebook, facts: CertificateFacts, asOf: Day) {
  const first = appliedFirst(rulebook, facts, asOf);
  return (
    first && { hoursFirst: { on: formatDay(first.on), hours: hoursOfTenths(first.tenths), text: first.text } }
  );
}

/** A step as the contracts write it; one that belongs to no certificate is still to come. */
export function presentStep(
  rulebook: Rulebook,
  step: GuideStep & Partial<Pick<WayStep, 'state' | 'doneOn' | 'donePart' | 'concluded'>>,
  asOf: Day,
  facts: CertificateFacts | null = null,
) {
  const {
    sets,
    call: _,
    state = 'upcoming',
    doneOn = null,
    donePart = null,
    concluded,
    trouble,
    ...shown
  } = step;
  return {
    ...shown,
    state,
    doneOn: date(doneOn),
    donePart,
    ...(concluded && { concluded: true as const }),
    doubts: presentDoubts(rulebook, sets, asOf, facts),
    trouble: trouble.map(({ what, remedy }) => ({ what, remedy })),
  };
}

export const presentWay = (
  rulebook: Rulebook,
  { steps, ...way }: Way,
  asOf: Day,
  facts: CertificateFacts | null = null,
) => ({
  ...way,
  steps: steps.map((step) => presentStep(rulebook, step, asOf, facts)),
});
