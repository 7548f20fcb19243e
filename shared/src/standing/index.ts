export { sayDay, sayDue, sayHours } from './say';
export {
  caseOn,
  type Due,
  type Next,
  type ObligationStanding,
  type Standing,
  type StandingFacts,
  standing,
} from './standing';
export type { StepState, WayStep } from './way';
export type { Tone, Words } from './words';
