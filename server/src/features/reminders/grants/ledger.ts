// The acceptances of one holder for one template, as pure functions from a ledger to the next one.
// One acceptance allows one message and does not expire; several add up. Times are real time.

/** One acceptance. The page reports it, and WeChat's callback may tell of the same one, in any order. */
export interface GrantEntry {
  /** When the holder accepted, in milliseconds. */
  at: number;
  /** The report of the page that told of it. */
  reportId: string | null;
  /** The event that told of it. */
  event: string | null;
  state: 'free' | 'reserved' | 'used' | 'void';
  /** The delivery that it is reserved for or was used by. */
  delivery: string | null;
}

export type Ledger = readonly GrantEntry[];

/** A report and an event so far apart at most are the same tap. */
const SAME_TAP_MS = 2 * 60_000;
/** Events older than this are not taken: their acceptances may be forgotten by then. */
export const EVENT_MAX_AGE_MS = 7 * 24 * 3_600_000;
const KEEP_SPENT_MS = 30 * 24 * 3_600_000;

type Source = { reportId: string } | { event: string };

/** Counts an acceptance once, whether the page, the event or both tell of it, and however often they do. */
export function noteAcceptance(ledger: Ledger, source: Source, at: number): Ledger {
  const [mine, other, id] =
    'reportId' in source
      ? (['reportId', 'event', source.reportId] as const)
      : (['event', 'reportId', source.event] as const);
  if (ledger.some((entry) => entry[mine] === id)) return ledger;
  const twin = nearest(
    ledger.filter((entry) => entry[mine] === null && entry[other] !== null),
    at,
  );
  if (twin) return ledger.map((entry) => (entry === twin ? { ...entry, [mine]: id } : entry));
  const fresh: GrantEntry = { at, reportId: null, event: null, state: 'free', delivery: null, [mine]: id };
  return [...withoutOldSpent(ledger, at), fresh];
}

function nearest(entries: Ledger, at: number): GrantEntry | undefined {
  return entries
    .filter((entry) => Math.abs(entry.at - at) <= SAME_TAP_MS)
    .sort((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))[0];
}

const withoutOldSpent = (ledger: Ledger, now: number): Ledger =>
  ledger.filter(
    (entry) => entry.state === 'free' || entry.state === 'reserved' || now - entry.at < KEEP_SPENT_MS,
  );

/** The holder switched the messages off: what was accepted before then allows nothing any more. */
export const noteCancellation = (ledger: Ledger, at: number): Ledger =>
  ledger.map((entry) => (entry.state === 'free' && entry.at <= at ? { ...entry, state: 'void' } : entry));

/** How many more messages are allowed. */
export const countFree = (ledger: Ledger): number => ledger.filter((entry) => entry.state === 'free').length;

/** Whether a delivery has its acceptance already: it was reserved before the sender died. */
export const isReservedFor = (ledger: Ledger, delivery: string): boolean =>
  ledger.some((entry) => entry.state === 'reserved' && entry.delivery === delivery);

/** Reserves the oldest acceptance for a delivery; null when none is free. Doing so twice reserves one. */
export function reserve(ledger: Ledger, delivery: string): Ledger | null {
  if (isReservedFor(ledger, delivery)) return ledger;
  const oldest = ledger
    .filter((entry) => entry.state === 'free')
    .reduce<GrantEntry | null>((first, entry) => (first && first.at <= entry.at ? first : entry), null);
  if (!oldest) return null;
  return ledger.map((entry) => (entry === oldest ? { ...entry, state: 'reserved', delivery } : entry));
}

/** What became of a reserved acceptance. `gone`: WeChat knows of none, so that the others are worth nothing either. */
export type Spending = 'used' | 'given-back' | 'gone';

/** @param sentAt when the message was sent: acceptances after it stay */
export function settle(ledger: Ledger, delivery: string, spending: Spending, sentAt: number): Ledger {
  if (spending !== 'gone' && !isReservedFor(ledger, delivery)) return ledger;
  return ledger.map((entry) => {
    const isMine = entry.state === 'reserved' && entry.delivery === delivery;
    if (isMine && spending === 'used') return { ...entry, state: 'used' };
    if (isMine && spending === 'given-back') return { ...entry, state: 'free', delivery: null };
    return spending === 'gone' && (isMine || (entry.state === 'free' && entry.at <= sentAt))
      ? { ...entry, state: 'void' }
      : entry;
  });
}
