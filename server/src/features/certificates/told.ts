// What is known of a certificate under its pack: what its holder told, what official records say, and what is true of
// the person, laid over each other.
import { randomUUID } from 'node:crypto';
import { formatDay, tryParseDay } from '@hz/shared/calendar';
import {
  daysOfPart,
  endedBy,
  type Known,
  type Pack,
  resultFactsOf,
  type Study,
  unlistedSince,
} from '@hz/shared/law';
import { offeredPacks } from '@hz/shared/packs';
import {
  isBeyondTerm,
  type NotedStudy,
  type PartedPost,
  partedPost,
  type ToldRecord,
  withTrade,
} from '@hz/shared/standing';
import { type LaidStudy, layStudy, type OfficialFacts } from '@hz/shared/v1/guide';
import type { CertificateRecord, KnownFacts, StoredCredit, StoredStatement } from './model';

/** A certificate's facts with the official ones laid over them, and where each comes from. */
export interface Told {
  kind: string;
  trade: string;
  specialty: string | null;
  /** Those that the pack knows. */
  facts: Record<string, { value: Known; isOfficial: boolean }>;
  /** Those that it does not: kept, and counted nowhere. */
  otherFacts: Record<string, Known>;
  study: LaidStudy<StoredCredit>;
  record: ToldRecord;
}

/** What official records say of facts, by their names; what they leave blank says nothing. */
function officialFacts({ expiresOn = null, ...official }: OfficialFacts): KnownFacts {
  const { registryStatus, exchangedOn, issuedOn, newNumber } = official;
  const days = { exchangedOn, issuedOn, expiresOn };
  const dated = Object.entries(days).map(([name, day]): [string, Known] => [
    name,
    day === null ? null : formatDay(day),
  ]);
  const told = [...dated, ['registryStatus', registryStatus], ['newNumber', newNumber]] as [string, Known][];
  return Object.fromEntries(told.filter(([, value]) => value !== null));
}

// What the holder saw after the list was made is newer than the list.
const isNewer = (
  { toldOn }: Pick<CertificateRecord, 'toldOn'>,
  name: string,
  official: OfficialFacts,
): boolean => (toldOn[name] ?? Number.NEGATIVE_INFINITY) > official.asOf;

/** An expiry that no term reaches is a slip of whoever made the list: it is asked, as if the list had left it blank. */
function isSlip(pack: Pack, kind: string, name: string, value: Known, { asOf }: OfficialFacts): boolean {
  const day = typeof value === 'string' ? tryParseDay(value) : undefined;
  return day !== undefined && isBeyondTerm(pack, kind, name, day, asOf);
}

/**
 * What is kept of a claimed certificate that goes to another pack, where its record speaks no more: the facts that the
 * record told, as of its day, and how it calls the certificate. Back under its own pack the record speaks again.
 */
export function keptOf(
  record: Pick<CertificateRecord, 'facts' | 'toldOn' | 'number'>,
  { trade, specialty }: Pick<Told, 'trade' | 'specialty'>,
  official: OfficialFacts,
): Pick<CertificateRecord, 'facts' | 'toldOn' | 'number' | 'trade' | 'specialty'> {
  const told = Object.entries(officialFacts(official)).filter(([name]) => !isNewer(record, name, official));
  return {
    ...{ trade, specialty, number: official.number ?? record.number },
    facts: { ...record.facts, ...Object.fromEntries(told) },
    toldOn: { ...record.toldOn, ...Object.fromEntries(told.map(([name]) => [name, official.asOf])) },
  };
}

/** An entry with whether it was noted when the cycle that it makes up for had been told of. */
function noted(credit: StoredCredit, statements: readonly StoredStatement[]): NotedStudy {
  const statement = credit.for == null ? undefined : statements.find(({ from }) => from === credit.for);
  if (!statement) return credit;
  return { ...credit, adds: credit.adds ?? credit.recordedOn > statement.statedOn };
}

/** A post with its specialty apart, also where it was told, or kept before, in brackets behind it. */
export function partedIn({ trade, specialty }: PartedPost): PartedPost {
  if (specialty !== null) return { trade, specialty };
  const parted = partedPost(
    trade,
    offeredPacks().map(({ said }) => said.kinds),
  );
  return parted.specialty === null ? { trade, specialty } : parted;
}

/** What shows that an act of a pack came about is older than a list that knows nothing of it. */
function unlistedIn(pack: Pack, told: KnownFacts, official: OfficialFacts) {
  const tells = Object.keys(officialFacts(official)).some((name) => name !== 'registryStatus');
  const shows = pack.said.obligations.flatMap((one) =>
    'once' in one.when ? (resultFactsOf(one) ?? [one.when.once.act]) : [],
  );
  const days = shows.map((name) => {
    const value = told[name];
    return typeof value === 'string' ? (tryParseDay(value) ?? daysOfPart(value)?.last) : undefined;
  });
  return unlistedSince({ asOf: official.asOf, status: official.registryStatus, tells }, days);
}

