import { type Day, yearOf } from '../../calendar';
import { type CountedCycle, cyclesOf } from '../../law';
import { type Rulebook, type Tenths, valueAt } from '../rulebook';
import type { LawAnswers } from './assess';
import type { Assessment, AssessmentInput } from './types';

/** What the facts of an assessment are read from. */
export interface Matter {
  rulebook: Rulebook;
  input: AssessmentInput;
  assessment: Assessment;
  answers: LawAnswers;
}

/** Whether a dated fact has happened by the as-of date. */
export const isKnown = (on: Day | null, asOf: Day): on is Day => on !== null && on <= asOf;

/** The day from which the certificate is an electronic one: the exchange counts before the issue. */
export function electronicSince(input: AssessmentInput): Day | null {
  const { exchangedOn, issuedOn } = input.certificate;
  if (isKnown(exchangedOn, input.asOf)) return exchangedOn;
  return isKnown(issuedOn, input.asOf) ? issuedOn : null;
}

const cyclesOfMatter = ({ answers }: Matter): readonly CountedCycle[] =>
  answers.yearly.count ? cyclesOf(answers.yearly.count) : [];

const lastYear = ({ assessment }: Matter): number => (assessment.continuingEducation.year as number) - 1;

/** The first two years that fall short together; null when there are none. */
function shortPair(matter: Matter): readonly [CountedCycle, CountedCycle] | null {
  const end = matter.answers.yearly.count?.shortEnd ?? -1;
  const cycles = cyclesOfMatter(matter);
  return end < 1 ? null : [cycles[end - 1] as CountedCycle, cycles[end] as CountedCycle];
}

/** Every fact that a statement may be made from, and where it is read. */
const readers = {
  asOf: ({ input }: Matter): Day => input.asOf,
  family: ({ input }: Matter): string => input.certificate.family,
  trade: ({ input }: Matter): string => input.certificate.trade,
  registryStatus: ({ input }: Matter): string | null => input.certificate.registryStatus,
  exchangedOn: ({ input }: Matter): Day | null => input.certificate.exchangedOn,
  issuedOn: ({ input }: Matter): Day | null => input.certificate.issuedOn,
  registeredOn: ({ input }: Matter): Day | null => input.holder.registeredOn,
  inPost: ({ input }: Matter): boolean | null => input.holder.inPost,
  knownYears: ({ input }: Matter): readonly number[] | null => input.knownYears,
  deadline: ({ rulebook, input }: Matter): Day => valueAt(rulebook.exchange.deadline, input.asOf),
  required: ({ assessment }: Matter): Tenths | null => assessment.exchange.required,
  done: ({ assessment }: Matter): Tenths | null => assessment.exchange.done,
  remaining: ({ assessment }: Matter): Tenths | null => assessment.exchange.remaining,
  /** The day from which the certificate is electronic. */
  since: ({ input }: Matter): Day | null => electronicSince(input),
  /** The first year with a yearly duty. */
  firstYear(matter: Matter): number | null {
    const [first] = cyclesOfMatter(matter);
    return first ? yearOf(first.from) : null;
  },
  year: ({ assessment }: Matter): number | null => assessment.continuingEducation.year,
  yearDeadline: ({ assessment }: Matter): Day | null => assessment.continuingEducation.deadline,
  yearRequired: ({ assessment }: Matter): Tenths | null => assessment.continuingEducation.required,
  yearDone: ({ assessment }: Matter): Tenths | null => assessment.continuingEducation.done,
  lastYear,
  lastYearDone: (matter: Matter): Tenths => cyclesOfMatter(matter).at(-2)?.tenths ?? 0,
  /** The first two consecutive years that fall short together. */
  shortYears(matter: Matter): readonly number[] | null {
    const pair = shortPair(matter);
    return pair && [yearOf(pair[0].from), yearOf(pair[1].from)];
  },
  shortYearsDone(matter: Matter): Tenths | null {
    const pair = shortPair(matter);
    return pair && pair[0].tenths + pair[1].tenths;
  },
  pairRequired(matter: Matter): Tenths | null {
    const pair = shortPair(matter);
    const rules = matter.rulebook.families[matter.input.certificate.family].yearlyDuty;
    return pair && rules && valueAt(rules.pairHours, pair[1].to);
  },
};

export type FactName = keyof typeof readers;
export type FactsNamed<Name extends FactName> = { readonly [One in Name]: ReturnType<(typeof readers)[One]> };
export type Facts = Partial<FactsNamed<FactName>>;

/** The facts of these names, as the engine saw them: days as day numbers, hours in tenths. */
export function readFacts<Name extends FactName>(matter: Matter, names: readonly Name[]): FactsNamed<Name> {
  const facts: Partial<Record<FactName, unknown>> = {};
  for (const name of names) facts[name] = readers[name](matter);
  return facts as FactsNamed<Name>;
}
