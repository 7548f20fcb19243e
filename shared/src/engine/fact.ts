import type { Day } from '../calendar';
import { type Rulebook, type Tenths, valueAt } from '../rulebook';
import { type Duty, dutyOf, forYear, shortPairEnd, tenthsOfYear } from './education';
import { electronicSince } from './known';
import type { Assessment, AssessmentInput } from './types';

/** What the facts of an assessment are read from. */
export interface Matter {
  rulebook: Rulebook;
  input: AssessmentInput;
  assessment: Assessment;
}

function dutyOfMatter({ rulebook, input }: Matter): Duty | null {
  const rules = rulebook.families[input.certificate.family].yearlyDuty;
  const since = electronicSince(input);
  return rules === null || since === null ? null : dutyOf(rules, since, input.asOf);
}

const lastYear = ({ assessment }: Matter): number => (assessment.continuingEducation.year as number) - 1;

/** The later of the two years that fall short together; null when there are none. */
function shortPair(matter: Matter): { duty: Duty; end: number } | null {
  const duty = dutyOfMatter(matter);
  const end = duty && shortPairEnd(matter.input, duty);
  return duty && end !== null ? { duty, end } : null;
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
  firstYear: (matter: Matter): number | null => dutyOfMatter(matter)?.firstYear ?? null,
  year: ({ assessment }: Matter): number | null => assessment.continuingEducation.year,
  yearDeadline: ({ assessment }: Matter): Day | null => assessment.continuingEducation.deadline,
  yearRequired: ({ assessment }: Matter): Tenths | null => assessment.continuingEducation.required,
  yearDone: ({ assessment }: Matter): Tenths | null => assessment.continuingEducation.done,
  lastYear,
  lastYearDone: (matter: Matter): Tenths => tenthsOfYear(matter.input, lastYear(matter)),
  /** The first two consecutive years that fall short together. */
  shortYears(matter: Matter): readonly number[] | null {
    const pair = shortPair(matter);
    return pair && [pair.end - 1, pair.end];
  },
  shortYearsDone(matter: Matter): Tenths | null {
    const pair = shortPair(matter);
    return pair && tenthsOfYear(matter.input, pair.end - 1) + tenthsOfYear(matter.input, pair.end);
  },
  pairRequired(matter: Matter): Tenths | null {
    const pair = shortPair(matter);
    return pair && forYear(pair.duty.rules.pairHours, pair.end, pair.duty.asOf);
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
