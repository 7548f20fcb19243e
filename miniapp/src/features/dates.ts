import { formatDayChinese, formatDaysLeft, parseDay, yearOf } from '@hz/shared/calendar';

/** `12月31日`, with its year where it is not this year's. */
export const dayWords = (iso: string, asOf: string): string =>
  formatDayChinese(parseDay(iso), yearOf(parseDay(asOf)));

/** `12月31日（还剩26天）` */
export const deadlineWords = (iso: string, daysLeft: number | null, asOf: string): string =>
  daysLeft === null ? dayWords(iso, asOf) : `${dayWords(iso, asOf)}（${formatDaysLeft(daysLeft)}）`;
