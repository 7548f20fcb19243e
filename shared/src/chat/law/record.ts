import { type Day, formatDay, parseDay, tryParseDay } from '../../calendar';
import {
  cyclesOf,
  type FactValue as LawValue,
  type Pack,
  type Study,
  spanOfEvent,
  spanOfUnknown,
  tenthsOfHours,
} from '../../law';
import { type Standing, type StandingFacts, standing } from '../../standing';
import type { ChatCertificate, ChatHolder, LawRecord } from '../types';

const lastOfMonth = (month: string): Day =>
  ['31', '30', '29', '28']
    .map((day) => tryParseDay(`${month}-${day}`))
    .find((day) => day !== undefined) as Day;

/** The days that `YYYY` or `YYYY-MM` may stand for. */
function partDays(part: string): { first: Day; last: Day } | null {
  if (/^\d{4}$/.test(part)) return { first: parseDay(`${part}-01-01`), last: parseDay(`${part}-12-31`) };
  const first = tryParseDay(`${part}-01`);
  return first === undefined ? null : { first, last: lastOfMonth(part) };
}

function dayValue(pack: Pack, type: 'event' | 'date', text: string, asOf: Day): LawValue {
  const day = tryParseDay(text);
  if (day !== undefined) return day;
  if (text === 'unknown') return type === 'event' ? spanOfUnknown(pack.from, asOf) : null;
  const days = partDays(text);
  if (!days) return null;
  return type === 'event' ? spanOfEvent(days.first, days.last, asOf) : { ...days, maybe: false };
}

function valuesOf(pack: Pack, record: LawRecord, asOf: Day): Record<string, LawValue> {
  const entries = Object.entries(record.facts).map(([name, value]): [string, LawValue] => {
    const type = pack.said.facts[name]?.type;
    if (typeof value === 'string' && (type === 'event' || type === 'date'))
      return [name, dayValue(pack, type, value, asOf)];
    return [name, value === 'unknown' ? null : value];
  });
  return Object.fromEntries(entries);
}

const studies = (credits: LawRecord['credits']): Study[] =>
  credits.map(({ on, hours, category, for: forCycle }) => ({
    on: parseDay(on),
    tenths: tenthsOfHours(hours) ?? 0,
    category: category ?? null,
    for: forCycle ? parseDay(forCycle) : null,
  }));

/** Where a certificate of a pack stands, with its past cycles as complete as they were stated to be. */
export function standingOf(
  pack: Pack,
  certificate: ChatCertificate,
  holder: ChatHolder | null,
  asOf: Day,
): Standing {
  const record = certificate.law as LawRecord;
  const others = (holder?.certificates ?? []).filter(
    (one) => one.id !== certificate.id && one.law?.pack === record.pack,
  );
  const told: StandingFacts = {
    kind: record.kind,
    facts: valuesOf(pack, record, asOf),
    credits: studies(record.credits),
    others: others.flatMap(({ law }) => studies(law?.credits ?? [])),
    known: record.cycles.map(({ from }) => parseDay(from)),
  };
  const first = standing(pack, told, asOf);
  const missing = remainders(record, first, asOf);
  return missing.length > 0
    ? standing(pack, { ...told, credits: [...studies(record.credits), ...missing] }, asOf)
    : first;
}

/** What stated cycles leave open beside their entries, as one credit on the last day of each. */
function remainders(record: LawRecord, { obligations }: Standing, asOf: Day): Study[] {
  const counted = obligations.flatMap(({ answer }) => (answer.count ? cyclesOf(answer.count) : []));
  return record.cycles.flatMap(({ from, hours }) => {
    const cycle = counted.find((one) => formatDay(one.from) === from);
    const last = cycle ? Math.min(cycle.to, asOf) : parseDay(from);
    const entered = cycle?.tenths ?? 0;
    const left = (tenthsOfHours(hours) ?? 0) - entered;
    return left > 0 ? [{ on: last, tenths: left, category: null, for: null }] : [];
  });
}
