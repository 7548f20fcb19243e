import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/gu;
const known = new Map<string, string>();

/** By which letters a name is looked for: spelt out, and by the first letter of each character: `cailiaoyuan cly`. */
export function soughtBy(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const syllables = pinyin((name.match(HAN) ?? []).join(''), { toneType: 'none', type: 'array', v: true });
  const letters = `${syllables.join('')} ${syllables.map((syllable) => syllable[0] ?? '').join('')}`.trim();
  known.set(name, letters);
  return letters;
}
