import { isUnmappable, type Rulebook, type Tenths, valueAt } from '../rulebook';
import { isKnown, tenthsBetween } from './known';
import type {
  AssessmentInput,
  ExchangeAssessment,
  ExchangeReason,
  ExchangeStatus,
  ExchangeStep,
} from './types';

const closed = (
  status: ExchangeStatus,
  reasons: readonly ExchangeReason[],
  nextStep: ExchangeStep | null,
): ExchangeAssessment => ({
  status,
  reasons,
  nextStep,
  deadline: null,
  daysLeft: null,
  required: null,
  done: null,
  remaining: null,
});

function refusals(rulebook: Rulebook, { asOf, certificate }: AssessmentInput): ExchangeReason[] {
  const reasons: ExchangeReason[] = [];
  if (isUnmappable(rulebook, certificate.trade, asOf)) reasons.push('trade-not-mapped');
  if (certificate.registryStatus === 'cancelled') reasons.push('registry-cancelled');
  if (certificate.registryStatus === 'not-found') reasons.push('registry-not-found');
  return reasons;
}

function nextStepOf({ asOf, certificate, holder }: AssessmentInput, remaining: Tenths): ExchangeStep {
  if (certificate.registryStatus === null) return 'check-registry';
  if (!isKnown(holder.registeredOn, asOf)) return 'register';
  return remaining > 0 ? 'study' : 'exchange';
}

function pending(rulebook: Rulebook, input: AssessmentInput, deadline: number): ExchangeAssessment {
  const { asOf, certificate, credits } = input;
  const required = valueAt(rulebook.families[certificate.family].exchangeHours, asOf);
  const done = tenthsBetween(credits, Number.NEGATIVE_INFINITY, asOf);
  const remaining = Math.max(0, required - done);
  const unchecked = certificate.registryStatus === null;
  return {
    status: unchecked ? 'unconfirmed' : 'open',
    reasons: unchecked ? ['registry-not-checked'] : [],
    nextStep: nextStepOf(input, remaining),
    deadline,
    daysLeft: deadline - asOf,
    required,
    done,
    remaining,
  };
}

/** Whether the old certificate can, must or need not be exchanged; the first row of the contract that fits. */
export function assessExchange(rulebook: Rulebook, input: AssessmentInput): ExchangeAssessment {
  const { asOf, certificate } = input;
  const deadline = valueAt(rulebook.exchange.deadline, asOf);
  if (isKnown(certificate.exchangedOn, asOf))
    return closed('completed', certificate.exchangedOn > deadline ? ['exchanged-after-deadline'] : [], null);
  if (isKnown(certificate.issuedOn, asOf)) return closed('not-needed', [], null);
  const reasons = refusals(rulebook, input);
  if (reasons.length > 0)
    return closed(
      'ineligible',
      reasons,
      reasons[0] === 'trade-not-mapped' ? 'use-provincial-registry' : 'contact-authority',
    );
  if (asOf > deadline) return closed('lapsed', ['deadline-passed'], 'contact-authority');
  return pending(rulebook, input, deadline);
}
