import { civilOf, type Day, formatDay } from '@hz/shared/calendar';
import type { Cell, DateSystem } from './cell';
import { plainText } from './plain-text';
import { type Style, shownBy } from './styles';

const EPOCH: Readonly<Record<DateSystem, number>> = { 1900: 25_569, 1904: 24_107 };
const SECONDS_A_DAY = 86_400;
/** From here on a spreadsheet has lost digits: it keeps fifteen. */
const FIRST_LOST = 1e15;

/**
 * Midnight in Shanghai by the clock of 1900, which some programs (SheetJS among them) count days from, was 43 seconds
 * earlier: what they write as a date comes out at 23:59:17 of the day before.
 */
export const isMidnightOf1900 = (secondOfDay: number): boolean => Math.abs(secondOfDay - 86_357) <= 1;

/** A day number with its second, from days since a workbook's epoch; undefined outside the years 1900 to 9999. */
export function dayOfSerial(serial: number, system: DateSystem): { day: Day; second: number } | undefined {
  if (!(serial >= 61 && serial < 2_958_466)) return undefined;
  const seconds = Math.round(serial * SECONDS_A_DAY);
  const second = seconds % SECONDS_A_DAY;
  const day = Math.floor(seconds / SECONDS_A_DAY) - EPOCH[system];
  return isMidnightOf1900(second) ? { day: day + 1, second: 0 } : { day, second };
}

const two = (value: number): string => String(value).padStart(2, '0');
const clockOf = (second: number): string =>
  [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(two).join(':');

/** A number as a person sees it, without what only makes it easier to read (groups of three, decimals, exponents). */
export function numberCell(value: number, style: Style, system: DateSystem): Cell {
  if (style.shows !== 'value') return dateCell(value, style, system);
  const plain = Number.isInteger(value) ? value.toFixed(0) : String(Number(value.toPrecision(15)));
  if (Math.abs(value) >= FIRST_LOST) return { text: plain, trouble: 'digits-lost' };
  if (style.pattern === 'General') return plain;
  const shown = shownBy(style, value)?.trim();
  if (!shown) return plain;
  const isOnlyANumber = /^-?[\d,]*\.?\d*(E[+-]?\d+)?$/i.test(shown);
  const isPadded = /^0\d/.test(shown) && Number.isInteger(value);
  if (isOnlyANumber) return isPadded ? plainText(shown) : plain;
  // Letters around it belong to it, unless the format has rounded what stands between them.
  return Number.isInteger(value) || shown.includes('%') ? plainText(shown) : plain;
}

function dateCell(value: number, style: Style, system: DateSystem): Cell {
  const at = dayOfSerial(value, system);
  if (style.shows === 'part' || !at || civilOf(at.day).year > 9999)
    return { text: plainText(shownBy(style, value) ?? String(value)), isDate: true };
  const day = formatDay(at.day);
  return { text: at.second === 0 ? day : `${day} ${clockOf(at.second)}`, isDate: true };
}
