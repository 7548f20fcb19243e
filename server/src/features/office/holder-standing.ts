// Where the certificate of somebody who consented stands, as a company may see it.
import { type Day, firstDayOfYear, formatDay, yearOf } from '@hz/shared/calendar';
import type { PersonView, VerdictView } from '@hz/shared/contracts';
import { findPack } from '@hz/shared/packs';
import {
  hasPersonal,
  mostLacking,
  type ObligationStanding,
  saidOfThem,
  standingOfRecord,
  timelineOf,
  titleOf,
} from '@hz/shared/standing';
import { assess } from '@hz/shared/v1/engine';
import { caseOf, certificateTitle } from '@hz/shared/v1/guide';
import { hoursOfTenths, loadRulebook } from '@hz/shared/v1/rulebook';
import type { z } from 'zod';
import { presentClause } from '../../present/pack';
import { presentStanding } from '../../present/standing';
import { isOfV1, type PackStanding, presentCard, type Standing } from '../certificates/service';

/** A holder's own certificate, as the office needs it. */
export interface OwnCertificate {
  id: string;
  title: string;
  /** Old and new numbers, the official ones first. */
  numbers: string[];
  /** Those of them of which official records say that they are theirs; the others they typed themselves. */
  officialNumbers: string[];
}

/** Where the certificate of somebody who consented stands. */
export interface HolderStanding {
  certificateId: string;
  /** The pack that judges it. */
  pack: string;
  title: string;
  /** Of which official records say that they are theirs. */
  officialNumbers: string[];
  study: NonNullable<PersonView['study']>;
  /** Whether hours lack of what is to be studied now, whatever else is to be asked first. */
  owesStudy: boolean;
  /** The last day for this year's hours, where some are owed; null: not known yet. */
  studyDeadline: Day | null;
  /** What is said of the hours that are owed, where they are not of this period. */
  studyTitle: string | null;
  /** What is to be applied for now, and until when, by the holder's own verdict; null: nothing. Without a day: not known yet. */
  gate: { what: 'exchange' | 'renewal'; deadline: Day | null; title: string } | null;
  /** Why nothing that the certificate hangs on can be done here; null: it can, or nothing has to be. */
  closed: 'missed' | 'refused' | 'authority' | 'not-published' | 'not-served' | null;
  /** All of it in words, worked out when it is asked for: a list of thousands needs none. */
  inWords(): StandingInWords;
}

interface StandingInWords {
  verdict: z.infer<typeof VerdictView>;
  nextStep: string | null;
  years: {
    year: number;
    /** 2024 年, or from when to when. */
    name: string;
    state: string;
    done: number;
    required: number | null;
    origin: 'self' | 'official';
  }[];
}

type Facts = Pick<Standing, 'record' | 'official' | 'merged'>;

export function ownCertificate({ record, official, merged }: Facts): OwnCertificate {
  const officialNumbers = numbersOf(official);
  const told = [...officialNumbers, record.number, merged.facts.newNumber];
  return {
    id: record._id.toHexString(),
    title: titleOfOwn(record, merged.facts),
    numbers: [...new Set(told.filter((one) => one != null))],
    officialNumbers,
  };
}

const numbersOf = (official: Facts['official']): string[] =>
  [official?.number, official?.newNumber].filter((one) => one != null);

const titleOfOwn = ({ pack, kind }: Facts['record'], facts: Facts['merged']['facts']): string => {
  const { trade, specialty } = facts;
  return isOfV1({ pack }) ? certificateTitle(facts) : titleOf(findPack(pack), kind, trade, specialty);
};

/** What a company reads of somebody is said of them, and not to them. */
function ofThem({ verdict, nextStep, years }: StandingInWords): StandingInWords {
  const { title, sentences, reading } = verdict;
  return {
    verdict: {
      ...verdict,
      title: saidOfThem(title),
      sentences: sentences.map(saidOfThem),
      reading: reading && saidOfThem(reading),
    },
    nextStep: nextStep && saidOfThem(nextStep),
    years,
  };
}

