import { type Day, firstDayOfYear, lastDayOfYear, partBounds, yearOf } from '../../calendar';
import { unlistedSince } from '../../law';
import { type Credit, type RegistryStatus, tenthsBetween } from '../engine';
import type { FamilyId } from '../rulebook';
import type { CertificateFacts } from './facts';

/** Hours in an official study record. */
export interface OfficialCredit extends Credit {
  source: string;
}

/** What one list of study records says about a certificate: everything from `from` to `asOf`. */
export interface StudyLayer {
  /** null: everything up to `asOf`. */
  from: Day | null;
  asOf: Day;
  credits: readonly OfficialCredit[];
}

/** What official records say about a certificate; null where they say nothing. */
export interface OfficialFacts {
  /** The day on which the latest list of certificates was true, and whose list it was. */
  asOf: Day;
  source: string;
  /** The pack whose lists tell it; missing: that of the first version of the API. */
  pack?: string | undefined;
  /** The pack's kind of certificate. */
  kind?: string | undefined;
  /** The kind, where the first version of the API knows it. */
  family: FamilyId | null;
  trade: string | null;
  specialty: string | null;
  number: string | null;
  newNumber: string | null;
  registryStatus: RegistryStatus | null;
  exchangedOn: Day | null;
  issuedOn: Day | null;
  /** The last day of its term, where lists of its pack tell one. */
  expiresOn?: Day | null;
  /** The latest first. */
  study: readonly StudyLayer[];
}

/** A certificate's facts with the official ones laid over them; what was replaced stays visible. */
export interface MergedFacts<C extends Credit = Credit> {
  /** What every sum and verdict is made from. */
  facts: CertificateFacts;
  /** The holder's own entries: `counts` is false for those that an official record replaced. */
  own: readonly (C & { counts: boolean })[];
  /** Official entries, each with the day of the list that gave it. */
  official: readonly (OfficialCredit & { asOf: Day })[];
  /** Years that official records tell in full. */
  officialYears: readonly number[];
}

/** Study as official lists and the holder's own entries tell it together. */
export interface LaidStudy<C extends Credit> {
  /** The holder's own entries: `counts` is false for those that an official record replaced. */
  readonly own: readonly (C & { counts: boolean })[];
  readonly official: readonly (OfficialCredit & { asOf: Day })[];
  /** Whether lists tell every day from one to another. */
  tells(first: Day, last: Day): boolean;
}

/** Lays the study of official lists over the holder's own entries. Nothing is counted twice. */
export function layStudy<C extends Credit>(own: readonly C[], layers: readonly StudyLayer[]): LaidStudy<C> {
  return {
    own: own.map((credit) => counting<C>(!isTold(layers, credit.on))(credit)),
    official: officialCredits(layers),
    tells: (first, last) => isToldWhole(layers, first, last),
  };
}

/**
 * Lays official records over what the holder entered, for one certificate.
 *
 * An official study record replaces the holder's entries from its first to its as-of day, and confirms the years
 * that lie wholly between; later entries go on counting. Of two lists the later one counts where both speak.
 * Nothing is counted twice. A fact that a list leaves blank stays as the holder said it.
 */
export function mergeOfficial<C extends Credit>(
  own: Omit<CertificateFacts, 'credits'> & { credits: readonly C[] },
  official: OfficialFacts | null,
): MergedFacts<C> {
  if (!official) return { facts: own, own: own.credits.map(counting(true)), official: [], officialYears: [] };
  const layers = official.study;
  const laid = layStudy(own.credits, layers);
  const counted = own.credits.filter((_, at) => laid.own[at]?.counts);
  const told = laid.official;
  const officialYears = yearsTold(layers, told);
  const credits = [...counted, ...told];
  const facts: CertificateFacts = {
    ...own,
    ...certificateFacts(own, official),
    credits,
    yearStatements: [
      ...own.yearStatements.filter(({ year }) => !officialYears.includes(year)),
      ...officialYears.map((year) => ({ year, tenths: tenthsOfYear(told, year) })),
    ].sort((a, b) => a.year - b.year),
  };
  return {
    facts,
    own: laid.own,
    official: told,
    officialYears,
  };
}

const counting =
  <C extends Credit>(counts: boolean) =>
  (credit: C): C & { counts: boolean } => ({ ...credit, counts });

