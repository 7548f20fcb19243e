export { formatDayChinese, formatDaysLeft, formatWait } from './chinese';
export {
  addMonths,
  addYears,
  type Civil,
  civilOf,
  type Day,
  dayOfYear,
  firstDayOfYear,
  formatDay,
  isDay,
  lastDayOfYear,
  makeDay,
  monthBounds,
  parseDay,
  tryParseDay,
  yearOf,
} from './day';
export { type MoonWinter, moonWinter } from './moon';
export { formatPartChinese, isPartDay, type PartDay, partBounds, UNKNOWN_DAY } from './part';
export { shanghaiDay, shanghaiEpoch, shanghaiMinuteOfDay } from './shanghai';
