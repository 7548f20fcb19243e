import { type Day, formatDay, isDay, type PartDay, parseDay, partBounds } from '../../calendar';
import { areTooLate } from '../../hours';
import { appliedFirst, dayDoubtsOf, type Way } from '../../v1/guide';
import type { Rulebook } from '../../v1/rulebook';
import type { ChatCertificate, Fact } from '../types';
import { UNKNOWN, withCredit } from './records';
import { dayWords } from './words';

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

/** What comes before a deed on the way and is not on record, as the screens say it where the deed is marked. */
function ofWay({ steps, currentStepId }: Way, fact: string): string {
  const at = steps.findIndex(({ sets, state }) => sets === fact && state === 'upcoming');
  const now = steps.findIndex(({ id }) => id === currentStepId);
  const before = now >= 0 && now < at ? steps[now] : undefined;
  return before ? `前面的“${before.title}”，这里还没有记完。` : '';
}

/** An application of a day on which nobody was registered yet. */
function ofRegistration(registeredOn: Day | null, written: string, asOf: Day): string {
  const last = boundsOf(written)?.last;
  return registeredOn !== null && last !== undefined && last < registeredOn
    ? `你记着${dayWords(formatDay(registeredOn), asOf)}才注册，这一天在那以前。`
    : '';
}

/** Where a certificate stands when something is told of it. */
interface Stands {
  registeredOn: Day | null;
  way: Way;
  asOf: Day;
}

/**
 * What is asked of a day that cannot well be meant beside what is on record, whichever of the two is told first: of an
 * application before its hours were there, or before what comes first on the way; and of hours after it. It is read back,
 * and written down on a yes.
 */
export function questionedHours(
  rulebook: Rulebook,
  certificate: ChatCertificate,
  { op, fact, value, on, ...rest }: Fact,
  { registeredOn, way, asOf }: Stands,
): { says: string; noted: true } | null {
  const isTold = op === 'set' && typeof value === 'string' && value !== UNKNOWN;
  const says =
    fact === 'exchangedOn' && isTold
      ? [
          ofApplication(rulebook, certificate, value, asOf) ?? '',
          ofRegistration(registeredOn, value, asOf),
          ofWay(way, fact),
        ].join('')
      : fact === 'downloadedOn' && isTold
        ? ofWay(way, fact)
        : fact === 'credit' && op === 'add' && on !== null && value !== null
          ? (ofHours(rulebook, certificate, { op, fact, value, on, ...rest }, asOf) ?? '')
          : '';
  return says === '' ? null : { says, noted: true };
}
