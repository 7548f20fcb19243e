import { fail, notSupported } from '../errors';

/** A PCRE pattern with MongoDB's options as a JavaScript one; what JavaScript cannot express is refused. */
export function toRegExp(pattern: string, options: string): RegExp {
  const inline = /^\(\?([a-z]+)\)/.exec(pattern);
  const letters = new Set(options + (inline?.[1] ?? ''));
  const unknown = [...letters].find((letter) => !'imsxu'.includes(letter));
  if (unknown) fail(51108, `invalid flag in regex options: ${unknown}`);
  if (letters.has('x')) throw notSupported('the regular expression option x');
  const source = inline ? pattern.slice(inline[0].length) : pattern;
  try {
    return new RegExp(source, ['i', 'm', 's'].filter((letter) => letters.has(letter)).join(''));
  } catch (error) {
    fail('InvalidRegex', `Regular expression is invalid: ${(error as Error).message}`);
  }
}

/** The text every match of an anchored pattern begins with, for a range of an index; '' when there is none. */
export function literalPrefix(pattern: string, options: string): string {
  if (options.replace(/[su]/g, '') !== '' || pattern.includes('|')) return '';
  const [, prefix = '', next = ''] = /^\^([\w\- @:/#%,;=~\u0080-\ud7ff]*)(.?)/s.exec(pattern) ?? [];
  return /[*?{]/.test(next) ? prefix.slice(0, -1) : prefix;
}
