// The template limits as the platform documents them, written down apart from the client so that they check it.
const chinese = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
const length = (text: string): number => [...text].length;

const FITS: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  number: (value) => value.length <= 32 && /^[\d.]+$/.test(value),
  letter: (value) => value.length <= 32 && /^[A-Za-z]+$/.test(value),
  character_string: (value) => value.length <= 32,
  symbol: (value) => value.length <= 5,
  phrase: (value) => length(value) <= 5 && chinese(value),
  name: (value) => (/^[\x20-\x7e]+$/.test(value) ? value.length <= 20 : length(value) <= 10),
  phone_number: (value) => value.length <= 17,
  date: (value) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/.test(value),
  time: (value) => /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}$/.test(value),
};

/** The first key whose value the template does not take, or undefined. */
export const misfit = (data: Record<string, { value: string }>): string | undefined =>
  Object.entries(data).find(
    ([key, { value }]) => value === '' || !FITS[key.replace(/\d+$/, '')]?.(value),
  )?.[0];
