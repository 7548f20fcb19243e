export {
  type CertificateFacts,
  caseOf,
  certificateTitle,
  type DayFact,
  dayOrPart,
  effectiveCredits,
  type HolderFacts,
  type Partly,
  toldOf,
  type YearStatement,
} from './facts';
export { type AppliedFirst, appliedFirst } from './hours-first';
export * from './intake';
export { type NextThing, nextOf } from './next';
export { clauseText, noticeOf, readingText } from './notice';
export {
  type LaidStudy,
  layStudy,
  type MergedFacts,
  mergeOfficial,
  type OfficialCredit,
  type OfficialFacts,
  type StudyLayer,
} from './official';
export { type DayDoubt, dayDoubtsOf, type FactRow, factRowsOf, type Holding, holdingOf } from './rows';
export { type GuideStep, type Place, phoneText, type StepMark, stepOf, stepsOf } from './steps';
export { type StepState, type Way, type WayStep, wayOf } from './way';
export * from './words';
export { type CertificateYear, yearsOf } from './years';
