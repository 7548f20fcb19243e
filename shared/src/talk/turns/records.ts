import { formatDay, isDay, type PartDay, parseDay } from '../../calendar';
import type { RegistryStatus } from '../../v1/engine';
import { type CertificateFacts, certificateTitle, type DayFact } from '../../v1/guide';
import { hoursOfTenths } from '../../v1/rulebook';
import { nthWords } from '../same-named';
import type { Recorded } from '../told/accounted';
import type { ChatCertificate, ChatHolder, Fact, FactValue, LawRecord } from '../types';

/** Facts that are true of the holder, whatever the certificate. */
export const OF_HOLDER: ReadonlySet<string> = new Set(['registeredOn']);

/** What belongs to the talk itself, and is not taken back as a fact is. */
export const OF_TALK: ReadonlySet<string> = new Set(['reminder', 'certificate', 'answer', 'draft']);

/** Facts that are days of what has happened. */
export const EVENTS: ReadonlySet<string> = new Set([
  'registeredOn',
  'exchangedOn',
  'issuedOn',
  'oldIssuedOn',
  'downloadedOn',
  'appliedOn',
  'examPassedOn',
]);

/** What is kept of a fact of which the holder has said that they do not know it. */
export const UNKNOWN = 'unknown';

export interface RecordedCredit {
  on: string;
  hours: number;
  category?: string | null;
}

/** How a certificate is called by its post, whichever of several of that name it is. */
export const nameOf = ({ facts }: ChatCertificate): string =>
  /^[A-Z]\d?$/.test(facts.trade) ? `${facts.trade} 证` : certificateTitle(facts);

/** The same, and of several of that name which: 第二本资料员. */
export const titleOf = (certificate: ChatCertificate): string =>
  `${nthWords(certificate)}${nameOf(certificate)}`;

export const creditsOf = ({ facts, law }: ChatCertificate): RecordedCredit[] =>
  law?.credits ??
  facts.credits.map(({ on, tenths }) => ({ on: formatDay(on), hours: hoursOfTenths(tenths) }));

/** The hours stated for the cycle that begins on a day; null: none. */
export function statedOf({ facts, law }: ChatCertificate, from: string): number | null {
  if (law) return law.cycles.find((one) => one.from === from)?.hours ?? null;
  const told = facts.yearStatements.find(({ year }) => year === Number(from.slice(0, 4)));
  return told ? hoursOfTenths(told.tenths) : null;
}

/** The days of all that was done, all the hours of each certificate, and years with the hours stated for them. */
export const onRecord = (holder: ChatHolder): Recorded => ({
  days: [...EVENTS].flatMap((fact) =>
    [null, ...holder.certificates].flatMap((certificate) => {
      const day = recordedOf(holder, certificate, fact);
      return typeof day === 'string' ? [day] : [];
    }),
  ),
  hours: holder.certificates.map((one) => creditsOf(one).reduce((sum, { hours }) => sum + hours, 0)),
  years: holder.certificates.flatMap(({ facts, law }) =>
    law
      ? law.cycles.map(({ from, hours }) => ({ year: from.slice(0, 4), hours }))
      : facts.yearStatements.map(({ year, tenths }) => ({
          year: String(year),
          hours: hoursOfTenths(tenths),
        })),
  ),
});

