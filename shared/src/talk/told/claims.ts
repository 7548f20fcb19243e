import type { Tenths } from '../../v1/rulebook';
import type { DaySaid } from './days';

/**
 * Why hours cannot be written down: by the clock, in lessons, not exact, not said, of several days or years together, or said without a word that they are over.
 */
export type StudyUnclear = 'clock' | 'other' | 'vague' | 'none' | 'spread' | 'years' | 'cycle' | 'plan';

/** What a message tells, before anybody has looked at what is on record. */
export type Claim =
  /** Hours studied on a day. `day` null: none was said. */
  | {
      tells: 'credit';
      tenths: Tenths;
      day: DaySaid | null;
      category: string | null;
      named: string | null;
      again: boolean;
      /** Of a course that makes up for the cycle before. */
      makeUp?: true;
      /** All of that day, whatever is on record of it. */
      sum?: true;
      /** Spoken of as if they were on record, of whatever day. */
      known?: true;
    }
  /** Study without a number of class hours that could be written down. */
  | {
      tells: 'study';
      unclear: StudyUnclear;
      day: DaySaid | null;
      named: string | null;
    }
  /** All hours up to now: of this year, or for the exchange. `tenths` null: as many as are asked for. */
  | { tells: 'total'; tenths: Tenths | null; named: string | null }
  /** All hours of a past year; null: not said how many. */
  /** `begun`: the day, or month, on which the cycle began, where it was said. `last`: the one before the running one. `nth`: 第二年 of a term. */
  | {
      tells: 'year';
      year: number;
      tenths: Tenths | null;
      named: string | null;
      begun?: string;
      last?: true;
      nth?: number;
    }
  /** `applied`: the words are of an application, whatever comes of it. */
  | { tells: 'event'; fact: string; day: DaySaid | null; named: string | null; applied?: true }
  | { tells: 'date'; fact: string; day: DaySaid; named: string | null }
  /** `value` null: something was said of the fact that is none of its values. */
  | {
      tells: 'state';
      fact: string;
      value: string | boolean | null;
      day: DaySaid | null;
      named: string | null;
    }
  | { tells: 'number'; number: string; named: string | null }
  /** Hours on record are other ones. Null parts were not said. */
  | {
      tells: 'correction';
      old: { tenths: Tenths | null; day: DaySaid | null };
      /** `by`: how much more, or less, it is than what is on record. */
      now: { tenths: Tenths | null; day: DaySaid | null; by?: Tenths };
      named: string | null;
    }
  | {
      tells: 'removal';
      tenths: Tenths | null;
      day: DaySaid | null;
      all: boolean;
      /** 两笔都删: how many there are of them, as it was said. */
      count: number | null;
      last: boolean;
      named: string | null;
    }
  | { tells: 'reminder'; value: string | null };
