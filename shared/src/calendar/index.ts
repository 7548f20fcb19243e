export { formatDayChinese, formatDaysLeft } from './chinese';
export {
  type Civil,
  civilOf,
  type Day,
  firstDayOfYear,
  formatDay,
  isDay,
  lastDayOfYear,
  makeDay,
  parseDay,
  tryParseDay,
  yearOf,
} from './day';
export { shanghaiDay, shanghaiEpoch, shanghaiMinuteOfDay } from './shanghai';
