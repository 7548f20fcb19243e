export { tenthsBetween } from '../../law';
export type { Tenths } from '../rulebook';
export { answersOf, assess, assessmentOf, type LawAnswers } from './assess';
export {
  assessCases,
  CaseError,
  caseSchema,
  caseSchemaFor,
  type ParsedCase,
  parseCase,
  resolveCase,
} from './cases';
export { type Explained, explain, factsOf } from './explain';
export { electronicSince, type FactName, type Facts, isKnown, readFacts } from './fact';
export { byRule, type Ground } from './ground';
export { type AssessmentJson, assessmentJson } from './json';
export type {
  Assessment,
  AssessmentInput,
  Credit,
  EducationAssessment,
  EducationReason,
  EducationStatus,
  ExchangeAssessment,
  ExchangeReason,
  ExchangeStatus,
  ExchangeStep,
  RegistryStatus,
  Requirement,
} from './types';
