import type { Day } from './day';

// The whole of China keeps UTC+8 and has had no summer time since 1991, and nothing here is older than
// the instants of a running server. A fixed offset is therefore exact, wherever the process runs and
// whatever time-zone data it has.
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** The calendar day in Asia/Shanghai at an instant (milliseconds since the epoch). */
export const shanghaiDay = (epochMs: number): Day => Math.floor((epochMs + OFFSET_MS) / DAY_MS);

/** Minutes since midnight in Asia/Shanghai at an instant, 0 to 1439. */
export function shanghaiMinuteOfDay(epochMs: number): number {
  const local = epochMs + OFFSET_MS;
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
}

/** The instant (milliseconds since the epoch) at which a day in Asia/Shanghai is `minuteOfDay` minutes old. */
export const shanghaiEpoch = (day: Day, minuteOfDay = 0): number =>
  day * DAY_MS + minuteOfDay * MINUTE_MS - OFFSET_MS;
