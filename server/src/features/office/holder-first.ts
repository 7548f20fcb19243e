// Where a certificate stands by the first version's document, as a company may see it.
import { yearOf } from '@hz/shared/calendar';
import { assess } from '@hz/shared/v1/engine';
import { caseOf } from '@hz/shared/v1/guide';
import { hoursOfTenths, loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import { presentStanding } from '../../present/standing';
import type { Standing } from '../certificates/service';
import {
  type HolderStanding,
  NO_STUDY,
  NOT_JUDGED,
  NOT_OUT,
  ofThem,
  ownCertificate,
  type StandingInWords,
} from './holder-standing';

const DUTY = {
  met: 'met',
  unconfirmed: 'unconfirmed',
  'catch-up': 'short',
  'in-progress': 'short',
  'retraining-required': 'short',
  'not-applicable': 'none',
  'not-started': 'none',
} as const;

/** Where a certificate stands by the first version's document. */
export function firstHolderStanding(standing: Standing): HolderStanding {
  const { record, merged, registeredOn, asOf } = standing;
  const rulebook = loadRulebook(record.pack);
  const { officialNumbers, title } = ownCertificate(standing);
  const closed = closedBy(standing, rulebook);
  if (closed)
    return {
      ...{ certificateId: record._id.toHexString(), pack: record.pack, title, officialNumbers },
      ...{ ...NO_STUDY, gate: null, closed },
      inWords: () => ({
        verdict: {
          ...NOT_JUDGED,
          ...(closed === 'not-published' && NOT_OUT),
          deadline: null,
          daysLeft: null,
        },
        ...{ nextStep: null, years: [] },
      }),
    };
  const { continuingEducation: duty, exchange } = assess(
    rulebook,
    caseOf(merged.facts, { registeredOn }, asOf),
  );
  const originOf = (year: number) =>
    (merged.officialYears.includes(year) ? 'official' : 'self') as 'official' | 'self';
  const year = duty.year ?? yearOf(asOf);
  // Before the yearly duty begins, the hours for the exchange itself are what is owed.
  const isBefore = DUTY[duty.status] === 'none' && exchange.status === 'open' && exchange.required !== null;
  const state = isBefore ? ((exchange.remaining ?? 0) > 0 ? 'short' : 'met') : DUTY[duty.status];
  const owed = isBefore ? exchange : duty;
  const isLost = !isBefore && duty.status === 'retraining-required';
  // What lacks of this year is owed whatever is told of the ones before.
  const owesStudy =
    state === 'short' ? !isLost : !isBefore && state === 'unconfirmed' && (duty.remaining ?? 0) > 0;
  const isOpenExchange =
    exchange.deadline !== null && (exchange.status === 'open' || exchange.reasons.length > 0);
  const inWords = (): StandingInWords => {
    const { verdict, next, years } = presentStanding(rulebook, merged.facts, registeredOn, asOf);
    return ofThem({
      verdict,
      nextStep: next.kind === 'nothing' ? null : next.sentence,
      years: years.map(({ year, state, done, required }) => ({
        ...{ year, name: `${year} 年`, state, done, required },
        origin: originOf(year),
      })),
    });
  };
  return {
    ...{ certificateId: record._id.toHexString(), pack: record.pack },
    ...{ title, officialNumbers },
    study: {
      ...{ state, year },
      done: hoursOfTenths(owed.done ?? 0),
      required: owed.required === null ? null : hoursOfTenths(owed.required),
      origin: originOf(year),
      ...(isLost && { said: inWords().verdict.title }),
    },
    owesStudy,
    studyDeadline: owesStudy ? owed.deadline : null,
    studyTitle: null,
    // As long as hours lack, they are what comes first.
    gate:
      isOpenExchange && !owesStudy
        ? { what: 'exchange', deadline: exchange.deadline, title: '还没有换证' }
        : null,
    closed: CLOSED[exchange.status] ?? null,
    inWords,
  };
}

const CLOSED: Readonly<Partial<Record<string, HolderStanding['closed']>>> = {
  lapsed: 'missed',
  ineligible: 'refused',
};

/** Why nothing is judged by the document: it is not served, or was not out. */
function closedBy({ state, asOf }: Standing, { source }: Rulebook): 'not-served' | 'not-published' | null {
  if (state === 'not-served') return state;
  return asOf < source.issuedOn ? 'not-published' : null;
}
