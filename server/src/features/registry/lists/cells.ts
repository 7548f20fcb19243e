import { type Cell, cellText, type DateSystem, dayOfSerial, isMidnightOf1900, troubleOf } from '@hz/lists';
import { type Day, tryParseDay } from '@hz/shared/calendar';
import { canonicalNumber, isIdentityNumber, looksLikeNumber } from '@hz/shared/codes';
import { FIRST_YEAR, LAST_YEAR } from '@hz/shared/contracts';
import { isCreditCode, typedCreditCode, withOneDot } from '@hz/shared/text';

/** Why a cell cannot be taken, as a stable code. */
export type CellFault =
  | 'number-missing'
  | 'number-shortened'
  | 'number-invalid'
  | 'number-two'
  | 'number-is-identity'
  | 'id-shortened'
  | 'id-invalid'
  | 'name-invalid'
  | 'name-letters-lost'
  | 'post-missing'
  | 'family-unknown'
  | 'status-unknown'
  | 'form-unknown'
  | 'date-missing'
  | 'date-invalid'
  | 'year-invalid'
  | 'hours-missing'
  | 'hours-invalid'
  | 'hours-other-unit'
  | 'text-too-long'
  | 'letters-lost'
  | 'formula-without-result'
  | 'cell-broken'
  | 'cell-error'
  | 'cell-struck'
  | 'credit-code-invalid';

/** A cell's value, null for an empty cell, or why it cannot be taken. */
export type Read<T> = { value: T | null } | { fault: CellFault };

export const empty = { value: null } as const;

/** No field of a list is longer; what is, is not looked at. */
const MAX_LETTERS = 200;

