import { type Day, formatPartChinese, tryParseDay, yearOf } from '../calendar';
import { daysTooEarly, type HoursFirst } from '../hours';
import { type Dated, daysOfPart, type Known, type Pack, type Tenths, valueAt } from '../law';
import type { FactDoubt } from './doubts';
import type { ToldRecord } from './record';
import { sayHours } from './say';

type Told = Pick<ToldRecord, 'kind' | 'facts' | 'credits' | 'listed'>;

/** What is done once after hours of any category, and how many. */
function actsAfterHours({ said, values }: Pack, kind: string, asOf: Day) {
  return said.obligations.flatMap(({ name, kinds, when, needs }) => {
    if (!('once' in when) || !kinds.includes(kind)) return [];
    const { act } = when.once;
    return needs.flatMap((need) => {
      if (!('hours' in need) || need.category !== undefined) return [];
      const value = typeof need.hours === 'string' ? need.hours : need.hours[kind];
      const tenths = value === undefined ? 0 : (valueAt(values[value] as Dated<Tenths>, asOf) as Tenths);
      return tenths > 0 ? [{ name, act, tenths }] : [];
    });
  });
}

/** The days of an act on which too little was studied, as far as is noted, where by now it is enough. */
export function hoursDoubtsOf(pack: Pack, { kind, credits }: Told, asOf: Day): FactDoubt[] {
  if (asOf < pack.from) return [];
  return actsAfterHours(pack, kind, asOf).flatMap(({ name, act, tenths }) =>
    daysTooEarly(
      credits.filter(({ on }) => on <= asOf),
      tenths,
    ).map(({ before, had }) => ({
      ...{ fact: act, before, after: null },
      text: `到那一天你只记了 ${sayHours(had)}，${name}要先学满 ${sayHours(tenths)}。`,
    })),
  );
}

/** An act that is on record, the hours that it asks for first, and why hours after it are questioned. */
export interface ActFirst extends HoursFirst {
  readonly text: string;
}

/** The latest day that something told of an act leaves open; null: it has not been done, or nobody knows when. */
function latestOf(told: Known | undefined): { on: Day; written: string } | null {
  if (typeof told !== 'string') return null;
  const on = tryParseDay(told) ?? daysOfPart(told)?.last;
  return on === undefined ? null : { on, written: told };
}

/**
 * What hours that are noted later are held against: the act that was told of. Null: there is none, its day is not known,
 * or an official list tells of it.
 */
export function actFirst(pack: Pack, { kind, facts, listed = [] }: Told, asOf: Day): ActFirst | null {
  if (asOf < pack.from) return null;
  const found = actsAfterHours(pack, kind, asOf).flatMap(({ name, act, tenths }): ActFirst[] => {
    const told = listed.includes(act) ? null : latestOf(facts[act]);
    if (told === null) return [];
    const day = formatPartChinese(told.written, yearOf(asOf));
    const text = `${name}要先学满 ${sayHours(tenths)}，你记着 ${day}申请了；这一天在那以后，记上它才学满。`;
    return [{ on: told.on, tenths, text }];
  });
  return found[0] ?? null;
}
