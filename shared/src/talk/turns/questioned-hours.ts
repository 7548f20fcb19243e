import { type Day, isDay, type PartDay, parseDay, partBounds } from '../../calendar';
import { areTooLate } from '../../hours';
import { appliedFirst, dayDoubtsOf } from '../../v1/guide';
import type { Rulebook } from '../../v1/rulebook';
import type { ChatCertificate, Fact } from '../types';
import { withCredit } from './records';

const boundsOf = (written: string) =>
  isDay(written) ? { first: parseDay(written), last: parseDay(written) } : partBounds(written as PartDay);

/** The question that the screens put to the day of an application, in their words. */
function ofApplication(rulebook: Rulebook, { facts }: ChatCertificate, written: string, asOf: Day) {
  const days = boundsOf(written);
  return (
    days &&
    dayDoubtsOf(rulebook, 'exchangedOn', asOf, facts).find(
      ({ before, after }) =>
        (before !== null && days.last < before) || (after !== null && days.first > after),
    )?.text
  );
}

/** The question that the screens put to hours after an application that asks for them first. */
function ofHours(rulebook: Rulebook, { facts }: ChatCertificate, fact: Fact, asOf: Day) {
  const first = appliedFirst(rulebook, facts, asOf);
  const { credits: after } = withCredit(facts, fact);
  return first !== null && areTooLate(parseDay(fact.on as string), facts.credits, after, first)
    ? first.text
    : undefined;
}

/**
 * What is asked of a day that cannot well be meant beside what is on record, whichever of the two is told first: of an
 * application before its hours were there, and of hours after it. It is read back, and written down on a yes.
 */
export function questionedHours(
  rulebook: Rulebook,
  certificate: ChatCertificate,
  fact: Fact,
  asOf: Day,
): { says: string; noted: true } | null {
  const says =
    fact.fact === 'exchangedOn' && fact.op === 'set'
      ? ofApplication(rulebook, certificate, String(fact.value), asOf)
      : fact.fact === 'credit' && fact.op === 'add' && fact.on !== null && fact.value !== null
        ? ofHours(rulebook, certificate, fact, asOf)
        : undefined;
  return says === undefined ? null : { says, noted: true };
}