// What programs write where there is nothing: errors of a spreadsheet, and nothing in the words of databases.
const NOTHING =
  /^(#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA)|#N\/A N\/A|\(?null\)?|none|nan|nat|n\/a|<na>|undefined|\\N)$/i;

/** Letters that stand for lost or hidden ones: ? of an export, the replacement character, private use, boxes, stars. */
const LOST_LETTERS = /[?\ufffd\p{Co}*\u25a1\u25a0\u25a2\u25c7\u25c6\u3013\u2588\u25cb]/u;

/** A cell's text after NFKC, trimmed, with single spaces; full-width digits become plain ones. '' where it says nothing. */
export function textOf(cell: Cell | undefined): string {
  const text = linesOf(cell).replace(/\s+/g, ' ');
  return NOTHING.test(text) ? '' : text;
}

/** As `textOf`, with its line breaks. */
const linesOf = (cell: Cell | undefined): string =>
  cellText(cell)
    .slice(0, MAX_LETTERS + 1)
    .normalize('NFKC')
    .trim();

/** Why a cell's text is not known, whatever the field is. An error is an empty cell. */
export function unreadable(cell: Cell | undefined): CellFault | undefined {
  const trouble = troubleOf(cell);
  if (trouble === 'no-result') return 'formula-without-result';
  if (trouble === 'broken') return 'cell-broken';
  if (trouble === 'struck') return 'cell-struck';
  return trouble === 'too-long' || cellText(cell).length > MAX_LETTERS ? 'text-too-long' : undefined;
}

const isBlank = (text: string): boolean => text === '' || /^([-—–/\\]{1,4}|无|暂无|空)$/.test(text);

/** A short text; nothing is read into it. */
export function readText(cell: Cell | undefined, maxLength = 100): Read<string> {
  const text = textOf(cell);
  if (isBlank(text)) return empty;
  if (text.length > maxLength) return { fault: 'text-too-long' };
  return /[\ufffd\p{Co}]|\?{2}|^\?/u.test(text) ? { fault: 'letters-lost' } : { value: text };
}

// A spreadsheet shows a long number as 1.23E+17 and has lost its last digits by then; 15 digits it keeps.
const isShortened = (cell: Cell | undefined, text: string): boolean =>
  troubleOf(cell) === 'digits-lost' || /^\d+(\.\d+)?E\+?\d+$/i.test(text);

/** 22010107001.0 is a whole number that a program took for a fraction. */
const withoutFraction = (text: string): string => text.replace(/^(\d+)\.0+$/, '$1');

const LABEL =
  /^(?:证书编号|证书号码?|证书编码|合格证编?号|岗位证书?编?号|证编号|证号|编号|编码|No(?=[.:])|№)\s*(?:\([^()\d]{1,6}\))?\s*[:.=]?\s*/i;
// Words that say why there is no number, or what the number is: none of them is part of one.
const NO_NUMBER =
  /见|附件|附表|遗失|丢失|待|补办|补发|核实|未|暂|办理|合计|总计|小计|共计|累计|不详|同上|如上|作废|注销|吊销|撤销|过期|失效|无证|有证|电话|手机|身份证|姓名|备注|说明|单位|人数/;
const BRACKETED_WORDS = /\(\p{Script=Han}{1,8}\)$/u;
const A_DATE = /^\d{4}([-/.年])\d{1,2}([-/.月])\d{1,2}日?(\d{2}:.*)?$/;
const A_PHONE = /^0\d{2,3}-\d{7,8}$/;
const AROUND = /^[\s"“”「」『』《》<>[\]【】:,;、/\\|-]+|[\s"“”「」『』《》<>:,;、/\\|-]+$/g;

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

/** Whether a cell holds two numbers: by a mark or a line break between them, or by a space between long ones. */
function areTwo(text: string): boolean {
  const atLeast = (parts: readonly string[], digits: number) =>
    parts.filter((part) => digitsIn(part) >= digits).length > 1;
  return (
    atLeast(text.split(/[\n、,;|&+]|和|及/), 4) ||
    atLeast(text.split(/[\s/\\]+/), 8) ||
    atLeast(text.split(/\/{2,}|或/), 4)
  );
}

/**
 * A certificate's number. What cannot be one is refused: words, lost letters, two numbers, a date, an identity number.
 * The holder's own name beside it is left out.
 */
export function readNumber(cell: Cell | undefined, name: string | null = null): Read<string> {
  if (isBlank(textOf(cell))) return empty;
  const lines = withoutFraction(linesOf(cell));
  if (isShortened(cell, lines)) return { fault: 'number-shortened' };
  if (typeof cell === 'object' && cell.isDate) return { fault: 'number-invalid' };
  const alone = (
    name !== null && name.length > 1 ? lines.replace(name, ' ').replace(/\(\s*\)|\[\s*\]/g, ' ') : lines
  )
    .replace(AROUND, '')
    .replace(LABEL, '')
    .replace(AROUND, '');
  if (areTwo(alone)) return { fault: 'number-two' };
  const text = alone.replace(/\s+/g, '');
  const number = canonicalNumber(text);
  if (isIdentityNumber(number)) return { fault: 'number-is-identity' };
  const isNone =
    !looksLikeNumber(number) ||
    LOST_LETTERS.test(number) ||
    NO_NUMBER.test(number) ||
    BRACKETED_WORDS.test(number) ||
    A_DATE.test(number) ||
    A_PHONE.test(number) ||
    /^[0-]+$|X{3}/.test(number) ||
    hasNameBeside(alone);
  return isNone ? { fault: 'number-invalid' } : { value: text };
}

/** Whether a number may be that of a mobile phone; those of certificates of some provinces look the same. */
export const mayBePhone = (number: string): boolean => /^1[3-9]\d{9}$/.test(number);

/** 王五 22010732002: two to four letters that no number begins with, and a number of their own beside them. */
function hasNameBeside(text: string): boolean {
  const parts = text.split(/\s+/);
  return (
    parts.length === 2 &&
    parts.some(
      (part) => /^\p{Script=Han}{2,4}$/u.test(part) && !/[吉辽黑蒙建培安证字住岗省市州城第号职]/.test(part),
    ) &&
    parts.some((part) => digitsIn(part) >= 6)
  );
}

/** A unified social credit code. Numbers of the older kinds (工商注册号, 组织机构代码) are none. */
export function readCreditCode(cell: Cell | undefined): Read<string> {
  if (isBlank(textOf(cell))) return empty;
  const code = typedCreditCode(textOf(cell).replace(LABELLED_CODE, ''));
  return isCreditCode(code) ? { value: code } : { fault: 'credit-code-invalid' };
}

const LABELLED_CODE = /^(?:统一)?(?:社会)?信用代码\s*[:：]?\s*/;

/** A resident identity number in its 18-letter form; one of 15 digits is written out. */
export function readIdentity(cell: Cell | undefined): Read<string> {
  const text = withoutFraction(textOf(cell).replace(/ /g, '').toUpperCase());
  if (isBlank(text)) return empty;
  if (isShortened(cell, text)) return { fault: 'id-shortened' };
  const whole = identityOf(text);
  return whole === undefined ? { fault: 'id-invalid' } : { value: whole };
}

/** The 18-letter form of an identity number, or undefined when its birthday or check letter is wrong. */
export function identityOf(text: string): string | undefined {
  const candidates = /^\d{15}$/.test(text)
    ? [...'0123456789X'].map((check) => `${text.slice(0, 6)}19${text.slice(6)}${check}`)
    : [text];
  return candidates.find(isIdentityNumber);
}

const NAME = /^[\p{L}\p{M}〇][\p{L}\p{M}〇· .'-]{0,38}[\p{L}\p{M}〇.]$/u;
const NO_NAME =
  /^(姓名|名字|持证人|合计|总计|小计|共计|不详|未知|待定|测试|空缺|同上|备注|说明)$|^(合计|总计|小计)/;
const HIDDEN_NAME = /\p{Script=Han}.*X{2}|\p{Script=Han}某某?$/iu;

/** A person's name: 2 to 40 letters; spaces between Chinese letters are filling, and every dot in it is one kind. */
export function readName(cell: Cell | undefined): Read<string> {
  const text = withOneDot(textOf(cell)).replace(/(?<=\p{Script=Han}|·) (?=\p{Script=Han}|·)/gu, '');
  if (isBlank(text)) return empty;
  if (LOST_LETTERS.test(text) || HIDDEN_NAME.test(text)) return { fault: 'name-letters-lost' };
  return NAME.test(text) && !NO_NAME.test(text) ? { value: text } : { fault: 'name-invalid' };
}

const MAX_DATE_LETTERS = 80;

const padded = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** A date as people and programs write it, always with its day: 2022-12-05, 2022年12月5日, 20221205, 44900, an instant. */
export function readDate(cell: Cell | undefined, system: DateSystem): Read<Day> {
  const text = textOf(cell);
  if (isBlank(text)) return empty;
  const day =
    text.length > MAX_DATE_LETTERS
      ? undefined
      : (serialDay(text, system) ?? instantDay(text) ?? writtenDay(text));
  const isSane = day !== undefined && day >= dayOfYear(FIRST_YEAR) && day < dayOfYear(LAST_YEAR);
  return isSane ? { value: day } : { fault: 'date-invalid' };
}

const dayOfYear = (year: number): Day => tryParseDay(`${year}-01-01`) as Day;

// A workbook keeps dates as days since its epoch, with the time of day as a fraction.
const serialDay = (text: string, system: DateSystem): Day | undefined =>
  /^\d{5}(\.\d+)?$/.test(text) ? dayOfSerial(Number(text), system)?.day : undefined;

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)? ?(Z|[+-]\d{2}:?\d{2})$/i;
const JS_INSTANT =
  /^[A-Z][a-z]{2},? (?:[A-Z][a-z]{2} \d{1,2}|\d{1,2} [A-Z][a-z]{2}) \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC)([+-]\d{4})?(?: \([^)]{1,40}\))?$/;
