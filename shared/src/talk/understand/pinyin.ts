import { pinyin } from 'pinyin-pro';

// Holders of the north-east and the south alike mix these up, and so do their keyboards.
const soften = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/^f/, 'h')
    .replace(/(in|en|an)g$/, '$1');

const BETWEEN = '\n';

/**
 * How each character sounds by itself, without tones and without the differences that dialects drop; other
 * signs are themselves. All in one call: asking for one at a time takes several times as long.
 */
export function soundsOf(chars: readonly string[]): string[] {
  if (chars.length === 0) return [];
  const syllables = pinyin(chars.join(BETWEEN), { toneType: 'none', separator: '' }).split(BETWEEN);
  return syllables.map((syllable) => soften(syllable.replace('ü', 'v')));
}
