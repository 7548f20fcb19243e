import { entryAt, type Rulebook } from '../rulebook';
import { byRule, byValue, eachByRule, type Ground, perEntry } from './ground';
import type {
  AssessmentInput,
  ExchangeAssessment,
  ExchangeReason,
  ExchangeStatus,
  ExchangeStep,
} from './types';

/** The grounds of all that can be said about an exchange under a rulebook, made once. */
export function exchangeGrounds(rulebook: Rulebook) {
  const days = ['asOf', 'deadline'] as const;
  const hours = ['family', 'required', 'done'] as const;
  const registry = ['registryStatus'] as const;
  return {
    status: eachByRule<ExchangeStatus>(rulebook, () => 'exchange.status', {
      'not-needed': ['electronic-needs-no-exchange', ['issuedOn']],
      completed: ['exchange-completed', ['exchangedOn']],
      ineligible: ['scope', registry],
      lapsed: ['deadline-passed', days],
      unconfirmed: ['registry-to-check', registry],
      open: ['scope', ['trade', 'registryStatus']],
    }),
    dayAsked: byRule(rulebook, 'exchange.status', 'exchange-completed', []),
    unmapped: byRule(rulebook, 'exchange.status', 'trade-not-mapped', ['trade']),
    reasons: eachByRule<ExchangeReason>(rulebook, (reason) => `exchange.reasons.${reason}`, {
      'exchanged-after-deadline': ['exchange-late', ['exchangedOn', 'deadline']],
      'trade-not-mapped': ['trade-not-mapped', ['trade']],
      'registry-cancelled': ['scope', registry],
      'registry-not-found': ['scope', registry],
      'deadline-passed': ['deadline-passed', days],
      'registry-not-checked': ['registry-to-check', registry],
    }),
    nextStep: eachByRule<ExchangeStep>(rulebook, () => 'exchange.nextStep', {
      'use-provincial-registry': ['look-up-provincially', ['trade']],
      'contact-authority': ['ask-authority', ['registryStatus', 'deadline']],
      'check-registry': ['registry-to-check', registry],
      register: ['register', ['registeredOn']],
      study: ['study', ['registeredOn', 'remaining']],
      exchange: ['exchange', ['registeredOn', 'remaining']],
    }),
    deadline: perEntry<number>((entry) => [
      byValue(rulebook, 'exchange.deadline', 'deadline', entry, days),
      byValue(rulebook, 'exchange.daysLeft', 'deadline', entry, days),
    ]),
    hours: perEntry<number>((entry) => {
      const rule = entry.value > 0 ? 'study' : 'no-study';
      return [
        byValue(rulebook, 'exchange.hoursRequired', rule, entry, hours),
        byRule(rulebook, 'exchange.hoursDone', 'as-of', ['asOf', 'done']),
        byValue(rulebook, 'exchange.hoursRemaining', rule, entry, hours),
      ];
    }),
  };
}

/** Adds the ground of every statement about the exchange. */
export function explainExchange(
  book: ReturnType<typeof exchangeGrounds>,
  rulebook: Rulebook,
  { asOf, certificate }: AssessmentInput,
  { status, reasons, nextStep, deadline }: ExchangeAssessment,
  grounds: Ground[],
): void {
  if (reasons[0] === 'trade-not-mapped') grounds.push(book.unmapped);
  else grounds.push(status === 'unconfirmed' && reasons.length === 0 ? book.dayAsked : book.status[status]);
  for (const reason of reasons) grounds.push(book.reasons[reason]);
  if (nextStep !== null) grounds.push(book.nextStep[nextStep]);
  if (deadline === null) return;
  grounds.push(...book.deadline(entryAt(rulebook.exchange.deadline, asOf)));
  grounds.push(...book.hours(entryAt(rulebook.families[certificate.family].exchangeHours, asOf)));
}