export function toldOf(
  pack: Pack | undefined,
  record: Pick<
    CertificateRecord,
    'kind' | 'trade' | 'specialty' | 'facts' | 'toldOn' | 'credits' | 'statements'
  >,
  official: OfficialFacts | null,
  { ofHolder, others }: { ofHolder: KnownFacts; others: readonly Study[] },
): Told {
  const known = pack?.said.facts ?? {};
  const facts: Told['facts'] = {};
  const otherFacts: Record<string, Known> = {};
  const put = (name: string, value: Known, isOfficial: boolean) => {
    facts[name] = { value, isOfficial };
  };
  for (const [name, value] of Object.entries(record.facts))
    if (Object.hasOwn(known, name)) put(name, value, false);
    else otherFacts[name] = value;
  for (const [name, value] of Object.entries(ofHolder)) if (known[name]?.ofHolder) put(name, value, false);
  const officialKind = official?.kind ?? official?.family;
  const kind =
    officialKind && pack && Object.hasOwn(pack.said.kinds, officialKind) ? officialKind : record.kind;
  if (pack && official)
    for (const [name, value] of Object.entries(officialFacts(official)))
      if (
        Object.hasOwn(known, name) &&
        !isNewer(record, name, official) &&
        !isSlip(pack, kind, name, value, official)
      )
        put(name, value, true);
  const { trade, specialty } = partedIn(
    official?.trade ? { trade: official.trade, specialty: official.specialty } : record,
  );
  const study = layStudy(record.credits, official?.study ?? []);
  const credits: NotedStudy[] = [
    ...study.own.filter(({ counts }) => counts).map((credit) => noted(credit, record.statements)),
    ...study.official.map(({ on, tenths }) => ({ on, tenths })),
  ];
  const ended = endedBy(facts.registryStatus?.value ?? official?.registryStatus ?? otherFacts.registryStatus);
  const plain = Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
  return {
    ...{ kind, trade, specialty, facts, otherFacts, study },
    record: {
      ...{ kind, credits, others, ended },
      unlistedOn: pack && official ? unlistedIn(pack, plain, official) : undefined,
      listed: [
        ...Object.keys(facts).filter((name) => facts[name]?.isOfficial),
        // Also where the pack's own law does not ask for it: a certificate is called ended by whoever says so.
        ...(official?.registryStatus && !Object.hasOwn(known, 'registryStatus') ? ['registryStatus'] : []),
      ],
      facts: pack ? withTrade(pack, plain, trade) : plain,
      statements: record.statements,
      ...(official && official.study.length > 0 && { tells: study.tells }),
    },
  };
}

/** The hours of a certificate that were studied under a pack: they stay so, also where it goes to another place. */
const studiedUnder = (
  pack: string,
  { pack: now, credits }: Pick<CertificateRecord, 'pack' | 'credits'>,
): StoredCredit[] => credits.filter((credit) => (credit.pack ?? now) === pack);

/** Whether hours of a holder's other certificates count under a pack. */
export const sharesHours = (pack: Pack): boolean => sharedCategories(pack).length > 0;

const sharedCategories = ({ said }: Pack): string[] =>
  said.obligations.flatMap(({ when }) => ('cycle' in when ? when.cycle.shared : []));

type Studied = Pick<CertificateRecord, '_id' | 'pack' | 'credits'>;

/** Where an entry was noted first. */
const rootOf = ({ _id }: Pick<Studied, '_id'>, { id, root }: StoredCredit): string =>
  root ?? `${_id.toHexString()}/${id}`;

/**
 * The hours of a holder's other certificates under the pack of one, the archived ones' too. An entry that is being handed
 * on stands with two of them for a moment, or where that was cut short: it is one.
 */
export function studiedElsewhere(record: Studied, all: readonly Studied[]): StoredCredit[] {
  const seen = new Set(record.credits.map((credit) => rootOf(record, credit)));
  return all.flatMap((one) => {
    if (one._id.equals(record._id)) return [];
    return studiedUnder(record.pack, one).filter((credit) => {
      const root = rootOf(one, credit);
      if (seen.has(root)) return false;
      seen.add(root);
      return true;
    });
  });
}

/** The entries of a certificate that count for a holder's others under a pack, as they are noted with one of those. */
export function countingForOthers(pack: Pack, record: Studied): (StoredCredit & { root: string })[] {
  const shared = sharedCategories(pack);
  return studiedUnder(pack.said.id, record)
    .filter(({ category }) => category && shared.includes(category))
    .map(({ adds: _, ...credit }) => ({
      ...{ ...credit, id: randomUUID(), pack: pack.said.id },
      root: rootOf(record, credit),
    }));
}

/** Which entries were handed on to certificates. */
export const heirsOf = (records: readonly Studied[]): string[] =>
  records.flatMap(({ credits }) => credits.flatMap(({ root }) => root ?? []));
