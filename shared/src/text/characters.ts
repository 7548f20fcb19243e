// What takes no room on a screen and comes along when a text is copied: format characters (zero width, direction,
// soft hyphen, tags), variation selectors, joiners and fillers, and control characters other than white space.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is meant alone
  /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
const MAYBE_INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[^\u0009-\u000d\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u3000-\u3163\u3165-\ud7ff\uff00-\uff9f\uffa1-\uffef]/;

/** A text without the characters that nobody sees. White space stays. */
export const withoutInvisible = (text: string): string =>
  MAYBE_INVISIBLE.test(text) ? text.replace(CONTROL, '').replace(INVISIBLE, '') : text;

// Every dot that a keyboard, an input method or another program puts into a name of several parts.
const NAME_DOTS = /[\u00b7\u0387\u2022\u2027\u2219\u22c5\u25cf\u2e31\u30fb\uff65\u16eb]/g;

/** A name's dots as one kind of dot: 阿卜杜拉⋅买买提 and 阿卜杜拉·买买提 are the same. */
export const withOneDot = (name: string): string => name.replace(NAME_DOTS, '·');
