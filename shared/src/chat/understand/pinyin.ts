import { pinyin } from 'pinyin-pro';

const known = new Map<string, string>();

// Holders of the north-east and the south alike mix these up, and so do their keyboards.
const soften = (syllable: string): string =>
  syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/^l/, 'n')
    .replace(/^f/, 'h')
    .replace(/(in|en|an)g$/, '$1');

function soundOf(char: string): string {
  const sound = known.get(char);
  if (sound !== undefined) return sound;
  const made = soften(pinyin(char, { toneType: 'none' }).replace('ü', 'v'));
  known.set(char, made);
  return made;
}

/** How each character sounds, without tones and without the differences that dialects drop; other signs are themselves. */
export const soundsOf = (text: string): string[] => Array.from(text, soundOf);
