import { type Day, formatDayChinese, formatDaysLeft, yearOf } from '../calendar';
import { hoursOfTenths, type Tenths } from '../law';

/** Hours with their unit: 20 学时. */
export const sayHours = (tenths: Tenths): string => `${hoursOfTenths(tenths)} 学时`;

/** A day in the reader's year: 12月31日, or 2023年12月31日. */
export const sayDay = (day: Day, asOf: Day): string => formatDayChinese(day, yearOf(asOf));

/** A last day with how far it is away: 12月31日（还剩26天）. */
export const sayDue = (due: Day, asOf: Day): string =>
  `${sayDay(due, asOf)}（${formatDaysLeft(due - asOf)}）`;
