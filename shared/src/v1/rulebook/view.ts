import type { Day } from '../../calendar';
import {
  type Dated,
  type FactValue,
  type Pack,
  type ParsedPack,
  plainTrade,
  type Tenths,
  valueAt,
} from '../../law';
import { findPack, packIds } from '../../packs';
import { type RuleId, ruleIds } from './rules';

/** The pack that the first version of the API was written for, and whose words the talk has learnt. */
export const V1_PACK = 'jilin-2022-25';

export type FamilyId = 'site-professional' | 'skilled-worker';
export type System = ParsedPack['systems'][number];
export type Contact = ParsedPack['contacts'][number];
type Rule = ParsedPack['rules'][string];

/** The fact that a step sets when it is done. */
export type StepFact =
  | 'registryStatus'
  | 'registeredOn'
  | 'credits'
  | 'exchangedOn'
  | 'downloadedOn'
  | 'newNumber'
  | 'yearlyCredits';

export type StepData = Omit<ParsedPack['steps'][string], 'sets'> & { sets: StepFact };

/** The duty to go on studying every calendar year. */
export interface YearlyDuty {
  /** It begins in no year before this one. */
  earliestYear: Dated<number>;
  hours: Dated<Tenths>;
  /** Two consecutive years together. */
  pairHours: Dated<Tenths>;
}

export interface Family {
  name: string;
  oldCertificate: string;
  electronicCertificate: string;
  posts: readonly { name: string; specialties: readonly string[] }[];
  /** Whether other names than the listed ones are to be expected. */
  postsOpen: boolean;
  exchangeHours: Dated<Tenths>;
  yearlyDuty: YearlyDuty | null;
  /** The way, in order: ids of steps. */
  way: readonly string[];
}

/**
 * A pack as the first version of the API sees it: an exchange by a day, then a duty every calendar year, for
 * two families of certificates. Whatever is told here stands in the pack and is only arranged otherwise.
 */
export interface Rulebook {
  pack: Pack;
  /** Where the facts stand that it knows, in the pack's order. */
  places: Readonly<Record<FactName, number>>;
  /** The facts of the pack, in its order, while none is known. */
  nothingKnown: readonly FactValue[];
  values: Pack['values'];
  id: string;
  province: string;
  source: { documentNumber: string; title: string; issuedOn: Day; authority: string };
  clauses: ParsedPack['clauses'];
  readings: ParsedPack['readings'];
  notStated: ParsedPack['notStated'];
  rules: Readonly<Record<RuleId, Rule>>;
  systems: readonly System[];
  contacts: readonly Contact[];
  exchange: {
    /** The last day, which counts in full. */
    deadline: Dated<Day>;
    /** Posts and trades that have no counterpart; the list may grow. */
    unmappableTrades: Dated<readonly string[]>;
  };
  families: Readonly<Record<FamilyId, Family>>;
  steps: Readonly<Record<string, StepData>>;
  milestones: ParsedPack['milestones'];
  amendments: readonly { documentNumber: string; authority: string; from: Day }[];
}

/** The facts that the first version of the API knows. */
const FACTS = ['trade', 'registryStatus', 'registeredOn', 'exchangedOn', 'issuedOn', 'inPost'] as const;
type FactName = (typeof FACTS)[number];

/** The two obligations that it knows. */
export const EXCHANGE = 'exchange';
const YEARLY = 'yearly';

const obligationOf = ({ said }: Pack, id: string) => said.obligations.find((one) => one.id === id);

/** Whether the first version of the API can speak of a pack: it knows its facts and words every rule. */
const isViewable = (pack: Pack): boolean =>
  ruleIds.every((id) => Object.hasOwn(pack.said.rules, id)) &&
  [EXCHANGE, YEARLY].every((id) => obligationOf(pack, id)) &&
  FACTS.every((name) => pack.factNames.includes(name));

function hoursNeed(pack: Pack, obligation: string) {
  const found = obligationOf(pack, obligation)?.needs.find((one) => 'hours' in one);
  if (!found || !('hours' in found)) throw new RangeError(`${pack.id} asks no hours for ${obligation}`);
  return found;
}