const startOf = ({ from }: StudyLayer): Day => from ?? Number.NEGATIVE_INFINITY;

/** Whether an official list speaks about a day: the holder's own entries of that day do not count then. */
const isTold = (layers: readonly StudyLayer[], on: Day): boolean =>
  layers.some((layer) => on >= startOf(layer) && on <= layer.asOf);

// A year without a date counts on its December 31, which may lie after the list's own day. The list speaks up to
// there for older lists, so that the same year in two lists is one year.
const endOf = (layer: StudyLayer): Day => Math.max(layer.asOf, ...layer.credits.map(({ on }) => on));

function officialCredits(layers: readonly StudyLayer[]): (OfficialCredit & { asOf: Day })[] {
  return layers
    .flatMap((layer, at) => {
      const later = layers.slice(0, at);
      return layer.credits
        .filter(({ on }) => !later.some((other) => on >= startOf(other) && on <= endOf(other)))
        .map((credit) => ({ ...credit, asOf: layer.asOf }));
    })
    .sort((a, b) => a.on - b.on);
}

/** The years of which every day is told, from the first that any list names. */
function yearsTold(layers: readonly StudyLayer[], told: readonly Credit[]): number[] {
  if (layers.length === 0) return [];
  const last = yearOf(Math.max(...layers.map(({ asOf }) => asOf)));
  const starts = layers.flatMap(({ from }) => (from === null ? [] : [from]));
  const first = yearOf(Math.min(FIRST_DAY, ...starts, ...told.map(({ on }) => on)));
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  return years.filter((year) => isToldWhole(layers, firstDayOfYear(year), lastDayOfYear(year)));
}

// No yearly duty is older than the notice: years before it need no confirmation.
const FIRST_DAY = firstDayOfYear(2022);

/** Whether lists together tell every day from `first` to `last`. */
function isToldWhole(layers: readonly StudyLayer[], first: Day, last: Day): boolean {
  let told = first;
  for (const layer of [...layers].sort((a, b) => startOf(a) - startOf(b))) {
    if (startOf(layer) <= told) told = Math.max(told, layer.asOf + 1);
  }
  return told > last;
}

const tenthsOfYear = (credits: readonly Credit[], year: number) =>
  tenthsBetween(credits, firstDayOfYear(year), lastDayOfYear(year));

type OwnFacts = Pick<
  CertificateFacts,
  | 'family'
  | 'trade'
  | 'specialty'
  | 'newNumber'
  | 'exchangedOn'
  | 'issuedOn'
  | 'registryStatus'
  | 'registryCheckedOn'
  | 'isExchangeListed'
  | 'downloadedOn'
  | 'partly'
  | 'unlistedOn'
>;

function certificateFacts(own: OwnFacts, official: OfficialFacts) {
  return {
    ...(official.trade === null
      ? { trade: own.trade, specialty: own.specialty }
      : { trade: official.trade, specialty: official.specialty }),
    family: official.family ?? own.family,
    newNumber: official.newNumber ?? own.newNumber,
    exchangedOn: official.exchangedOn ?? own.exchangedOn,
    issuedOn: official.issuedOn ?? own.issuedOn,
    ...(official.exchangedOn !== null && { isExchangeListed: true }),
    unlistedOn: unlistedIn(own, official),
    ...registryFacts(own, official),
  };
}

/** What shows that the new certificate is there is older than a list that knows nothing of it. */
function unlistedIn(own: OwnFacts, { asOf, registryStatus: status, ...official }: OfficialFacts) {
  const { exchangedOn, issuedOn, newNumber } = official;
  const tells = exchangedOn !== null || issuedOn !== null || newNumber !== null;
  const told = (['issuedOn', 'downloadedOn'] as const).map((name) => {
    const part = own.partly?.[name];
    return own[name] ?? (part === undefined ? undefined : partBounds(part)?.last);
  });
  return unlistedSince({ asOf, status, tells }, told);
}

// What the holder saw in the registry after the list was made is newer than the list.
function registryFacts(own: OwnFacts, official: OfficialFacts) {
  const { registryStatus, registryCheckedOn } = own;
  const isNewer = registryStatus !== null && registryCheckedOn !== null && registryCheckedOn > official.asOf;
  if (official.registryStatus === null || isNewer) return { registryStatus, registryCheckedOn };
  return { registryStatus: official.registryStatus, registryCheckedOn: official.asOf };
}
