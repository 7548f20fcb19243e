import { type Day, formatDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { findPack } from '@hz/shared/packs';
import { titleOf } from '@hz/shared/standing';
import { certificateTitle, factRowsOf, type OfficialFacts } from '@hz/shared/v1/guide';
import { findRulebook, hoursOfTenths, type Rulebook } from '@hz/shared/v1/rulebook';
import { presentStanding } from '../../present/standing';
import { presentDoubts, presentHoursFirst } from '../../present/way';
import { presentOwn } from './own';
import type { Standing } from './service';

/** A certificate with all that follows from its facts on the day, official ones included. */
export function presentCertificate(standing: Standing): CertificateView {
  const { record, official, merged, registeredOn, asOf } = standing;
  const rulebook = findRulebook(record.pack);
  if (!rulebook) return presentUnjudged(standing, toUpdate);
  if (standing.state === 'not-served')
    return {
      ...presentUnjudged(standing, () => NOT_SERVED),
      ...presentFacts(standing),
      official: official && presentOfficial(official),
      facts: presentRows(rulebook, standing),
      credits: presentCredits(standing),
    };
  // What is counted is counted from its own first day: before it there is nothing to judge by.
  if (asOf < rulebook.source.issuedOn) return presentUnjudged(standing, () => NOT_PUBLISHED);
  const { years, ...assessed } = presentStanding(rulebook, merged.facts, registeredOn, asOf);
  return {
    id: record._id.toHexString(),
    version: record.version,
    rulebook: record.pack,
    family: merged.facts.family,
    familyName: rulebook.families[merged.facts.family].name,
    title: certificateTitle(merged.facts),
    ...presentFacts(standing),
    facts: presentRows(rulebook, standing),
    official: official && presentOfficial(official),
    asOf: formatDay(asOf),
    ...assessed,
    years: years.map((year) => ({
      ...year,
      origin: merged.officialYears.includes(year.year) ? ('official' as const) : ('self' as const),
    })),
    credits: presentCredits(standing),
    ...presentHoursFirst(rulebook, merged.facts, asOf),
  };
}

const date = (day: Day | null): string | null => (day === null ? null : formatDay(day));

function presentFacts({ record, official, merged: { facts } }: Standing) {
  const shown = {
    number: official?.number ?? record.number,
    newNumber: facts.newNumber,
    registryStatus: facts.registryStatus,
    registryCheckedOn: date(facts.registryCheckedOn),
    exchangedOn: date(facts.exchangedOn),
    issuedOn: date(facts.issuedOn),
    downloadedOn: date(facts.downloadedOn),
  };
  const { trade, specialty, inPost, family } = facts;
  const own = presentOwn(record, { ...shown, family, title: certificateTitle(facts) });
  return { trade, specialty, ...shown, ...own, inPost, archived: record.archived };
}

/** The days that may be asked for with what is in hand. */
const HOLDING_DAYS = ['exchangedOn', 'issuedOn'] as const;

/** The facts that this certificate can have, each with the days of it that are questioned. */
const presentRows = (rulebook: Rulebook, { record, official, merged: { facts }, asOf }: Standing) =>
  factRowsOf(facts, certificateTitle(facts), official?.number ?? record.number).map((row) => ({
    ...row,
    doubts: row.kind === 'day' ? presentDoubts(rulebook, row.fact, asOf, facts) : [],
    ...(row.fact === 'holding' && {
      days: HOLDING_DAYS.map((fact) => ({ fact, doubts: presentDoubts(rulebook, fact, asOf, facts) })),
    }),
  }));

const presentOfficial = ({ source, asOf, number, study }: OfficialFacts) => ({
  source,
  asOf: formatDay(asOf),
  number,
  studyAsOf: study.length === 0 ? null : formatDay(Math.max(...study.map((layer) => layer.asOf))),
});

type CreditView = CertificateView['credits'][number];

/**
 * The holder's own entries and the official ones, in the order of their days. There may be thousands: each is made at
 * once as it is answered, nothing taken apart and put together again.
 */
function presentCredits({ merged }: Standing): CreditView[] {
  const own = merged.own.map(
    (credit): CreditView => ({
      id: credit.id,
      on: formatDay(credit.on),
      hours: hoursOfTenths(credit.tenths),
      counts: credit.counts,
      total: credit.total ?? false,
      origin: 'self',
      source: null,
      recordedOn: formatDay(credit.recordedOn),
    }),
  );
  const official = merged.official.map(
    (credit, at): CreditView => ({
      id: `official-${at + 1}`,
      on: formatDay(credit.on),
      hours: hoursOfTenths(credit.tenths),
      counts: true,
      total: false,
      origin: 'official',
      source: credit.source,
      recordedOn: formatDay(credit.asOf),
    }),
  );
  return [...own, ...official].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

const toUpdate = (title: string) => ({
  head: '请更新应用',
  sentence: `${title}的事，这个版本的应用还看不了，请更新应用再看。`,
});
const NOT_PUBLISHED = {
  head: '文件当时还没有发布',
  sentence: '这份文件当时还没有发布。发布以前，助手不作判断；记下的都还在。',
};
const NOT_SERVED = {
  head: '这里现在不办了',
  sentence: '这本证书按的那份文件，这里现在不办了。你填过的都还在，只是助手不再作判断，也不提醒。',
};
const NO_DUTY = {
  deadline: null,
  daysLeft: null,
  hoursRequired: null,
  hoursDone: null,
  hoursRemaining: null,
};

/** A certificate of which this version of the API can say no more than what it is called. */
function presentUnjudged(
  { record, asOf }: Standing,
  said: (title: string) => { head: string; sentence: string },
): CertificateView {
  const pack = findPack(record.pack);
  const title = titleOf(pack, record.kind, record.trade, record.specialty);
  const { head, sentence } = said(title);
  return {
    ...{ id: record._id.toHexString(), version: record.version, rulebook: record.pack },
    ...{ family: record.kind, familyName: pack?.said.kinds[record.kind]?.name ?? record.kind, title },
    ...{ trade: record.trade, specialty: record.specialty, number: record.number, archived: record.archived },
    ...{ newNumber: null, registryStatus: null, registryCheckedOn: null, exchangedOn: null, issuedOn: null },
    ...{ downloadedOn: null, inPost: null, official: null, asOf: formatDay(asOf) },
    assessment: {
      exchange: { status: 'not-needed', reasons: [], nextStep: null, ...NO_DUTY },
      continuingEducation: {
        ...{ status: 'not-applicable', reasons: [], year: null, yearsToConfirm: [] },
        ...NO_DUTY,
      },
    },
    verdict: {
      ...{ tone: 'ask', title: head, sentences: [sentence], clauses: [], reading: null },
      ...{ deadline: null, daysLeft: null },
    },
    ...{ explanation: [], years: [], credits: [], facts: [] },
    next: { kind: 'nothing', stepId: null, label: head, sentence },
    way: { steps: [], currentStepId: null, done: 0, total: 0 },
  };
}
