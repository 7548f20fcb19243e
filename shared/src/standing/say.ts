import { civilOf, type Day, formatDayChinese, formatDaysLeft, yearOf } from '../calendar';
import { hoursOfTenths, type PartKnown, type Tenths } from '../law';

/** Hours with their unit: 20 学时. */
export const sayHours = (tenths: Tenths): string => `${hoursOfTenths(tenths)} 学时`;

/** A day in the reader's year: 12月31日, or 2023年12月31日. */
export const sayDay = (day: Day, asOf: Day): string => formatDayChinese(day, yearOf(asOf));

/** A last day with how far it is away: 12月31日（还剩26天）. */
export const sayDue = (due: Day, asOf: Day): string =>
  `${sayDay(due, asOf)}（${formatDaysLeft(due - asOf)}）`;

/** A day known in part, as it was told: 2021年, or 2021年6月. What was cut off at the day asked about is not seen. */
export function sayPart({ first, last }: Pick<PartKnown, 'first' | 'last'>): string {
  const { year, month } = civilOf(first);
  return month === civilOf(last).month ? `${year}年${month}月` : `${year}年`;
}
