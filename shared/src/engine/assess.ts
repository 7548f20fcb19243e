import { firstDayOfYear, yearOf } from '../calendar';
import { type Answer, assessLaw, EVER, type LawCase, plainTrade } from '../law';
import { EXCHANGE, type Rulebook } from '../rulebook/view';
import type {
  Assessment,
  AssessmentInput,
  EducationAssessment,
  EducationReason,
  ExchangeAssessment,
  ExchangeReason,
  ExchangeStep,
} from './types';

/** The answers of the law that an assessment is a view of. */
export interface LawAnswers {
  exchange: Answer;
  yearly: Answer;
}

const NO_STUDY: readonly never[] = [];
const REGISTRY = 'registryStatus';

/** The facts of an assessment as the law reads them. */
const lawCaseOf = ({ asOf, certificate, holder, credits, knownYears, partly }: AssessmentInput): LawCase => ({
  asOf,
  knownOn: EVER,
  kind: certificate.family,
  facts: {
    trade: plainTrade(certificate.trade),
    registryStatus: certificate.registryStatus,
    registeredOn: holder.registeredOn ?? partly?.registeredOn ?? null,
    exchangedOn: certificate.exchangedOn ?? partly?.exchangedOn ?? null,
    issuedOn: certificate.issuedOn ?? partly?.issuedOn ?? null,
    inPost: holder.inPost,
  },
  credits,
  others: NO_STUDY,
  known: knownYears === null ? null : knownYears.map(firstDayOfYear),
  isWhole: partly === undefined,
});

/** What the law answers to the facts of an assessment. Throws a RangeError on a day before the pack's own. */
export function answersOf({ pack }: Rulebook, input: AssessmentInput): LawAnswers {
  const [first, second] = assessLaw(pack, lawCaseOf(input)) as readonly [Answer, Answer];
  return first.obligation === EXCHANGE
    ? { exchange: first, yearly: second }
    : { exchange: second, yearly: first };
}

const exchangeStatus = {
  'not-applicable': 'not-needed',
  done: 'completed',
  refused: 'ineligible',
  missed: 'lapsed',
  ask: 'unconfirmed',
  open: 'open',
  'not-yet': 'open',
} as const;

function exchangeView(told: Answer, asOf: number): ExchangeAssessment {
  const status = exchangeStatus[told.state];
  // What is asked for is the registry's answer, or a day of which only a part is known.
  const isDayAsked = told.state === 'ask' && !told.ask.includes(REGISTRY);
  const pending = !isDayAsked && (status === 'open' || status === 'unconfirmed');
  const hours = pending ? told.needs[0] : undefined;
  const deadline = pending ? told.due : null;
  return {
    status,
    reasons:
      told.state === 'ask'
        ? isDayAsked
          ? []
          : ['registry-not-checked']
        : told.state === 'not-applicable'
          ? []
          : (told.reasons as ExchangeReason[]),
    nextStep:
      told.state !== 'ask' ? (told.next as ExchangeStep | null) : isDayAsked ? null : 'check-registry',
    deadline,
    daysLeft: deadline === null ? null : deadline - asOf,
    required: hours?.required ?? null,
    done: hours?.done ?? null,
    remaining: hours?.remaining ?? null,
  };
}

const educationStatus = {
  'not-applicable': 'not-applicable',
  'not-yet': 'not-started',
  missed: 'retraining-required',
  refused: 'retraining-required',
  ask: 'unconfirmed',
  done: 'met',
  open: 'in-progress',
} as const;

function educationView(told: Answer, asOf: number): EducationAssessment {
  const { state, cycle, askCycles } = told;
  const measured = state !== 'missed' && cycle !== null;
  const hours = measured ? told.needs[0] : undefined;
  const deadline = measured ? cycle.to : null;
  return {
    status: state === 'open' && told.reasons.length > 0 ? 'catch-up' : educationStatus[state],
    reasons: told.reasons as EducationReason[],
    year: cycle === null ? null : yearOf(cycle.from),
    deadline,
    daysLeft: deadline === null ? null : deadline - asOf,
    required: hours?.required ?? null,
    done: hours?.done ?? null,
    remaining: hours?.remaining ?? null,
    yearsToConfirm: askCycles.length === 0 ? NO_STUDY : askCycles.map(yearOf),
  };
}

/** An assessment as the first contract words it, of what the law answered. */
export const assessmentOf = ({ exchange, yearly }: LawAnswers, asOf: number): Assessment => ({
  exchange: exchangeView(exchange, asOf),
  continuingEducation: educationView(yearly, asOf),
});

/**
 * Where a certificate stands under a rulebook on a day: the exchange of the old certificate, and the
 * yearly duty of the electronic one. Pure; throws a RangeError when the day is before the rulebook's first value.
 */
export const assess = (rulebook: Rulebook, input: AssessmentInput): Assessment =>
  assessmentOf(answersOf(rulebook, input), input.asOf);
