import { type Day, formatDayChinese, formatDaysLeft, yearOf } from '../../../calendar';
import { hoursOfTenths, type Tenths } from '../../rulebook';

/** Hours with their unit: 20 学时. */
export const sayHours = (tenths: Tenths | null): string => `${hoursOfTenths(tenths ?? 0)} 学时`;

/** A day in the reader's year: 12月31日, or 2023年12月31日. */
export const sayDay = (day: Day, asOf: Day): string => formatDayChinese(day, yearOf(asOf));

/** A deadline: 12月31日（还剩26天）. */
export const sayDeadline = (deadline: Day, asOf: Day): string =>
  `${sayDay(deadline, asOf)}（${formatDaysLeft(deadline - asOf)}）`;

/** Years: 2023、2024 年. */
export const sayYears = (years: readonly number[]): string => `${years.join('、')} 年`;