/** What is on record of a fact; null: nothing. */
export function recordedOf(holder: ChatHolder, certificate: ChatCertificate | null, fact: string): FactValue {
  if (certificate?.law) return certificate.law.facts[fact] ?? null;
  if (OF_HOLDER.has(fact)) return holder.registeredOn === null ? null : formatDay(holder.registeredOn);
  const value = certificate?.facts[fact as keyof CertificateFacts];
  if (typeof value === 'number') return formatDay(value);
  const part = certificate?.facts.partly?.[fact as DayFact];
  if (part !== undefined) return part;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** What a total changes on record: the hours that were put down for the one before it, and those for it. */
export function creditsOfTotal({ certificate, missing }: Fact): Fact[] {
  if (!missing) return [];
  const { hours, on, instead } = missing;
  const credit = (op: Fact['op'], value: number): Fact => ({ op, certificate, fact: 'credit', value, on });
  return [
    ...(instead === undefined ? [] : [credit('remove', instead)]),
    ...(hours > 0 ? [credit('add', hours)] : []),
  ];
}

/** Whether what was written stands on record as it was written: another phone may have changed it since. */
export function stillStands(holder: ChatHolder, fact: Fact): boolean {
  if (OF_TALK.has(fact.fact) || fact.fact === 'trade' || fact.op === 'remove') return true;
  const certificate = holder.certificates.find(({ id }) => id === fact.certificate) ?? null;
  if (fact.certificate !== null && certificate === null) return false;
  if (fact.fact === 'total') return creditsOfTotal(fact).every((credit) => stillStands(holder, credit));
  if (fact.fact === 'credit')
    return (
      certificate !== null &&
      creditsOf(certificate).some(({ on, hours }) => on === fact.on && hours === fact.value)
    );
  if (fact.fact === 'statedCycle')
    return certificate !== null && fact.on !== null && statedOf(certificate, fact.on) === fact.value;
  return recordedOf(holder, certificate, fact.fact) === fact.value;
}

const tenths = (value: FactValue): number => Math.round(Number(value) * 10);
const dayOrNull = (value: FactValue): number | null => (typeof value === 'string' ? parseDay(value) : null);

/** The facts with one entry more, or with one of its day and hours less. */
export function withCredit(facts: CertificateFacts, { op, value, on }: Fact): CertificateFacts {
  const day = parseDay(on as string);
  if (op === 'add') return { ...facts, credits: [...facts.credits, { on: day, tenths: tenths(value) }] };
  const at = facts.credits.findIndex((credit) => credit.on === day && credit.tenths === tenths(value));
  return { ...facts, credits: facts.credits.filter((_, index) => index !== at) };
}

function withStatement(facts: CertificateFacts, { op, value, on }: Fact): CertificateFacts {
  const year = Number(on?.slice(0, 4));
  const others = facts.yearStatements.filter((statement) => statement.year !== year);
  const own = op === 'remove' ? [] : [{ year, tenths: tenths(value) }];
  return { ...facts, yearStatements: [...others, ...own].sort((a, b) => a.year - b.year) };
}

/** A day, or the month or year that is known of it: one stands in the place of the other. */
function withDay(
  { partly = {}, ...facts }: CertificateFacts,
  name: 'exchangedOn' | 'downloadedOn' | 'issuedOn',
  value: FactValue,
): CertificateFacts {
  const { [name]: _, ...others } = partly;
  const isPart = typeof value === 'string' && !isDay(value);
  const left = isPart ? { ...others, [name]: value as PartDay } : others;
  return {
    ...{ ...facts, [name]: isPart ? null : dayOrNull(value) },
    ...(Object.keys(left).length > 0 && { partly: left }),
  };
}

function withFact(facts: CertificateFacts, fact: Fact): CertificateFacts {
  const value = fact.op === 'remove' ? null : fact.value;
  switch (fact.fact) {
    case 'credit':
      return withCredit(facts, fact);
    case 'total':
      return creditsOfTotal(fact).reduce(withCredit, facts);
    case 'statedCycle':
      return withStatement(facts, fact);
    case 'registryStatus':
      return {
        ...facts,
        registryStatus: value as RegistryStatus | null,
        registryCheckedOn: value === null || fact.on === null ? null : parseDay(fact.on),
      };
    case 'exchangedOn':
    case 'issuedOn':
    case 'downloadedOn':
      return withDay(facts, fact.fact, value);
    case 'newNumber':
      return { ...facts, newNumber: value as string | null };
    case 'inPost':
      return { ...facts, inPost: value as boolean | null };
    default:
      return facts;
  }
}

function withLawFact(record: LawRecord, fact: Fact): LawRecord {
  const { op, value, on } = fact;
  switch (fact.fact) {
    case 'credit': {
      if (op === 'add')
        return {
          ...record,
          credits: [
            ...record.credits,
            {
              ...{ on: on as string, hours: Number(value), category: fact.category ?? null },
              for: fact.for ?? null,
              ...(record.cycles.some(({ from }) => from === fact.for) && { adds: true }),
            },
          ],
        };
      const at = record.credits.findIndex((one) => one.on === on && one.hours === value);
      return { ...record, credits: record.credits.filter((_, index) => index !== at) };
    }
    case 'total':
      return creditsOfTotal(fact).reduce(withLawFact, record);
    case 'statedCycle': {
      const others = record.cycles.filter(({ from }) => from !== on);
      return {
        ...record,
        credits: record.credits.map(({ adds, ...one }) => (adds && one.for !== on ? { ...one, adds } : one)),
        cycles: op === 'remove' ? others : [...others, { from: on as string, hours: Number(value) }],
      };
    }
    default:
      return {
        ...record,
        facts: { ...record.facts, [fact.fact]: op === 'remove' ? null : (value as string | boolean) },
      };
  }
}

/** What the holder's records will say once facts are written down, so that what comes next can be told at once. */
export function withFacts(holder: ChatHolder, facts: readonly Fact[]): ChatHolder {
  let current = holder;
  for (const fact of facts) current = withOne(current, fact);
  return current;
}

const withOneFact = (one: ChatCertificate, fact: Fact): ChatCertificate =>
  one.law ? { ...one, law: withLawFact(one.law, fact) } : { ...one, facts: withFact(one.facts, fact) };

function withOne(holder: ChatHolder, fact: Fact): ChatHolder {
  if (fact.certificate === null && OF_HOLDER.has(fact.fact))
    return { ...holder, registeredOn: fact.op === 'remove' ? null : dayOrNull(fact.value) };
  const certificates = holder.certificates.map((one) =>
    one.id === fact.certificate ? withOneFact(one, fact) : one,
  );
  return { ...holder, certificates };
}

/** The day of what stood there before: its own, or none where nobody told it. Of a day known in part there is none to name. */
function dayOfRecorded(certificate: ChatCertificate | null, { fact, on }: Fact, before: FactValue) {
  if (EVENTS.has(fact)) return isDay(String(before)) ? String(before) : null;
  if (fact !== 'registryStatus' || !certificate || certificate.law) return on;
  const { registryCheckedOn } = certificate.facts;
  return registryCheckedOn === null ? null : formatDay(registryCheckedOn);
}

/** What takes facts back again, seen from before they are written. */
export function undoOf(holder: ChatHolder, facts: readonly Fact[]): Fact[] {
  return [...facts].reverse().flatMap((fact): Fact[] => {
    const certificate = holder.certificates.find(({ id }) => id === fact.certificate) ?? null;
    if (fact.fact === 'credit') return [{ ...fact, op: fact.op === 'add' ? 'remove' : 'add' }];
    if (fact.fact === 'total')
      return creditsOfTotal(fact)
        .reverse()
        .map((credit) => ({ ...credit, op: credit.op === 'add' ? 'remove' : 'add' }));
    if (fact.fact === 'statedCycle') {
      const before = certificate && statedOf(certificate, fact.on as string);
      return [before === null ? { ...fact, op: 'remove' } : { ...fact, op: 'set', value: before }];
    }
    if (OF_TALK.has(fact.fact)) return [];
    const before = recordedOf(holder, certificate, fact.fact);
    if (before === null) return [{ ...fact, op: 'remove' }];
    return [{ ...fact, op: 'set', value: before, on: dayOfRecorded(certificate, fact, before) }];
  });
}
