import { entryAt, type Rulebook, type RuleId } from '../rulebook';
import { byRule, byValue, type Facts, type Ground } from './ground';
import type {
  AssessmentInput,
  ExchangeAssessment,
  ExchangeReason,
  ExchangeStatus,
  ExchangeStep,
} from './types';

const statusRules: Record<ExchangeStatus, RuleId> = {
  'not-needed': 'electronic-needs-no-exchange',
  completed: 'exchange-completed',
  ineligible: 'scope',
  lapsed: 'deadline-passed',
  unconfirmed: 'registry-to-check',
  open: 'scope',
};

const reasonRules: Record<ExchangeReason, readonly [statement: string, rule: RuleId]> = {
  'exchanged-after-deadline': ['exchange.reasons.exchanged-after-deadline', 'exchange-late'],
  'trade-not-mapped': ['exchange.reasons.trade-not-mapped', 'trade-not-mapped'],
  'registry-cancelled': ['exchange.reasons.registry-cancelled', 'scope'],
  'registry-not-found': ['exchange.reasons.registry-not-found', 'scope'],
  'deadline-passed': ['exchange.reasons.deadline-passed', 'deadline-passed'],
  'registry-not-checked': ['exchange.reasons.registry-not-checked', 'registry-to-check'],
};

const stepRules: Record<ExchangeStep, RuleId> = {
  'use-provincial-registry': 'look-up-provincially',
  'contact-authority': 'ask-authority',
  'check-registry': 'registry-to-check',
  register: 'register',
  study: 'study',
  exchange: 'exchange',
};

function explainRequirement(
  rulebook: Rulebook,
  input: AssessmentInput,
  { deadline, done, required }: ExchangeAssessment,
  grounds: Ground[],
): void {
  const { asOf } = input;
  const { exchangeHours } = rulebook.families[input.certificate.family];
  const lastDay = entryAt(rulebook.exchange.deadline, asOf);
  const hours = entryAt(exchangeHours, asOf);
  const study: RuleId = hours.value > 0 ? 'study' : 'no-study';
  const days = { asOf, deadline };
  const tenths = { family: input.certificate.family, required, done };
  grounds.push(
    byValue(rulebook, 'exchange.deadline', 'deadline', lastDay, days),
    byValue(rulebook, 'exchange.daysLeft', 'deadline', lastDay, days),
    byValue(rulebook, 'exchange.hoursRequired', study, hours, tenths),
    byRule(rulebook, 'exchange.hoursDone', 'as-of', tenths),
    byValue(rulebook, 'exchange.hoursRemaining', study, hours, tenths),
  );
}

/** Adds the grounds of the exchange's statements. */
export function explainExchange(
  rulebook: Rulebook,
  input: AssessmentInput,
  exchange: ExchangeAssessment,
  grounds: Ground[],
): void {
  const { asOf, certificate, holder } = input;
  const { trade, registryStatus, exchangedOn, issuedOn } = certificate;
  const deadline = entryAt(rulebook.exchange.deadline, asOf).value;
  const facts: Facts = { asOf, trade, registryStatus, exchangedOn, issuedOn, deadline };
  const refused = exchange.reasons[0] === 'trade-not-mapped';
  const statusRule = refused ? 'trade-not-mapped' : statusRules[exchange.status];
  grounds.push(byRule(rulebook, 'exchange.status', statusRule, facts));
  for (const reason of exchange.reasons) {
    const [statement, rule] = reasonRules[reason];
    grounds.push(byRule(rulebook, statement, rule, facts));
  }
  if (exchange.nextStep !== null) {
    const { registeredOn } = holder;
    const stood = { asOf, trade, registryStatus, registeredOn, remaining: exchange.remaining };
    grounds.push(byRule(rulebook, 'exchange.nextStep', stepRules[exchange.nextStep], stood));
  }
  if (exchange.deadline !== null) explainRequirement(rulebook, input, exchange, grounds);
}
