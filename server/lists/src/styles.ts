import { format, getFormatDateInfo, isDateFormat } from 'numfmt';
import { limits } from './limits';
import { readSmallPart } from './parts';
import type { Zip } from './zip';

// Formats that a workbook names by number only, as Excel in Chinese shows them.
const BUILT_IN: Readonly<Record<number, string>> = {
  ...{ 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00' },
  ...{ 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM' },
  ...{ 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"' },
  ...{ 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"' },
  ...{
    34: 'h"时"mm"分"',
    35: 'h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: '#,##0',
    38: '#,##0',
    39: '#,##0.00',
  },
  ...{ 40: '#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '0.0E+0', 49: '@' },
  ...{ 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"' },
  ...{ 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"' },
};

/** How a cell's value is shown. */
export interface Style {
  pattern: string;
  /** day: a date with its year, month and day; part: a month, a time of day and the like. */
  shows: 'value' | 'day' | 'part';
  /** A line is drawn through it. */
  struck?: true;
}

const GENERAL: Style = { pattern: 'General', shows: 'value' };

/** The styles of a workbook's cells by number. */
export class Styles {
  constructor(private readonly styles: readonly Style[] = []) {}

  at(index: string | undefined): Style {
    return this.styles[Number(index ?? 0)] ?? GENERAL;
  }
}

function styleOf(code: string): Style {
  const pattern = code.replace(/G\/通用格式/g, 'General');
  if (/^general$/i.test(pattern) || pattern.length > 255) return GENERAL;
  if (!isDateFormat(pattern)) return { pattern, shows: 'value' };
  const { year, month, day } = getFormatDateInfo(pattern);
  return { pattern, shows: year && month && day ? 'day' : 'part' };
}

/** Reads how cells are shown; without the part, all are shown as they are. */
export async function readStyles(zip: Zip, part: string | undefined): Promise<Styles> {
  if (part === undefined) return new Styles();
  const own = new Map<number, string>();
  const byCode = new Map<string, Style>();
  const styles: Style[] = [];
  const struckFonts = new Set<number>();
  let fonts = 0;
  let inFonts = false;
  let inCellFormats = false;
  const known = (code: string): Style => {
    const style = byCode.get(code) ?? styleOf(code);
    byCode.set(code, style);
    return style;
  };
  await readSmallPart(zip, part, {
    open: (name, { numFmtId, formatCode, fontId, val }) => {
      if (name === 'numFmt' && formatCode !== undefined) own.set(Number(numFmtId), formatCode);
      else if (name === 'fonts') inFonts = true;
      else if (name === 'font' && inFonts) fonts += 1;
      else if (name === 'strike' && inFonts) {
        if (val === undefined || val === '1' || val === 'true') struckFonts.add(fonts - 1);
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats && styles.length < limits.styles) {
        const code = own.get(Number(numFmtId)) ?? BUILT_IN[Number(numFmtId)];
        const style = code === undefined ? GENERAL : known(code);
        styles.push(struckFonts.has(Number(fontId ?? 0)) ? { ...style, struck: true } : style);
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
      else if (name === 'fonts') inFonts = false;
    },
  });
  return new Styles(styles);
}

/** A value by its format, or undefined where the format cannot show it. */
export function shownBy({ pattern }: Style, value: number | string): string | undefined {
  const shown = format(pattern, value, { throws: false, nbsp: false });
  return /^#+$/.test(shown) ? undefined : shown;
}