// With the summer time that China had until 1991: what programs write as an instant was midnight there.
const inChina = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  ...({ year: 'numeric', month: '2-digit', day: '2-digit' } as const),
  ...({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const),
});

/** The day in China of an instant that says how far it is from UTC. */
function instantDay(text: string): Day | undefined {
  if (!ISO_INSTANT.test(text) && !JS_INSTANT.test(text)) return undefined;
  const instant = Date.parse(
    ISO_INSTANT.test(text)
      ? text
          .replace(/^(.{10})[T ]/i, '$1T')
          .replace(' ', '')
          .replace(',', '.')
          .toUpperCase()
      : text.replace(/ \([^)]*\)$/, ''),
  );
  if (Number.isNaN(instant)) return undefined;
  const part = Object.fromEntries(inChina.formatToParts(instant).map(({ type, value }) => [type, value]));
  const day = tryParseDay(`${part.year}-${part.month}-${part.day}`);
  const second = Number(part.hour) * 3600 + Number(part.minute) * 60 + Number(part.second);
  return day === undefined ? undefined : day + (isMidnightOf1900(second) ? 1 : 0);
}

const TOGETHER = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/;
const APART =
  /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?[日号]?(?: ?(?:星期|周)[一二三四五六日天])?(?:[T ] ?(?:上午|下午)? ?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?[AP]M)?)?$/i;

