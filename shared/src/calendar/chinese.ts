import { civilOf, type Day } from './day';

/** `12月31日`, with the year before it (`2023年12月31日`) unless it falls in `year`, the reader's own. */
export function formatDayChinese(day: Day, year?: number): string {
  const civil = civilOf(day);
  const short = `${civil.month}月${civil.day}日`;
  return civil.year === year ? short : `${civil.year}年${short}`;
}

/** How long a deadline is away, in words: `还剩26天`, `今天是最后一天`, `已过3天`. */
export function formatDaysLeft(daysLeft: number): string {
  if (daysLeft > 0) return `还剩${daysLeft}天`;
  return daysLeft === 0 ? '今天是最后一天' : `已过${-daysLeft}天`;
}
