import { type Day, formatDayChinese } from '../calendar';
import { type Dated, valueAt } from './dated';
import { hoursOfTenths } from './hours';

const PLACEHOLDER = /\{([A-Za-z0-9.-]+)\}/g;

/** The names of the values that a text asks for: `{exchange.deadline}`. */
export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(PLACEHOLDER)].map((match) => match[1] as string);

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

/** What texts are filled from. */
export interface WithValues {
  readonly values: Readonly<Record<string, Dated<unknown>>>;
}

const filled = new WeakMap<WithValues, { day: Day; texts: Map<string, string> }>();

/** The texts already filled for a day. One day a pack is remembered: nearly everybody asks about today. */
function filledOn(pack: WithValues, day: Day): Map<string, string> {
  const remembered = filled.get(pack);
  if (remembered?.day === day) return remembered.texts;
  const texts = new Map<string, string>();
  filled.set(pack, { day, texts });
  return texts;
}

/**
 * A text of a pack with the values in force on a day in their places, so that no text repeats
 * a number or a date that an amendment may move.
 */
export function fillText(pack: WithValues, text: string, day: Day): string {
  if (!text.includes('{')) return text;
  const texts = filledOn(pack, day);
  const known = texts.get(text);
  if (known !== undefined) return known;
  const full = text.replace(PLACEHOLDER, (written, name: string) => {
    const dated = pack.values[name];
    return dated ? wordsOf(dated, day) : written;
  });
  texts.set(text, full);
  return full;
}
