export { type AnswerError, familyOf } from './answers';
export {
  type Answered,
  answersOf,
  checkAnswer,
  type First,
  foldIntake,
  type Intake,
  type IntakeFacts,
} from './fold';
export {
  type Answers,
  type Option,
  postNames,
  type Question,
  type QuestionId,
  questionIds,
  questionOf,
  splitTrade,
} from './questions';
