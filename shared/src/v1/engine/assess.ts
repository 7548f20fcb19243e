import { type Day, firstDayOfYear, yearOf } from '../../calendar';
import {
  type Answer,
  assessValues,
  EVER,
  type Need,
  type PartKnown,
  plainTrade,
  type Question,
  unlessHappened,
  withDayLeft,
} from '../../law';
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

const NONE: readonly never[] = [];
const REGISTRY = 'registryStatus';
const NOT_CHECKED: readonly ExchangeReason[] = ['registry-not-checked'];

/** The first days of the years of which the hours are complete. */
function firstDays(years: readonly number[]): Day[] {
  const days = new Array<Day>(years.length);
  for (let at = 0; at < days.length; at++) days[at] = firstDayOfYear(years[at] as number);
  return days;
}

/** Those days of a span that have come by the day asked about; null: it has not happened. */
const come = (span: PartKnown | undefined, asOf: Day): PartKnown | null =>
  span && span.first <= asOf ? { ...span, last: Math.min(span.last, asOf) } : null;

/** What the law answers to the facts of an assessment. Throws a RangeError on a day before the pack's own. */
export function answersOf({ pack, places, nothingKnown }: Rulebook, input: AssessmentInput): LawAnswers {
  const { asOf, certificate, holder, credits, knownYears, partly } = input;
  const values = nothingKnown.slice();
  values[places.trade] = plainTrade(certificate.trade);
  values[places.registryStatus] = certificate.registryStatus;
  values[places.registeredOn] = holder.registeredOn ?? come(partly?.registeredOn, asOf);
  values[places.exchangedOn] = certificate.exchangedOn ?? come(partly?.exchangedOn, asOf);
  values[places.issuedOn] = certificate.issuedOn ?? come(partly?.issuedOn, asOf);
  values[places.inPost] = holder.inPost;
  const question: Question = {
    asOf,
    knownOn: EVER,
    kind: certificate.family,
    credits,
    others: NONE,
    known: knownYears === null ? null : firstDays(knownYears),
  };
  const { exchange, yearly } = byName(assessValues(pack, values, question));
  const data = pack.said.obligations.find(({ id }) => id === EXCHANGE);
  const unless = partly && exchange.state === 'ask' ? unlessHappened(values) : undefined;
  if (!unless || !data) return { exchange, yearly };
  return {
    exchange: withDayLeft(data, exchange, byName(assessValues(pack, unless, question)).exchange),
    yearly,
  };
}

function byName(answers: readonly Answer[]): LawAnswers {
  const [first, second] = [answers[0] as Answer, answers[1] as Answer];
  return first.obligation === EXCHANGE
    ? { exchange: first, yearly: second }
    : { exchange: second, yearly: first };
}

function exchangeStatus(state: Answer['state']): ExchangeAssessment['status'] {
  switch (state) {
    case 'open':
    case 'not-yet':
      return 'open';
    case 'done':
      return 'completed';
    case 'missed':
      return 'lapsed';
    case 'refused':
      return 'ineligible';
    case 'ask':
      return 'unconfirmed';
    case 'not-applicable':
      return 'not-needed';
  }
}

function exchangeReasons({ state, reasons }: Answer, isDayAsked: boolean): readonly ExchangeReason[] {
  if (state === 'ask') return isDayAsked ? NONE : NOT_CHECKED;
  return state === 'not-applicable' ? NONE : (reasons as ExchangeReason[]);
}

function exchangeView(told: Answer, asOf: Day): ExchangeAssessment {
  const { state } = told;
  const isAsked = state === 'ask';
  // What is asked for is the registry's answer, or a day of which only a part is known.
  const isDayAsked = isAsked && !told.ask.includes(REGISTRY);
  const isPending = isAsked || state === 'open' || state === 'not-yet';
  const hours = isPending ? (told.needs[0] ?? null) : null;
  const deadline = isPending ? told.due : null;
  return {
    status: exchangeStatus(state),
    reasons: exchangeReasons(told, isDayAsked),
    nextStep: !isAsked ? (told.next as ExchangeStep | null) : isDayAsked ? null : 'check-registry',
    deadline,
    daysLeft: deadline === null ? null : deadline - asOf,
    required: hours === null ? null : hours.required,
    done: hours === null ? null : hours.done,
    remaining: hours === null ? null : hours.remaining,
  };
}

function educationStatus({ state, reasons }: Answer): EducationAssessment['status'] {
  switch (state) {
    case 'open':
      return reasons.length > 0 ? 'catch-up' : 'in-progress';
    case 'done':
      return 'met';
    case 'ask':
      return 'unconfirmed';
    case 'missed':
    case 'refused':
      return 'retraining-required';
    case 'not-yet':
      return 'not-started';
    case 'not-applicable':
      return 'not-applicable';
  }
}

function educationView(told: Answer, asOf: Day): EducationAssessment {
  const { state, cycle, askCycles } = told;
  const isMeasured = state !== 'missed' && cycle !== null;
  const hours = isMeasured ? (told.needs[0] as Need) : null;
  const deadline = isMeasured ? cycle.to : null;
  return {
    status: educationStatus(told),
    reasons: told.reasons as EducationReason[],
    year: cycle === null ? null : yearOf(cycle.from),
    deadline,
    daysLeft: deadline === null ? null : deadline - asOf,
    required: hours === null ? null : hours.required,
    done: hours === null ? null : hours.done,
    remaining: hours === null ? null : hours.remaining,
    yearsToConfirm: askCycles.length === 0 ? NONE : askCycles.map(yearOf),
  };
}

/** An assessment as the first contract words it, of what the law answered. */
export const assessmentOf = ({ exchange, yearly }: LawAnswers, asOf: Day): Assessment => ({
  exchange: exchangeView(exchange, asOf),
  continuingEducation: educationView(yearly, asOf),
});

/**
 * Where a certificate stands under a rulebook on a day: the exchange of the old certificate, and the
 * yearly duty of the electronic one. Pure; throws a RangeError when the day is before the rulebook's first value.
 */
export const assess = (rulebook: Rulebook, input: AssessmentInput): Assessment =>
  assessmentOf(answersOf(rulebook, input), input.asOf);
