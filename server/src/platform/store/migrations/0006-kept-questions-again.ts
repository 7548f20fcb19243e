import { impersonal } from '@hz/shared/talk';
import { readAgain } from './0003-kept-questions';
import type { Migration } from './migration';

/** Of what was kept in plain since: days of birth, ages and sex go as names and numbers do. */
export const keptQuestionsAgain: Migration = {
  version: 6,
  what: 'kept questions lose days of birth, ages and sex',
  run: readAgain(impersonal),
};
