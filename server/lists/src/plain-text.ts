import { withoutInvisible } from '@hz/shared/text';
import type { Cell } from './cell';
import { limits } from './limits';

// "This is text" is told to a spreadsheet by ="0123", or by an apostrophe or what an input method made of it.
const AS_FORMULA = /^=\s*"(.*)"$/s;
const MARKS_BEFORE = /^[\s'`\u00b4\u2018\u2019\u2032\u2035\uff07\uff40]+/;
const MARK_AFTER = /['`\u00b4\u2018\u2019\u2032\u2035\uff07\uff40]/;
const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** A text as a person sees it: without invisible characters, marks of text and white space around it. */
export function plainText(raw: string): string {
  let text = withoutInvisible(raw);
  if (text.includes('_x')) text = text.replace(/_x000[9ADad]_/g, '\n');
  text = text.replace(LINE_BREAKS, '\n').trim();
  text = AS_FORMULA.exec(text)?.[1]?.trim() ?? text;
  text = text.replace(MARKS_BEFORE, '');
  let end = text.length;
  while (end > 0 && MARK_AFTER.test(text[end - 1] as string)) end -= 1;
  return text.slice(0, end).trim();
}

/** A cell from its text; one that is longer than a cell can be is cut, and says so. */
export const textCell = (raw: string): Cell =>
  raw.length > limits.cellLetters
    ? { text: plainText(raw.slice(0, 100)), trouble: 'too-long' }
    : plainText(raw);
