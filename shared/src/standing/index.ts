export { isRead, isSeenWhole } from '../law';
export { type Ask, askOfFact, askOfPost, HOLDING, KIND, NOT_HAPPENED, POST } from './ask';
export { type TimelineCycle, timelineOf } from './cycles';
export { doubtAbout, doubtsOf, type FactDoubt, isBeyondTerm } from './doubts';
export { type ActFirst, actFirst, hoursDoubtsOf } from './hours-first';
export {
  checkPackAnswer,
  foldPackIntake,
  type IntakeAnswers,
  type PackIntake,
  questionsInAll,
  takePackAnswer,
  takePost,
} from './intake';
export { knownFault, sayKnown } from './known';
export { hasPersonal, saidOfThem } from './others';
export {
  foreignKindsOf,
  type KindsOfPosts,
  kindsFor,
  listedPost,
  type PartedPost,
  partedPost,
  postFault,
} from './posts';
export {
  type CycleStatement,
  countedCycles,
  type NotedStudy,
  standingOfRecord,
  type ToldRecord,
} from './record';
export {
  lastPackCalls,
  type PackRow,
  type PackSubject,
  planPackCertificate,
  upcomingPackRows,
} from './reminders';
export { sayDay, sayDue, sayHours } from './say';
export {
  caseOn,
  type Due,
  type Next,
  nextFor,
  type ObligationStanding,
  type Standing,
  type StandingFacts,
  standing,
} from './standing';
export { type TermYear, termYearOf } from './term-year';
export { isTrade, postsOf, titleOf, withTrade } from './title';
export type { StepState, WayStep } from './way';
export { caveatOfPack, mostLacking, type Tone, type Words } from './words';
