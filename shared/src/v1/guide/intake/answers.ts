import { type Day, formatDay, formatPartChinese, isDay, isPartDay, UNKNOWN_DAY } from '../../../calendar';
import { type FamilyId, plainTrade, type Rulebook } from '../../rulebook';
import type { Question } from './questions';

/** An answer that cannot be taken: a stable code, and what to do, in words. */
export interface AnswerError {
  code: 'answer-invalid' | 'date-in-future';
  message: string;
}

const invalid = (message: string): AnswerError => ({ code: 'answer-invalid', message });

const LONGEST_TRADE = 30;
/** Before this year there were no such certificates to type; an earlier one is a slip of the finger. */
const EARLIEST_YEAR = 1980;

function checkDate(value: string, asOf: Day): AnswerError | null {
  if (value === UNKNOWN_DAY) return null;
  if (!isPartDay(value)) return invalid('没有这一天，请再看看日期。');
  // Written alike, from the year on: a part lies ahead when the same part of today is less.
  if (value > formatDay(asOf).slice(0, value.length))
    return {
      code: 'date-in-future',
      message: `${formatPartChinese(value)}还没到，请填已经过去的${isDay(value) ? '日期' : '时间'}。`,
    };
  return Number(value.slice(0, 4)) < EARLIEST_YEAR ? invalid('这个日期太早了，请再看看年份。') : null;
}

function checkText(value: string): AnswerError | null {
  const plain = plainTrade(value);
  if (plain === '') return invalid('请填证书上写的岗位或工种。');
  return [...plain].length > LONGEST_TRADE ? invalid(`太长了，最多 ${LONGEST_TRADE} 个字。`) : null;
}

/** Why an answer to a question cannot be taken; null when it can. */
export function checkAgainst(question: Question, value: string, asOf: Day): AnswerError | null {
  if (question.kind === 'date') return checkDate(value, asOf);
  if (question.options.some((option) => option.value === value)) return null;
  return question.kind === 'choice-or-text' ? checkText(value) : invalid('请从选项里选一个。');
}

/** Whether a trade belongs to another family only, as after a change of the first answer. */
export function belongsElsewhere(rulebook: Rulebook, family: FamilyId, trade: string): boolean {
  const lists = (id: FamilyId) => postsOf(rulebook, id).includes(plainTrade(trade));
  if (lists(family)) return false;
  return (Object.keys(rulebook.families) as FamilyId[]).some((id) => id !== family && lists(id));
}

const postsOf = (rulebook: Rulebook, id: FamilyId): string[] =>
  rulebook.families[id].posts.flatMap(({ name, specialties }) => [
    name,
    ...specialties.map((specialty) => plainTrade(`${name}（${specialty}）`)),
  ]);

/** The family of a post or trade that one family alone lists; null where none or several do, or nothing is said. */
export function familyOf(rulebook: Rulebook, trade: string | undefined): FamilyId | null {
  const listing = (Object.keys(rulebook.families) as FamilyId[]).filter(
    (id) => trade !== undefined && postsOf(rulebook, id).includes(plainTrade(trade)),
  );
  return listing.length === 1 ? (listing[0] as FamilyId) : null;
}
