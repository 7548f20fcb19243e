/** Minutes of the day, Asia/Shanghai, between which nothing is sent: from 21:00 until 08:00. */
export const QUIET_FROM = 21 * 60;
export const QUIET_UNTIL = 8 * 60;

/** The hour at which holders are reminded who have not chosen one. */
export const DEFAULT_HOUR = 9;

/** Whether reminders may be sent at a minute of the day. */
export const mayDisturb = (minuteOfDay: number): boolean =>
  minuteOfDay >= QUIET_UNTIL && minuteOfDay < QUIET_FROM;

/**
 * The minute of the day, from `minuteOfDay` on, at which a holder who chose `hour` (8 to 20) is reminded:
 * the hour itself, or at once when it is past; null when the evening is too late.
 */
export function sendingMinute(minuteOfDay: number, hour: number): number | null {
  const minute = Math.max(minuteOfDay, hour * 60);
  return mayDisturb(minute) ? minute : null;
}