const DUTY = {
  met: 'met',
  unconfirmed: 'unconfirmed',
  'catch-up': 'short',
  'in-progress': 'short',
  'retraining-required': 'short',
  'not-applicable': 'none',
  'not-started': 'none',
} as const;

/** By the first version's document. */
export function holderStanding(standing: Standing): HolderStanding {
  const { record, merged, registeredOn, asOf } = standing;
  const rulebook = loadRulebook(record.pack);
  const { officialNumbers, title } = ownCertificate(standing);
  if (asOf < rulebook.source.issuedOn)
    return {
      ...{
        certificateId: record._id.toHexString(),
        pack: record.pack,
        title,
        officialNumbers,
        ...NO_STUDY,
        gate: null,
        closed: 'not-published',
      },
      inWords: () => ({
        verdict: { ...NOT_JUDGED, ...NOT_OUT, deadline: null, daysLeft: null },
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

type StudyState = NonNullable<PersonView['study']>['state'];

// Refused and settled duties ask for no hours; a fact that is to be asked first is not said yet. A term that is over is
// over for its application: whether hours were short is told by its needs.
const STATES: Readonly<Record<ObligationStanding['answer']['state'], StudyState>> = {
  'not-applicable': 'none',
  'not-yet': 'none',
  refused: 'none',
  ask: 'unconfirmed',
  open: 'met',
  done: 'met',
  missed: 'short',
};

/** The duty to study that runs, else the first; null: the pack has none for it. */
function studyDutyOf({ standing }: PackStanding): ObligationStanding | null {
  const duties = standing?.obligations.filter(({ data }) => data.needs.some((one) => 'hours' in one)) ?? [];
  return duties.find(({ answer }) => STATES[answer.state] !== 'none') ?? duties[0] ?? null;
}

type Study = Pick<HolderStanding, 'study' | 'owesStudy' | 'studyDeadline' | 'studyTitle'>;

const NO_STUDY: Study = {
  study: { state: 'none', year: null, done: 0, required: null, origin: 'self' },
  ...{ owesStudy: false, studyDeadline: null, studyTitle: null },
};

/** What the certificate hangs on, while it can be applied for: hours apart, that is the employer's business as well. */
function gateOf({ standing }: PackStanding): HolderStanding['gate'] {
  if (!standing?.verdict) return null;
  const { answer, data, words, isLastDay } = standing.verdict;
  const { state, due, opens } = answer;
  const runs = state === 'open' || (state === 'ask' && (opens ?? standing.asOf) <= standing.asOf);
  if (!runs || isForAuthority(answer) || (due !== null && due < standing.asOf)) return null;
  const what = 'term' in data.when ? 'renewal' : 'exchange';
  return { what, deadline: isLastDay ? due : null, title: words.title };
}

/** Open, and no day of it left that is the holder's to keep. */
const isForAuthority = ({ state, due, reasons }: ObligationStanding['answer']): boolean =>
  state === 'open' && due === null && reasons.length > 0;

function closedOf({ standing, state }: PackStanding): HolderStanding['closed'] {
  if (!standing && state !== 'published') return state;
  const answer = standing?.verdict?.answer;
  if (!answer) return null;
  if (answer.state === 'missed' || answer.state === 'refused') return answer.state;
  return isForAuthority(answer) ? 'authority' : null;
}

function packStudy(one: PackStanding): Study {
  const duty = studyDutyOf(one);
  if (!duty) return NO_STUDY;
  const { state: said, needs, cycle, due } = duty.answer;
  // Of several needs the one that lacks most, as the holder's own headline has it.
  const need = mostLacking(duty.data, needs) ?? needs[0];
  const isShort = (need?.remaining ?? 0) > 0;
  const isOver = said === 'missed' && 'term' in duty.data.when;
  const state = studyState(said, { isShort, isOver });
  // What it led to is not made good by the hours of this cycle: nobody is told that they would do.
  const isLost = said === 'missed' && !isOver;
  // What lacks of this cycle is owed whatever is told of the ones before.
  const owesStudy = isShort && !isLost && (state === 'short' || (said === 'ask' && cycle !== null));
  const isOfficial = cycle !== null && one.told.record.tells?.(cycle.from, cycle.to) === true;
  return {
    study: {
      ...{ state, year: cycle && isWholeYear(cycle) ? yearOf(cycle.from) : null },
      done: hoursOfTenths(need?.done ?? 0),
      required: need ? hoursOfTenths(need.required) : null,
      origin: isOfficial ? 'official' : 'self',
      ...(isLost && { said: saidOfThem(duty.words.title) }),
    },
    owesStudy,
    studyDeadline: owesStudy && duty.isLastDay ? due : null,
    studyTitle: said === 'open' && !(cycle && isWholeYear(cycle)) ? duty.words.title : null,
  };
}

/** An application that was handed in says nothing of the hours of its term. */
function studyState(
  said: keyof typeof STATES,
  { isShort, isOver }: { isShort: boolean; isOver: boolean },
): StudyState {
  if (said === 'open' && isShort) return 'short';
  if (said === 'done' && isShort) return 'unconfirmed';
  return isOver && !isShort ? 'none' : STATES[said];
}

const isWholeYear = ({ from, to }: { from: Day; to: Day }): boolean =>
  from === firstDayOfYear(yearOf(from)) && to === firstDayOfYear(yearOf(from) + 1) - 1;

const nameOfCycle = (cycle: { from: Day; to: Day }): string =>
  isWholeYear(cycle) ? `${yearOf(cycle.from)} 年` : `${formatDay(cycle.from)} 到 ${formatDay(cycle.to)}`;

/** Where a certificate stands as others may know it: what hangs on a personal fact is its holder's business. */
function forOthers(one: PackStanding): PackStanding {
  const { pack, standing, told, asOf } = one;
  if (!pack || !standing || !hasPersonal(pack)) return one;
  return { ...one, standing: standingOfRecord(pack, told.record, asOf, 'others') };
}

/** The same by the certificate's own pack. */
export function packHolderStanding(own: PackStanding): HolderStanding {
  const one = forOthers(own);
  const { record, official, told, pack, standing, asOf } = one;
  const { title, next, due, daysLeft } = presentCard(one);
  return {
    ...{ certificateId: record._id.toHexString(), pack: record.pack },
    ...{ title, officialNumbers: numbersOf(official) },
    ...packStudy(one),
    gate: gateOf(one),
    closed: closedOf(one),
    inWords: () =>
      ofThem({
        verdict: {
          ...(standing && pack
            ? {
                tone: standing.headline.words.tone,
                title: standing.headline.words.title,
                sentences: [
                  ...standing.headline.words.sentences,
                  `这是按${pack.said.jurisdiction}的文件说的。`,
                  ...(standing.headline.words.caveat === null ? [] : [standing.headline.words.caveat]),
                ],
                clauses: standing.headline.words.clauses.map((id) => presentClause(pack, id, asOf)),
                reading: standing.headline.words.reading,
              }
            : { ...NOT_JUDGED, ...(one.state === 'not-published' && NOT_OUT) }),
          ...{ deadline: due, daysLeft },
        },
        nextStep: next?.sentence ?? null,
        years: (standing ? timelineOf(standing, told.record) : []).map(
          ({ from, to, state, done, required, isOfficial }) => ({
            ...{ year: yearOf(from), name: nameOfCycle({ from, to }), state },
            done: hoursOfTenths(done),
            required: required === null ? null : hoursOfTenths(required),
            origin: isOfficial ? 'official' : 'self',
          }),
        ),
      }),
  };
}

const NOT_JUDGED = {
  ...{ tone: 'ask' as const, title: '这里说不准', clauses: [], reading: null },
  sentences: ['这本证书的文件现在不在助手手里。'],
};
const NOT_OUT = { sentences: ['这份文件当时还没有发布。'] };
