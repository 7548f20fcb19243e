import { type Day, formatDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { certificateTitle, factRowsOf, type OfficialFacts } from '@hz/shared/guide';
import { hoursOfTenths, loadRulebook, type Rulebook } from '@hz/shared/rulebook';
import { presentStanding } from '../presenters/standing';
import { presentDoubts } from '../presenters/way';
import type { Standing } from './service';

/** A certificate with all that follows from its facts on the day, official ones included. */
export function presentCertificate(standing: Standing): CertificateView {
  const { record, official, merged, registeredOn, asOf } = standing;
  const rulebook = loadRulebook(record.rulebook);
  const { years, ...assessed } = presentStanding(rulebook, merged.facts, registeredOn, asOf);
  return {
    id: record._id.toHexString(),
    version: record.version,
    rulebook: record.rulebook,
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

/** The facts that this certificate can have, each with the days of it that are questioned. */
const presentRows = (rulebook: Rulebook, { record, official, merged: { facts }, asOf }: Standing) =>
  factRowsOf(facts, certificateTitle(facts), official?.number ?? record.number).map((row) => ({
    ...row,
    doubts: row.kind === 'day' ? presentDoubts(rulebook, row.fact, asOf) : [],
  }));

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
