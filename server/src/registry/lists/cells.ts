import { type Day, tryParseDay } from '@hz/shared/calendar';
import { FIRST_YEAR, LAST_YEAR } from '@hz/shared/contracts';
import { isIdentityNumber } from '@hz/shared/verification';
import type { Cell, DateSystem } from './cell';

/** Why a cell cannot be taken, as a stable code. */
export type CellFault =
  | 'number-missing'
  | 'number-shortened'
  | 'number-invalid'
  | 'id-shortened'
  | 'id-invalid'
  | 'name-invalid'
  | 'post-missing'
  | 'family-unknown'
  | 'status-unknown'
  | 'form-unknown'
  | 'date-missing'
  | 'date-invalid'
  | 'year-invalid'
  | 'hours-missing'
  | 'hours-invalid'
  | 'text-too-long';

/** A cell's value, null for an empty cell, or why it cannot be taken. */
export type Read<T> = { value: T | null } | { fault: CellFault };

export const empty = { value: null } as const;

/** A cell's text after NFKC, trimmed, with single spaces; full-width digits become plain ones. */
export const textOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : String(cell).normalize('NFKC').replace(/\s+/g, ' ').trim();

const isBlank = (text: string): boolean => text === '' || /^[-—/\\无]$/.test(text);

/** A short text; nothing is read into it. */
export function readText(cell: Cell | undefined, maxLength = 100): Read<string> {
  const text = textOf(cell);
  if (isBlank(text)) return empty;
  return text.length > maxLength ? { fault: 'text-too-long' } : { value: text };
}

// A spreadsheet shows a long number as 1.23E+17 and has lost its last digits by then; 15 digits it keeps.
const isShortened = (cell: Cell | undefined, text: string): boolean =>
  /^\d+(\.\d+)?E\+\d+$/i.test(text) || (typeof cell === 'number' && Math.abs(cell) >= 1e15);

/** A certificate's number: an opaque text of at most 60 letters. */
export function readNumber(cell: Cell | undefined): Read<string> {
  const text = textOf(cell).replace(/ /g, '');
  if (isBlank(text)) return empty;
  if (isShortened(cell, text)) return { fault: 'number-shortened' };
  const isWhole = typeof cell !== 'number' || Number.isInteger(cell);
  return isWhole && text.length >= 4 && text.length <= 60 ? { value: text } : { fault: 'number-invalid' };
}

/** A resident identity number in its 18-letter form; one of 15 digits is written out. */
export function readIdentity(cell: Cell | undefined): Read<string> {
  const text = textOf(cell).replace(/ /g, '').toUpperCase();
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

/** A person's name: 2 to 40 letters without digits; spaces between Chinese letters are filling. */
export function readName(cell: Cell | undefined): Read<string> {
  const text = textOf(cell).replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  if (isBlank(text)) return empty;
  return /^[^\d]{2,40}$/.test(text) ? { value: text } : { fault: 'name-invalid' };
}

const EXCEL_EPOCH = { 1900: 25_569, 1904: 24_107 } as const;

const padded = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

/** A date as people and spreadsheets write it, always with its day: 2022-12-05, 2022年12月5日, 20221205, 44900. */
export function readDate(cell: Cell | undefined, system: DateSystem): Read<Day> {
  const text = textOf(cell);
  if (isBlank(text)) return empty;
  const day = serialDay(text, system) ?? writtenDay(text);
  const isSane = day !== undefined && day >= dayOfYear(FIRST_YEAR) && day < dayOfYear(LAST_YEAR);
  return isSane ? { value: day } : { fault: 'date-invalid' };
}

const dayOfYear = (year: number): Day => tryParseDay(`${year}-01-01`) as Day;

// A workbook keeps dates as days since its epoch, with the time of day as a fraction.
const serialDay = (text: string, system: DateSystem): Day | undefined =>
  /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) - EXCEL_EPOCH[system] : undefined;

function writtenDay(text: string): Day | undefined {
  const together = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const apart = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T ]\s*\d{1,2}:\d{2}.*)?$/.exec(
    text,
  );
  const [, year, month, day] = together ?? apart ?? [];
  return year && month && day ? tryParseDay(padded(year, month, day)) : undefined;
}

/** A calendar year: 2024, 2024年, 2024年度. */
export function readYear(cell: Cell | undefined): Read<number> {
  const text = textOf(cell);
  if (isBlank(text)) return empty;
  const year = Number(/^(\d{4})\s*年?度?$/.exec(text)?.[1]);
  return year >= FIRST_YEAR && year < LAST_YEAR ? { value: year } : { fault: 'year-invalid' };
}

const MAX_TENTHS = 20_000;

/** Hours in tenths: 32, 31.9, 32学时. 0 is an answer. */
export function readHours(cell: Cell | undefined): Read<number> {
  const text = textOf(cell).replace(/\s*(学时|课时|小时|个)+$/, '');
  if (text === '') return empty;
  const tenths = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 10 : Number.NaN;
  const whole = Math.round(tenths);
  return Math.abs(tenths - whole) < 1e-6 && whole <= MAX_TENTHS
    ? { value: whole }
    : { fault: 'hours-invalid' };
}
