export { type Dated, type DatedEntry, entryAt, valueAt } from './dated';
export { faultsOf } from './faults';
export { fillText } from './fill';
export { hoursOfTenths, type Tenths, tenthsOfHours } from './hours';
export { RulebookError, readRulebook } from './load';
export type { Milestone } from './milestone-schema';
export { findRulebook, loadRulebook } from './registry';
export { type RuleId, ruleIds } from './rules';
export type {
  Amendment,
  Clause,
  Contact,
  Family,
  FamilyId,
  Reading,
  Rule,
  Rulebook,
  RulebookData,
  System,
  YearlyDuty,
} from './schema';
export type { StepData, StepFact } from './step-schema';
export { isUnmappable, plainTrade } from './trades';
