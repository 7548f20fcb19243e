import { looksSayWhose } from './0001-looks-say-whose';
import { factsByName } from './0002-facts-by-name';
import { keptQuestions } from './0003-kept-questions';
import { foldsInStatements } from './0004-folds-in-statements';
import { answersSealed } from './0005-answers-sealed';
import { keptQuestionsAgain } from './0006-kept-questions-again';
import type { Migration } from './migration';

/** Every step there has ever been, in order. A step that was released is never changed. */
export const migrations: readonly Migration[] = [
  looksSayWhose,
  factsByName,
  keptQuestions,
  foldsInStatements,
  answersSealed,
  keptQuestionsAgain,
];
