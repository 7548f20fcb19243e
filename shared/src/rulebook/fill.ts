import { type Day, formatDayChinese } from '../calendar';
import { type Dated, valueAt } from './dated';
import { hoursOfTenths } from './hours';
import type { Rulebook } from './schema';

const PLACEHOLDER = /\{([A-Za-z0-9.-]+)\}/g;

/** The paths of the values that a text asks for: `{exchange.deadline}`. */
export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(PLACEHOLDER)].map((match) => match[1] as string);

/** The dated value at a path of a rulebook, or undefined when there is none. */
export function datedAt(rulebook: Rulebook, path: string): Dated<unknown> | undefined {
  let here: unknown = rulebook;
  for (const key of path.split('.')) {
    here =
      typeof here === 'object' && here !== null && Object.hasOwn(here, key)
        ? Reflect.get(here, key)
        : undefined;
  }
  const found = here as Partial<Dated<unknown>> | undefined;
  return found?.unit && found.values ? (found as Dated<unknown>) : undefined;
}

function wordsOf(dated: Dated<unknown>, day: Day): string {
  const value = valueAt(dated, day);
  switch (dated.unit) {
    case 'day':
      return formatDayChinese(value as number);
    case 'hours':
      return String(hoursOfTenths(value as number));
    case 'names':
      return (value as string[]).join('、');
    case 'number':
      return String(value);
  }
}

const filled = new WeakMap<Rulebook, { day: Day; texts: Map<string, string> }>();

/** The texts already filled for a day. One day a rulebook is remembered: nearly everybody asks about today. */
function filledOn(rulebook: Rulebook, day: Day): Map<string, string> {
  const remembered = filled.get(rulebook);
  if (remembered?.day === day) return remembered.texts;
  const texts = new Map<string, string>();
  filled.set(rulebook, { day, texts });
  return texts;
}

/**
 * A text of the rulebook with the values in force on a day in their places, so that no text repeats
 * a number or a date that an amendment may move.
 */
export function fillText(rulebook: Rulebook, text: string, day: Day): string {
  if (!text.includes('{')) return text;
  const texts = filledOn(rulebook, day);
  const known = texts.get(text);
  if (known !== undefined) return known;
  const full = text.replace(PLACEHOLDER, (written, path: string) => {
    const dated = datedAt(rulebook, path);
    return dated ? wordsOf(dated, day) : written;
  });
  texts.set(text, full);
  return full;
}
