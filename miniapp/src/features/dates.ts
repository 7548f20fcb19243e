import {
  formatDayChinese,
  formatDaysLeft,
  parseDay,
  shanghaiDay,
  shanghaiMinuteOfDay,
  yearOf,
} from '@hz/shared/calendar';

/** `12月31日`, with its year where it is not this year's. */
export const dayWords = (iso: string, asOf: string): string =>
  formatDayChinese(parseDay(iso), yearOf(parseDay(asOf)));

/** `12月31日（还剩26天）` */
export const deadlineWords = (iso: string, daysLeft: number | null, asOf: string): string =>
  daysLeft === null ? dayWords(iso, asOf) : `${dayWords(iso, asOf)}（${formatDaysLeft(daysLeft)}）`;

/** An instant of real time, ISO 8601, as Shanghai's clocks show it: `2026年11月22日 08:05` */
export function instantWords(instant: string): string {
  const epoch = Date.parse(instant);
  const minute = shanghaiMinuteOfDay(epoch);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatDayChinese(shanghaiDay(epoch))} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
