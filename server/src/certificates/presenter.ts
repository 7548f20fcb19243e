import { type Day, formatDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { certificateTitle, type OfficialFacts } from '@hz/shared/guide';
import { findPack } from '@hz/shared/packs';
import { findRulebook, hoursOfTenths } from '@hz/shared/rulebook';
import { titleOf } from '@hz/shared/standing';
import { presentStanding } from '../presenters/standing';
import type { Standing } from './service';

/** A certificate with all that follows from its facts on the day, official ones included. */
export function presentCertificate(standing: Standing): CertificateView {
  const { record, official, merged, registeredOn, asOf } = standing;
  const rulebook = findRulebook(record.pack);
  if (!rulebook) return presentForeign(standing);
  const { years, ...assessed } = presentStanding(rulebook, merged.facts, registeredOn, asOf);
  return {
    id: record._id.toHexString(),
    version: record.version,
    rulebook: record.pack,
    family: merged.facts.family,
    familyName: rulebook.families[merged.facts.family].name,
    title: certificateTitle(merged.facts),
    ...presentFacts(standing),
    official: official && presentOfficial(official),
    asOf: formatDay(asOf),
    ...assessed,
    years: years.map((year) => ({
      ...year,
      origin: merged.officialYears.includes(year.year) ? ('official' as const) : ('self' as const),
    })),
    credits: presentCredits(standing),
  };
}

const date = (day: Day | null): string | null => (day === null ? null : formatDay(day));

const presentFacts = ({ record, official, merged: { facts } }: Standing) => ({
  trade: facts.trade,
  specialty: facts.specialty,
  number: official?.number ?? record.number,
  newNumber: facts.newNumber,
  registryStatus: facts.registryStatus,
  registryCheckedOn: date(facts.registryCheckedOn),
  exchangedOn: date(facts.exchangedOn),
  issuedOn: date(facts.issuedOn),
  downloadedOn: date(facts.downloadedOn),
  inPost: facts.inPost,
  archived: record.archived,
});

const presentOfficial = ({ source, asOf, number, study }: OfficialFacts) => ({
  source,
  asOf: formatDay(asOf),
  number,
  studyAsOf: study.length === 0 ? null : formatDay(Math.max(...study.map((layer) => layer.asOf))),
});

/** The holder's own entries and the official ones, in the order of their days. */
function presentCredits({ merged }: Standing): CertificateView['credits'] {
  const own = merged.own.map(({ id, on, tenths, recordedOn, counts }) => ({
    ...{ id, day: on, tenths, counts },
    origin: 'self' as const,
    source: null,
    recordedOn: formatDay(recordedOn),
  }));
  const official = merged.official.map(({ on, tenths, source, asOf }, at) => ({
    ...{ id: `official-${at + 1}`, day: on, tenths, source, counts: true },
    origin: 'official' as const,
    recordedOn: formatDay(asOf),
  }));
  return [...own, ...official]
    .sort((a, b) => a.day - b.day)
    .map(({ day, tenths, ...credit }) => ({ ...credit, on: formatDay(day), hours: hoursOfTenths(tenths) }));
}

const UPDATE = '请更新应用';
const NO_DUTY = {
  deadline: null,
  daysLeft: null,
  hoursRequired: null,
  hoursDone: null,
  hoursRemaining: null,
};

/** A certificate of which this version of the API can say no more than what it is called. */
function presentForeign({ record, asOf }: Standing): CertificateView {
  const pack = findPack(record.pack);
  const title = titleOf(pack, record.kind, record.trade, record.specialty);
  const sentence = `${title}的事，这个版本的应用还看不了，请更新应用再看。`;
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
      ...{ tone: 'ask', title: UPDATE, sentences: [sentence], clauses: [], reading: null },
      ...{ deadline: null, daysLeft: null },
    },
    ...{ explanation: [], years: [], credits: [] },
    next: { kind: 'nothing', stepId: null, label: UPDATE, sentence },
    way: { steps: [], currentStepId: null, done: 0, total: 0 },
  };
}