function writtenDay(text: string): Day | undefined {
  const [, year, month, date, hour, minute, second] = TOGETHER.exec(text) ?? APART.exec(text) ?? [];
  const day = year && month && date ? tryParseDay(padded(year, month, date)) : undefined;
  if (day === undefined || Number(hour ?? 0) > 24 || Number(minute ?? 0) > 59) return undefined;
  const seconds = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  return isMidnightOf1900(seconds) ? day + 1 : day;
}

const WRITTEN = String.raw`\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?|\d{8}`;
const FROM_TO = new RegExp(
  `^[自从]?(?:(${WRITTEN}) ?起? ?(?:[至到~]|[-—–―]{1,2})|[至到]) ?(${WRITTEN}) ?(?:止|为止)?$`,
);
const UNTIL = new RegExp(`^(${WRITTEN}) ?(?:止|为止)$`);

/** The last day of a term, written as a date or as a range that ends with it: 2021-03-01至2024-02-28. */
export function readLastDay(cell: Cell | undefined, system: DateSystem): Read<Day> {
  const text = textOf(cell);
  const [, from, to = UNTIL.exec(text)?.[1]] = FROM_TO.exec(text) ?? [];
  if (to === undefined) return readDate(cell, system);
  const [first, last] = [from, to].map((one) => (one === undefined ? undefined : writtenDay(one)));
  const isSane = from === undefined || (first !== undefined && last !== undefined && first < last);
  return isSane ? readDate(to, system) : { fault: 'date-invalid' };
}

/** A calendar year: 2024, 2024年, 2024年度. */
export function readYear(cell: Cell | undefined): Read<number> {
  const text = withoutFraction(textOf(cell));
  if (isBlank(text)) return empty;
  const year = Number(/^(\d{4}) ?年?度?$/.exec(text)?.[1]);
  return year >= FIRST_YEAR && year < LAST_YEAR ? { value: year } : { fault: 'year-invalid' };
}

const MAX_TENTHS = 20_000;
const HOURS = /^(\d{1,6}(?:\.\d{1,12})?) ?(?:(?:个)?(?:学时|课时|小时))?$/;

/** Hours in tenths: 32, 31.9, 32学时. 0 is an answer. */
export function readHours(cell: Cell | undefined): Read<number> {
  const text = textOf(cell);
  if (text === '') return empty;
  const tenths = Number(HOURS.exec(text)?.[1] ?? Number.NaN) * 10;
  const whole = Math.round(tenths);
  return Math.abs(tenths - whole) < 1e-6 && whole <= MAX_TENTHS
    ? { value: whole }
    : { fault: 'hours-invalid' };
}
