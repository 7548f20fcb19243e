const DIGITS = '零一二三四五六七八九';
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };
const digitOf = (char: string): number => DIGITS.indexOf(char.replace('〇', '零').replace('两', '二'));

/** 三十二 → 32. */
function numberOf(numeral: string): number {
  let sum = 0;
  let digit = 0;
  for (const char of numeral) {
    const unit = UNITS[char];
    if (unit === undefined) {
      digit = Math.max(0, digitOf(char));
    } else {
      sum += (digit || 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}

const WITH_UNIT = /[一二三四五六七八九两]?[十百千][零〇一二三四五六七八九十百]*/g;
// Years are read out digit by digit; shorter runs are rarely numbers (一一对应).
const DIGIT_RUN = /[零〇一二三四五六七八九]{4}/g;

/** Chinese numerals of two digits and more in Arabic digits; single ones stay as they are (一个证, 二建). */
export const arabicNumerals = (text: string): string =>
  text
    .replace(DIGIT_RUN, (run) => [...run].map(digitOf).join(''))
    .replace(WITH_UNIT, (numeral) => String(numberOf(numeral)));
