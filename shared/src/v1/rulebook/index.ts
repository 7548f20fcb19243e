export {
  type Dated,
  type DatedEntry,
  entryAt,
  faultsOf,
  fillText,
  hoursOfTenths,
  type Milestone,
  plainTrade,
  type Tenths,
  tenthsOfHours,
  valueAt,
} from '../../law';
export { type RuleId, ruleIds } from './rules';
export {
  type Contact,
  type Family,
  type FamilyId,
  findRulebook,
  isUnmappable,
  loadRulebook,
  type Rulebook,
  rulebookOf,
  type StepData,
  type StepFact,
  type System,
  viewableIds,
  type YearlyDuty,
} from './view';
