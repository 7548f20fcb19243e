import { type Day, firstDayOfYear, type PartDay, partBounds } from '../../calendar';
import { type Assessment, assess, tenthsBetween } from '../engine';
import { type Rulebook, type StepFact, valueAt } from '../rulebook';
import { type CertificateFacts, caseOf, type HolderFacts, type Partly, toldOf } from './facts';
import { type GuideStep, stepsOf } from './steps';

/** blocked: cannot be done any more, or not at all; the verdict says why. */
export type StepState = 'done' | 'current' | 'upcoming' | 'not-needed' | 'blocked';

export interface WayStep extends GuideStep {
  /** current too where it was told as done and only its day is missing: that is what there is to do. */
  state: StepState;
  /** The day it was done, where that is known. */
  doneOn: Day | null;
  /** What else is known of that day: its month or year, or that nobody remembers. */
  donePart: PartDay | null;
  /** Nobody has said that it is done: it only follows from a later one. */
  concluded: boolean;
}

/** The whole way of one certificate as a map. */
export interface Way {
  steps: WayStep[];
  /** Where the holder stands; null when there is nothing to do now or the way is closed. */
  currentStepId: string | null;
  /** Those that were told: what only follows is not counted as if somebody had said it. */
  done: number;
  total: number;
}

interface Standing {
  rulebook: Rulebook;
  facts: CertificateFacts;
  holder: HolderFacts;
  asOf: Day;
  assessment: Assessment;
}

interface Done {
  done: boolean;
  on: Day | null;
}

/** Whether the hours that are noted were enough by the day of the application, as far as that day is known. */
function isStudiedBefore({ rulebook, facts, holder, asOf, assessment }: Standing): boolean {
  if (assessment.exchange.status !== 'completed') return false;
  const part = facts.partly?.exchangedOn;
  const applied = facts.exchangedOn ?? (part === undefined ? undefined : partBounds(part)?.last) ?? asOf;
  const { credits } = caseOf(facts, holder, asOf);
  const noted = tenthsBetween(credits, firstDayOfYear(1980), Math.min(applied, asOf));
  return noted >= valueAt(rulebook.families[facts.family].exchangeHours, asOf);
}

/** Which fact shows that a step is done. */
const evidence: Record<StepFact, (standing: Standing) => Done> = {
  registryStatus: ({ facts }) => ({ done: facts.registryStatus !== null, on: facts.registryCheckedOn }),
  registeredOn: ({ facts, holder, asOf }) => toldOf(facts, 'registeredOn', holder.registeredOn, asOf),
  credits: (standing) => ({
    done: standing.assessment.exchange.remaining === 0 || isStudiedBefore(standing),
    on: null,
  }),
  exchangedOn: ({ facts, asOf }) => toldOf(facts, 'exchangedOn', facts.exchangedOn, asOf),
  downloadedOn: ({ facts, asOf }) => toldOf(facts, 'downloadedOn', facts.downloadedOn, asOf),
  newNumber: ({ facts }) => ({ done: facts.newNumber !== null, on: null }),
  yearlyCredits: ({ assessment }) => ({ done: assessment.continuingEducation.status === 'met', on: null }),
};

/** Whether the exchange was told, and on which day it was makes a difference and is not known. */
const isDayAsked = ({ status, reasons }: Assessment['exchange'], { partly }: CertificateFacts): boolean =>
  status === 'unconfirmed' &&
  reasons.length === 0 &&
  (partly?.exchangedOn !== undefined || partly?.issuedOn !== undefined);

const afterExchange: readonly StepFact[] = ['downloadedOn', 'newNumber', 'yearlyCredits'];

/** The state of a step for which there is no fact, as far as the assessment alone tells. */
function unprovenState(sets: StepFact, { exchange, continuingEducation }: Assessment): StepState {
  // What cannot be exchanged can still be looked up in the provincial registry.
  if (exchange.status === 'ineligible') return sets === 'registryStatus' ? 'upcoming' : 'blocked';
  if (exchange.status === 'lapsed') return 'blocked';
  if (sets === 'yearlyCredits')
    return continuingEducation.status === 'retraining-required' ? 'blocked' : 'upcoming';
  if (exchange.status === 'not-needed') return 'not-needed';
  // Who has exchanged has been through all that comes before it, whether or not the helper was told; while it hangs on a
  // day whether they have, nothing follows.
  return exchange.status === 'completed' && !afterExchange.includes(sets) ? 'done' : 'upcoming';
}

const dutyRuns = ({ continuingEducation: { status } }: Assessment): boolean =>
  status === 'unconfirmed' || status === 'catch-up' || status === 'in-progress';

/** The years hang on a day that is not known, and on nothing else. */
const isYearlyDayAsked = ({ continuingEducation: { status, yearsToConfirm } }: Assessment): boolean =>
  status === 'unconfirmed' && yearsToConfirm.length === 0;

/**
 * The one step to take now: one whose day is missing, then the exchange's next, then a running yearly duty, then what is
 * left in order. While a day is missing that belongs to no step, none is: how the way goes on hangs on it.
 */
function currentOf(
  steps: readonly WayStep[],
  assessment: Assessment,
  facts: CertificateFacts,
): string | null {
  const open = steps.filter(({ state }) => state === 'upcoming');
  if (isDayAsked(assessment.exchange, facts) || isYearlyDayAsked(assessment))
    return steps.find(({ sets }) => sets === 'exchangedOn' && facts.partly?.[sets] !== undefined)?.id ?? null;
  const { nextStep } = assessment.exchange;
  if (nextStep !== null) return open.find(({ id }) => id === nextStep)?.id ?? null;
  const yearly = open.find(({ sets }) => sets === 'yearlyCredits');
  if (yearly && dutyRuns(assessment)) return yearly.id;
  return open.find(({ sets }) => sets !== 'yearlyCredits')?.id ?? null;
}

/** The way of one certificate: every step with its state, derived from the facts alone. */
export function wayOf(
  rulebook: Rulebook,
  facts: CertificateFacts,
  holder: HolderFacts,
  asOf: Day,
  assessment: Assessment = assess(rulebook, caseOf(facts, holder, asOf)),
): Way {
  const standing = { rulebook, facts, holder, asOf, assessment };
  const steps = stepsOf(rulebook, facts.family, asOf).map((step): WayStep => {
    const { done, on } = evidence[step.sets](standing);
    const part = done && on === null ? facts.partly?.[step.sets as keyof Partly] : undefined;
    const state = done ? 'done' : unprovenState(step.sets, assessment);
    return { ...step, state, doneOn: on, donePart: part ?? null, concluded: !done && state === 'done' };
  });
  const currentStepId = currentOf(steps, assessment, facts);
  const current = steps.find(({ id }) => id === currentStepId);
  if (current) current.state = 'current';
  return {
    steps,
    currentStepId,
    done: steps.filter(({ state, concluded }) => state === 'done' && !concluded).length,
    total: steps.filter(({ state }) => state !== 'not-needed').length,
  };
}
