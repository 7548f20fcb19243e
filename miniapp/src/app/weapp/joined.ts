import { WHOLE } from '../whole';

const NO_BREAK_SPACE = '\u00a0';
/** Takes no room, is not seen and not read out, and no line ends beside it. */
const JOINER = '\u2060';
const LAST_OF_LATIN = '\u00ff';

// Within Latin letters and digits no line ends anyway.
const joined = (whole: string): string =>
  whole
    .replace(/ /g, NO_BREAK_SPACE)
    .split('')
    .reduce((said, letter) =>
      letter > LAST_OF_LATIN || said.charAt(said.length - 1) > LAST_OF_LATIN
        ? `${said}${JOINER}${letter}`
        : `${said}${letter}`,
    );

/** A text with no line end within what is read as one. */
export function joinedText(text: string): string {
  const parts = text.split(WHOLE);
  // Every other part is a whole.
  return parts.length === 1 ? text : parts.map((part, at) => (at % 2 === 0 ? part : joined(part))).join('');
}