function exchangeOf(pack: Pack): Rulebook['exchange'] {
  const exchange = obligationOf(pack, EXCHANGE);
  if (!exchange || !('once' in exchange.when)) throw new RangeError(`${pack.id} has no exchange`);
  const unmapped = exchange.refused.find((row) => row.if.in !== undefined)?.if.in as string;
  return {
    deadline: pack.values[exchange.when.once.cohorts[0]?.due as string] as Dated<Day>,
    unmappableTrades: pack.values[unmapped] as Dated<readonly string[]>,
  };
}

function yearlyDutyOf(pack: Pack): YearlyDuty {
  const yearly = obligationOf(pack, YEARLY);
  if (!yearly || !('cycle' in yearly.when)) throw new RangeError(`${pack.id} has no yearly duty`);
  const { hours, pair } = hoursNeed(pack, YEARLY);
  return {
    earliestYear: pack.values[yearly.when.cycle.notBefore as string] as Dated<number>,
    hours: pack.values[hours as string] as Dated<Tenths>,
    pairHours: pack.values[pair?.hours as string] as Dated<Tenths>,
  };
}

function familiesOf(pack: Pack): Rulebook['families'] {
  const { hours } = hoursNeed(pack, EXCHANGE);
  const duty = yearlyDutyOf(pack);
  const families = Object.entries(pack.said.kinds).map(([id, kind]) => {
    const own = typeof hours === 'string' ? hours : (hours[id] as string);
    const family: Family = {
      ...kind,
      oldCertificate: kind.oldCertificate as string,
      electronicCertificate: kind.electronicCertificate as string,
      exchangeHours: pack.values[own] as Dated<Tenths>,
      yearlyDuty: obligationOf(pack, YEARLY)?.kinds.includes(id) ? duty : null,
    };
    return [id, family];
  });
  return Object.fromEntries(families) as Rulebook['families'];
}

/** Arranges a pack as the first version of the API sees it. Throws a RangeError when it is another kind of scheme. */
export function rulebookOf(pack: Pack): Rulebook {
  if (!isViewable(pack)) throw new RangeError(`${pack.id} is not told by the first version of the API`);
  const { said } = pack;
  const [first, ...later] = said.documents;
  const { number, title, issuedOn, authority } = first as (typeof said.documents)[number];
  return {
    pack,
    places: Object.fromEntries(
      FACTS.map((name) => [name, pack.factNames.indexOf(name)]),
    ) as Rulebook['places'],
    nothingKnown: pack.factNames.map(() => null),
    values: pack.values,
    id: said.id,
    province: said.jurisdiction,
    source: { documentNumber: number as string, title, issuedOn, authority },
    clauses: said.clauses,
    readings: said.readings,
    notStated: said.notStated,
    rules: said.rules as Record<RuleId, Rule>,
    systems: said.systems,
    contacts: said.contacts,
    exchange: exchangeOf(pack),
    families: familiesOf(pack),
    steps: said.steps as Record<string, StepData>,
    milestones: said.milestones,
    amendments: later.map((one) => ({
      documentNumber: one.number as string,
      authority: one.authority,
      from: one.inForceOn ?? one.issuedOn,
    })),
  };
}

const views = new Map<string, Rulebook>();

/** The rulebook of a pack by its id; undefined when there is none that the first version of the API can tell. */
export function findRulebook(id: string): Rulebook | undefined {
  const ready = views.get(id);
  if (ready) return ready;
  const pack = findPack(id);
  if (!pack || !isViewable(pack)) return undefined;
  const view = rulebookOf(pack);
  views.set(id, view);
  return view;
}

/** The packs that the first version of the API can tell. */
export const viewableIds = (): string[] => packIds().filter((id) => findRulebook(id) !== undefined);

/** A rulebook by its id. Throws a RangeError when there is none. */
export function loadRulebook(id: string): Rulebook {
  const rulebook = findRulebook(id);
  if (!rulebook) throw new RangeError(`there is no rulebook ${id}`);
  return rulebook;
}

/** Whether a post or trade has no counterpart, on a day. Compared whole: 试验员（土建） is not 试验员. */
export const isUnmappable = (rulebook: Rulebook, trade: string, day: Day): boolean =>
  valueAt(rulebook.exchange.unmappableTrades, day).includes(plainTrade(trade));
