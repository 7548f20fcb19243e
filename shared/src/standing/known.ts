import { type Day, formatDayChinese, parseDay, tryParseDay } from '../calendar';
import { daysOfPart, type FactData, factValue, type Known, type Pack, UNKNOWN } from '../law';

/** Days that nobody alive can mean are a slip of the finger. */
const EARLIEST_EVENT = parseDay('1980-01-01');
const EARLIEST_DATE = parseDay('1920-01-01');
/** There were no such certificates before; what follows from a day of expiry lies some years before it. */
const EARLIEST_EXPIRY = parseDay('1990-01-01');
const LATEST_DATE = parseDay('2100-12-31');

/** Why something cannot be noted of a fact: a stable code, and what to do, in words. */
export interface KnownFault {
  readonly code: 'invalid' | 'in-future';
  readonly message: string;
}

const invalid = (message: string): KnownFault => ({ code: 'invalid', message });

type DayFact = Exclude<FactData, { type: 'state' }>;

/** Whether a day of a fact cannot lie ahead of whoever tells of it. */
export const liesBehind = (fact: DayFact): boolean => fact.type === 'event' || fact.past;

function dayFault(fact: DayFact, written: string, asOf: Day, expires: boolean): KnownFault | null {
  if (written === UNKNOWN) return null;
  const day = tryParseDay(written);
  const days = day === undefined ? daysOfPart(written) : { first: day, last: day };
  if (!days) return invalid('没有这一天，请再看看日期；记不清的，写年或年月也行。');
  if (liesBehind(fact) && days.first > asOf)
    return { code: 'in-future', message: '这一天还没到，请填已经过去的日期。' };
  const earliest = expires ? EARLIEST_EXPIRY : fact.type === 'event' ? EARLIEST_EVENT : EARLIEST_DATE;
  if (days.last < earliest) return invalid('这个日期太早了，请再看看年份。');
  return days.first > LATEST_DATE ? invalid('这个日期太远了，请再看看年份。') : null;
}

/** Whether something of a pack ends on the day that a fact tells. */
const isExpiry = ({ said }: Pack, fact: FactData): boolean =>
  said.obligations.some(({ when }) => 'term' in when && said.facts[when.term.expires] === fact);

/** Why something told of a fact cannot be noted on a day; null when it can. */
export function knownFault(pack: Pack, fact: FactData, told: Known, asOf: Day): KnownFault | null {
  if (told === null) return null;
  if (fact.type !== 'state')
    return typeof told === 'string'
      ? dayFault(fact, told, asOf, isExpiry(pack, fact))
      : invalid('请填日期。');
  if (factValue(fact, told, pack.from, asOf) !== undefined) return null;
  if (fact.values === 'yes-no') return invalid('请选是或不是。');
  return invalid(fact.values === 'text' ? `请填${fact.name}。` : '请从选项里选一个。');
}

const monthText = (part: string): string => {
  const [year, month] = part.split('-').map(Number);
  return month === undefined ? `${year}年` : `${year}年${month}月`;
};

/** What is known of a fact, in words: 2020年6月, 还没有, 记不清, 是. */
export function sayKnown(fact: FactData, told: Known): string {
  if (told === UNKNOWN) return fact.type === 'state' ? '不清楚' : '记不清';
  if (told === null) return fact.type === 'event' ? '还没有' : '不清楚';
  if (fact.type === 'state') {
    if (typeof told === 'boolean') return told ? '是' : '不是';
    return typeof fact.values === 'object' ? (fact.values[told] ?? told) : told;
  }
  const day = tryParseDay(String(told));
  return day === undefined ? monthText(String(told)) : formatDayChinese(day);
}
