import { type Tenths, tenthsOfHours } from '../../rulebook';
import { arabicNumerals } from '../understand/numerals';

const SINGLE = '零一二三四五六七八九';
const HOURS = /(\d+(?:\.\d+)?)个?(半)?个?(?:学时|课时|小时|钟头)|(?:学了|记|看了|有)(\d+(?:\.\d+)?)个?(半)?/;

/** Hours as people say them (8个学时, 学了四个半小时, 4.5学时), in tenths; null when none are said. */
export function spokenHours(text: string): Tenths | null {
  const digits = arabicNumerals(text.normalize('NFKC').replace(/\s+/g, ''))
    .replace(/两/g, '2')
    .replace(/[零一二三四五六七八九]/g, (digit) => String(SINGLE.indexOf(digit)));
  const found = HOURS.exec(digits);
  if (!found) return null;
  const whole = Number(found[1] ?? found[3]);
  const half = (found[2] ?? found[4]) ? 0.5 : 0;
  return tenthsOfHours(whole + half) ?? null;
}
