import { packFiles, packOfData, readYaml } from '@hz/shared/packs';
import { type FamilyId, type Rulebook, type RuleId, rulebookOf, ruleIds } from '@hz/shared/v1/rulebook';

interface EntryData {
  from: string;
  known?: string;
  value: unknown;
  clause: string;
  reading?: string;
  document?: string;
}

interface DatedData {
  unit: string;
  values: EntryData[];
}

interface FamilyData {
  name: string;
  oldCertificate: string;
  electronicCertificate: string;
  posts: { name: string; specialties?: string[] }[];
  postsOpen: boolean;
  exchangeHours: DatedData;
  yearlyDuty: {
    startsAfterYears: DatedData;
    earliestYear: DatedData;
    hours: DatedData;
    pairHours: DatedData;
  } | null;
  way: string[];
}

interface RuleData {
  answer: 'yes' | 'no' | 'not-stated';
  text: string;
  clause: string | null;
  reading: string | null;
}

interface StepTold {
  sets: string;
  where: Record<string, string>[];
  [key: string]: unknown;
}

/** A scheme like Jilin's in the words of the first API: an exchange by a day, then a duty every year. */
export interface RulebookData {
  id: string;
  province: string;
  source: { documentNumber: string; title: string; issuedOn: string; authority: string };
  clauses: { id: string; title: string; text: string[] }[];
  readings: { id: string; clause: string | null; text: string }[];
  notStated: { id: string; title: string; text: string }[];
  rules: Record<RuleId, RuleData>;
  systems: { id: string; name: string; address: string | null; about: string }[];
  contacts: { id: string; name: string; phone: string; extension: string | null; about: string }[];
  exchange: { deadline: DatedData; unmappableTrades: DatedData };
  families: Record<FamilyId, FamilyData>;
  steps: Record<string, StepTold>;
  milestones: unknown[];
  amendments: {
    documentNumber: string;
    authority: string;
    from: string;
    sets: { path: string; value: unknown; clause: string }[];
  }[];
}

// biome-ignore lint/suspicious/noExplicitAny: a pack as it is written down, before anything has checked it
type Raw = any;

const rawJilin = (): Raw => readYaml('pack.yaml', packFiles('jilin-2022-25')?.pack as string).data;

/** Jilin's pack in the words of the first API, to be changed by a test. */
export function jilinData(): RulebookData {
  const { values, kinds, documents, ...raw } = rawJilin();
  const { number, title, issuedOn, authority } = documents[0];
  const yearlyDuty = {
    startsAfterYears: values['yearly.startsAfter'],
    earliestYear: values['yearly.earliestYear'],
    hours: values['yearly.hours'],
    pairHours: values['yearly.pairHours'],
  };
  return {
    id: raw.id,
    province: raw.jurisdiction,
    source: { documentNumber: number, title, issuedOn, authority },
    clauses: raw.clauses,
    readings: raw.readings,
    notStated: raw.notStated,
    rules: raw.rules,
    systems: raw.systems,
    contacts: raw.contacts,
    exchange: {
      deadline: values['exchange.deadline'],
      unmappableTrades: values['exchange.unmappableTrades'],
    },
    families: {
      'site-professional': {
        ...kinds['site-professional'],
        exchangeHours: values['exchange.hours'],
        yearlyDuty,
      },
      'skilled-worker': {
        ...kinds['skilled-worker'],
        exchangeHours: values['exchange.hoursOfSkilled'],
        yearlyDuty: null,
      },
    },
    steps: raw.steps,
    milestones: raw.milestones,
    amendments: [],
  };
}

/** What is kept of Jilin's model where a smaller rulebook has no such clause, reading or place. */
function fitted(value: Raw, has: Record<string, Set<string>>, clause: string): Raw {
  if (Array.isArray(value))
    return value
      .filter((one) => !(one && typeof one === 'object' && one.contact && !has.contact?.has(one.contact)))
      .filter((one) => !(one && typeof one === 'object' && one.system && !has.system?.has(one.system)))
      .map((one) => fitted(one, has, clause));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      if (key === 'clause' && typeof one === 'string' && !has.clause?.has(one)) return [[key, clause]];
      if (key === 'reading' && typeof one === 'string' && !has.reading?.has(one)) return [];
      return [[key, fitted(one, has, clause)]];
    }),
  );
}

const WHERE_VALUES_STAND: Record<string, string> = {
  'families.site-professional.yearlyDuty.hours': 'yearly.hours',
  'families.site-professional.yearlyDuty.pairHours': 'yearly.pairHours',
};

