/** The hours of the day in which reminders may come, by part of the day. */
export const hoursOfDay = {
  morning: [8, 9, 10, 11],
  noon: [12, 13, 14, 15, 16, 17],
  evening: [18, 19, 20],
} as const;

const NOON = 12;

/** 上午 9 点, 中午 12 点, 晚上 8 点 */
export function hourWords(hour: number): string {
  if (hour === NOON) return '中午 12 点';
  const part = hour < NOON ? '上午' : hour < hoursOfDay.evening[0] ? '下午' : '晚上';
  return `${part} ${hour > NOON ? hour - NOON : hour} 点`;
}
