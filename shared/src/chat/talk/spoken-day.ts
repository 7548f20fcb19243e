import { civilOf, type Day, makeDay } from '../../calendar';
import { arabicNumerals } from '../understand/numerals';

const DIGITS = '零一二三四五六七八九';
const WEEKDAYS = '一二三四五六日';

/** 三月五号 and 十二月二十号 with all numbers in Arabic digits. */
const inDigits = (text: string): string =>
  arabicNumerals(text.normalize('NFKC').replace(/\s+/g, '')).replace(/[零一二三四五六七八九]/g, (digit) =>
    String(DIGITS.indexOf(digit)),
  );

function dayOrNull(year: number, month: number, day: number): Day | null {
  try {
    return makeDay(year, month, day);
  } catch {
    return null;
  }
}

const fullYear = (written: string): number =>
  written.length === 2 ? 2000 + Number(written) : Number(written);

const AGO: Record<string, number> = {
  今天: 0,
  今日: 0,
  刚才: 0,
  刚刚: 0,
  昨天: 1,
  昨日: 1,
  前天: 2,
  大前天: 3,
};
const YEARS_AGO: Record<string, number> = { 今年: 0, 去年: 1, 前年: 2, 大前年: 3 };

function byWord(text: string, asOf: Day): Day | null {
  const word = /大前天|今天|今日|刚才|刚刚|昨天|昨日|前天/.exec(text)?.[0];
  if (word) return asOf - (AGO[word] as number);
  const days = /(\d{1,3})天(?:以)?前/.exec(inDigits(text))?.[1];
  return days ? asOf - Number(days) : null;
}

/** 上周三: the Wednesday of the week before this one; weeks begin on Monday. */
function byWeekday(text: string, asOf: Day): Day | null {
  const name = /上个?(?:周|星期|礼拜)([一二三四五六日天])/.exec(text)?.[1];
  if (!name) return null;
  const monday = asOf - ((asOf + 3) % 7); // 1970-01-01 was a Thursday
  return monday - 7 + WEEKDAYS.indexOf(name === '天' ? '日' : name);
}

function byDate(digits: string): Day | null {
  const full = /(?<!\d)(\d{4}|\d{2})[年./-](\d{1,2})[月./-](\d{1,2})/.exec(digits);
  return full ? dayOrNull(fullYear(full[1] as string), Number(full[2]), Number(full[3])) : null;
}

function byYearsAgo(digits: string, asOf: Day): Day | null {
  const found = /(今年|去年|大前年|前年)的?(\d{1,2})[月./-](\d{1,2})/.exec(digits);
  if (!found) return null;
  return dayOrNull(
    civilOf(asOf).year - (YEARS_AGO[found[1] as string] as number),
    Number(found[2]),
    Number(found[3]),
  );
}

/** 3月5号 and 5号: the last one that has been. */
function byPart(digits: string, asOf: Day): Day | null {
  const { year, month } = civilOf(asOf);
  const inMonth = /(?<!\d)(\d{1,2})[月./-](\d{1,2})/.exec(digits);
  if (inMonth) {
    const [wanted, day] = [Number(inMonth[1]), Number(inMonth[2])];
    const thisYears = dayOrNull(year, wanted, day);
    return thisYears !== null && thisYears <= asOf ? thisYears : dayOrNull(year - 1, wanted, day);
  }
  const day = /(?<!\d)(\d{1,2})[号日]/.exec(digits)?.[1];
  if (!day) return null;
  const last = month === 1 ? dayOrNull(year - 1, 12, Number(day)) : dayOrNull(year, month - 1, Number(day));
  if (/上个?月/.test(digits)) return last;
  const thisMonths = dayOrNull(year, month, Number(day));
  return thisMonths !== null && thisMonths <= asOf ? thisMonths : last;
}

/** A day as people say it (昨天, 上个月15号, 去年12月5日, 2022.12.5), seen from `asOf`; null when none is said. */
export function spokenDay(text: string, asOf: Day): Day | null {
  const digits = inDigits(text);
  return (
    byDate(digits) ??
    byYearsAgo(digits, asOf) ??
    byWord(text, asOf) ??
    byWeekday(text, asOf) ??
    byPart(digits, asOf)
  );
}
