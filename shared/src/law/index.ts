export {
  type Answer,
  type AnswerJson,
  answerJson,
  type CountedCycle,
  type CycleCount,
  cyclesOf,
  type Need,
  type Span,
  type State,
} from './answer';
export { CaseFaults, packCaseJson, type ReadCase, readPackCase } from './cases';
export { factsIn } from './conditions';
export { type Dated, type DatedEntry, EVER, entryAt, valueAt } from './dated';
export {
  type ActDoubt,
  doubtOfAct,
  type Ended,
  endedBy,
  excludedBy,
  freeingEvents,
  isActMeant,
  maybeLateFor,
  type OfPost,
  type PostRefused,
  postRefused,
  reasonWords,
  SHOWN_AS,
  type Spoken,
  type TellingDoubt,
  unlistedSince,
} from './doubt';
export { explainAnswer, type LawGround, scheduleFacts, usesOfReasons } from './explain';
export type { FactValue, LawCase, PartKnown, Question, Study } from './facts';
export { faultsOf, pathText } from './faults';
export { fillText, placeholdersOf, type WithValues } from './fill';
export { hoursOfTenths, raisedBy, type Tenths, tenthsOfHours } from './hours';
export { daysOfPart, dayValue, factsOn, factValue, type Known, UNKNOWN } from './known';
export type { Milestone } from './milestone-schema';
export { type Obligation, tenthsBetween } from './obligation';
export { assessLaw, assessValues, compilePack, type Pack } from './pack';
export { isPartKnown, spanOfEvent, spanOfUnknown } from './part-known';
export { plainTrade } from './plain';
export { isReceived, type Result, resultFactsOf } from './received';
export { type Fault, findFaults } from './references';
export {
  type Certainty,
  type CitedTopic,
  type ConditionData,
  type FactData,
  type ObligationData,
  type PackData,
  type ParsedPack,
  packSchema,
} from './schema';
export { isRead, isSeenWhole, READ } from './seen';
export { unlessHappened, withDayLeft } from './unless';
