import { civilOf, type Day } from './day';

/** `12月31日`, with the year before it (`2023年12月31日`) unless it falls in `year`, the reader's own. */
export function formatDayChinese(day: Day, year?: number): string {
  const civil = civilOf(day);
  const short = `${civil.month}月${civil.day}日`;
  return civil.year === year ? short : `${civil.year}年${short}`;
}

const HOUR_MS = 3_600_000;

/** How long something has waited, in words: `不到1小时`, `5小时`, `3天`. */
export function formatWait(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS);
  if (hours < 1) return '不到1小时';
  return hours < 24 ? `${hours}小时` : `${Math.floor(hours / 24)}天`;
}

/** How long a deadline is away, in words: `还剩26天`, `今天是最后一天`, `已过3天`. */
export function formatDaysLeft(daysLeft: number): string {
  if (daysLeft > 0) return `还剩${daysLeft}天`;
  return daysLeft === 0 ? '今天是最后一天' : `已过${-daysLeft}天`;
}