/** The rulebook that data in the words of the first API makes: Jilin's model with these values and words. */
export function readRulebook(told: RulebookData): Rulebook {
  const data = structuredClone(told);
  const raw = rawJilin();
  const site = data.families['site-professional'];
  const duty = site.yearlyDuty as NonNullable<FamilyData['yearlyDuty']>;
  const values: Record<string, DatedData> = {
    ...raw.values,
    'exchange.deadline': data.exchange.deadline,
    'exchange.unmappableTrades': data.exchange.unmappableTrades,
    'exchange.hours': site.exchangeHours,
    'exchange.hoursOfSkilled': data.families['skilled-worker'].exchangeHours,
    'yearly.every': { unit: 'number', values: [{ ...duty.hours.values[0], value: 1 }] },
    'yearly.startsAfter': duty.startsAfterYears,
    'yearly.earliestYear': duty.earliestYear,
    'yearly.hours': duty.hours,
    'yearly.pairHours': duty.pairHours,
  };
  for (const { from, documentNumber, sets } of data.amendments)
    for (const { path, value, clause } of sets)
      values[WHERE_VALUES_STAND[path] ?? path]?.values.push({
        from,
        known: from,
        value,
        clause,
        document: documentNumber,
      });
  const document = (id: string, number: string, authority: string, issuedOn: string, title = number) => ({
    id,
    number,
    title,
    authority,
    issuedOn,
    source: null,
    certainty: 'invented',
  });
  const { source, province, exchange: _, families, amendments, ...same } = data;
  const ids = (all: { id: string }[]) => new Set(all.map(({ id }) => id));
  const has = {
    clause: ids(data.clauses),
    reading: ids(data.readings),
    system: ids(data.systems),
    contact: ids(data.contacts),
  };
  const kinds = Object.fromEntries(
    Object.entries(families).map(([id, { exchangeHours: __, yearlyDuty: ___, ...kind }]) => [id, kind]),
  );
  const clause = data.clauses[0]?.id as string;
  const topics = Object.fromEntries(
    Object.entries<string[]>(raw.topics).map(([topic, clauses]) => {
      const kept = clauses.filter((one) => has.clause.has(one));
      return [topic, kept.length > 0 ? kept : [clause]];
    }),
  );
  const model = fitted(
    {
      facts: raw.facts,
      effects: raw.effects,
      obligations: raw.obligations,
      advice: raw.advice,
      steps: raw.steps,
    },
    has,
    clause,
  );
  const pack = {
    ...raw,
    ...same,
    ...model,
    topics,
    jurisdiction: province,
    documents: [
      document('notice', source.documentNumber, source.authority, source.issuedOn, source.title),
      ...amendments.map((one, index) =>
        document(`amendment-${index + 1}`, one.documentNumber, one.authority, one.from),
      ),
    ],
    kinds,
    values,
    steps: { ...model.steps, ...data.steps },
  };
  return rulebookOf(packOfData(pack, data.id));
}

const ISSUED = '2022-06-01';

const aRule = (): RulebookData['rules'][RuleId] => ({
  answer: 'yes',
  text: '规则',
  clause: '一',
  reading: null,
});

const family = (hours: number, yearly: RulebookData['families']['skilled-worker']['yearlyDuty']) => ({
  name: '一类人员',
  oldCertificate: '旧证',
  electronicCertificate: '新证',
  posts: [{ name: '甲员', specialties: ['东', '西'] }],
  postsOpen: false,
  exchangeHours: { unit: 'hours' as const, values: [{ from: ISSUED, value: hours, clause: '一' }] },
  yearlyDuty: yearly,
  way: ['apply'],
});

/** A made-up province with other values than Jilin's, as small as a rulebook can be. */
export const smallRulebook = (): RulebookData => ({
  id: 'test-province',
  province: '某省',
  source: { documentNumber: '某建〔2022〕1号', title: '通知', issuedOn: ISSUED, authority: '某厅' },
  clauses: [{ id: '一', title: '一条', text: ['{exchange.deadline}前换。'] }],
  readings: [],
  notStated: [],
  rules: Object.fromEntries(ruleIds.map((id) => [id, aRule()])) as RulebookData['rules'],
  systems: [{ id: 'site', name: '系统', address: 'site.example', about: '换证' }],
  contacts: [],
  exchange: {
    deadline: { unit: 'day', values: [{ from: ISSUED, value: '2022-09-30', clause: '一' }] },
    unmappableTrades: { unit: 'names', values: [{ from: ISSUED, value: ['乙员'], clause: '一' }] },
  },
  families: {
    'site-professional': family(24, {
      startsAfterYears: { unit: 'number', values: [{ from: ISSUED, value: 2, clause: '一' }] },
      earliestYear: { unit: 'number', values: [{ from: ISSUED, value: 2024, clause: '一' }] },
      hours: { unit: 'hours', values: [{ from: ISSUED, value: 16, clause: '一' }] },
      pairHours: { unit: 'hours', values: [{ from: ISSUED, value: 32, clause: '一' }] },
    }),
    'skilled-worker': family(8, null),
  },
  steps: {
    apply: {
      title: '申请',
      call: '去申请',
      action: '我已申请',
      sets: 'exchangedOn',
      whatToDo: ['申请'],
      where: [{ system: 'site' }],
      haveAtHand: [],
      whenItWorked: ['办好了'],
      trouble: [],
      clause: '一',
    },
  },
  milestones: [],
  amendments: [],
});

/** An amendment that moves the small rulebook's deadline. */
export const deadlineMoved = (from: string, to: string): RulebookData['amendments'][number] => ({
  documentNumber: '某建〔2022〕9号',
  authority: '某厅',
  from,
  sets: [{ path: 'exchange.deadline', value: to, clause: '一' }],
});
