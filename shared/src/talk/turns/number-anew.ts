import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatContext, ChatState, Draft } from '../types';
import { groundOf, type Lead } from './leading';
import { filled, propose } from './proposals';
import { recordedOf } from './records';
import type { Turn } from './turn';

const TAIL =
  /(?:后|末|尾)面?([2-9两二三四五六七八九])位(?:数字?)?(?:应该)?是?[:：\s]*([\da-z零一二三四五六七八九]+)$/;
/** 最后是9, 末尾应该是12: as many as are said. */
const END =
  /(?:最后|末尾|尾号)(?:一位|1位|几位|那位|两位|2位)?(?:数字?)?(?:应该)?是[:：\s]*([\da-z零一二三四五六七八九]{1,6})$/;
const NUMERALS = '零一二三四五六七八九';
const inDigits = (said: string): string =>
  said.replace(/[零一二三四五六七八九]/g, (one) => String(NUMERALS.indexOf(one)));

/** The end of a number as it is said anew; null: it is not said, or not so many of them. */
function endOf(text: string): string | null {
  const said = plain(text).replace(/[。.!！，,\s]+$/, '');
  const counted = TAIL.exec(said);
  const tail = inDigits(counted?.[2] ?? END.exec(said)?.[1] ?? '').toUpperCase();
  const count = counted && Number(inDigits((counted[1] as string).replace('两', '2')));
  return tail === '' || (count !== null && tail.length !== count) ? null : tail;
}

const ending = (value: unknown, tail: string): string => `${String(value).slice(0, -tail.length)}${tail}`;

/** 念错了，后四位是5588: of the number that waits. Null: it is not said so. */
export function tailAnew(text: string, drafts: readonly Draft[]): Draft[] | null {
  const [draft, ...more] = drafts;
  if (draft?.fact !== 'newNumber' || more.length > 0 || draft.value === null) return null;
  const tail = endOf(text);
  return tail === null ? null : [filled(draft, { value: ending(draft.value, tail) })];
}

/** 编号记错了 最后是9: of the one number that is on record; it is read back. Null: it is not said so. */
export function numberAnew(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { holder } = context;
  if (!holder || state.pending || !/编号|证号/.test(text) || moodOf(plain(text)).asks) return null;
  const tail = endOf(text);
  const held = holder.certificates.flatMap(({ id, ...one }) => {
    const value = recordedOf(holder, { id, ...one }, 'newNumber');
    return typeof value === 'string' ? [{ id, value }] : [];
  });
  const [only, ...more] = held;
  if (tail === null || !only || more.length > 0) return null;
  const draft: Draft = {
    ...{ op: 'set', certificate: only.id, fact: 'newNumber', value: ending(only.value, tail), on: null },
    ...{ lacks: null, offered: null },
  };
  return propose(groundOf(lead, state, context, holder), { drafts: [draft], said: [], choices: [] });
}
