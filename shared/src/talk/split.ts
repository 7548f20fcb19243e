import { plainTyped } from '../text';

// Where one question may end and another begin.
const SEAM =
  /[，。？！；,?!;\n]+|\s{1,}|还有就?是?|另外|顺便(?:再?问(?:一下|下|句)?)?|再问(?:一下|下|你)?|(?<=[吗呢])(?=.{3,})/u;

const SHORTEST = 3;

const NEXT_QUESTION = /[？?]\s*\S|还有|另外|顺便|再问/u;

/** Whether a message says itself that another question follows. */
export const asksOnAndOn = (text: string): boolean => NEXT_QUESTION.test(plainTyped(text));

/** The parts of a message that may be questions of their own; one part when there is no seam. */
export const partsOf = (text: string): string[] =>
  plainTyped(text)
    .split(SEAM)
    .map((part) => part.trim())
    .filter((part) => [...part].length >= SHORTEST);
