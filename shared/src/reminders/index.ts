export { type Candidate, type DayBook, isSameRow, openDayBook, type RowKey } from './candidates';
export { DEFAULT_HOUR, mayDisturb, QUIET_FROM, QUIET_UNTIL, sendingMinute } from './hours';
export {
  type Plan,
  type PlannedRow,
  planCertificate,
  type SupersededRow,
  type SupersededWhy,
} from './plan';
export type { Subject } from './subject';
export { lastCallDays, upcomingRows } from './upcoming';
export { isLastCall, URGENCIES, type Urgency, urgencyOf } from './urgency';
