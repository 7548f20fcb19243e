// Where the certificate of somebody who consented stands, as a company may see it: whichever law judges it.
import type { Day } from '@hz/shared/calendar';
import type { PersonView, VerdictView } from '@hz/shared/contracts';
import { findPack } from '@hz/shared/packs';
import { saidOfThem, titleOf } from '@hz/shared/standing';
import type { z } from 'zod';
import type { Standing } from '../certificates/service';

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

export interface StandingInWords {
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

export const numbersOf = (official: Facts['official']): string[] =>
  [official?.number, official?.newNumber].filter((one) => one != null);

const titleOfOwn = ({ pack, kind }: Facts['record'], facts: Facts['merged']['facts']): string =>
  titleOf(findPack(pack), kind, facts.trade, facts.specialty);

/** What a company reads of somebody is said of them, and not to them. */
export function ofThem({ verdict, nextStep, years }: StandingInWords): StandingInWords {
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

export type Study = Pick<HolderStanding, 'study' | 'owesStudy' | 'studyDeadline' | 'studyTitle'>;

export const NO_STUDY: Study = {
  study: { state: 'none', year: null, done: 0, required: null, origin: 'self' },
  ...{ owesStudy: false, studyDeadline: null, studyTitle: null },
};

/** Of a certificate that is not judged. */
export const NOT_JUDGED = {
  ...{ tone: 'ask' as const, title: '这里说不准', clauses: [], reading: null },
  sentences: ['这本证书的文件现在不在助手手里。'],
};
export const NOT_OUT = { sentences: ['这份文件当时还没有发布。'] };
