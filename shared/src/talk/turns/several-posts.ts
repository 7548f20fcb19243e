import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatState } from '../types';
import { quiet } from './leading';
import { saying, type Turn } from './turn';

const POST = '(?:安全员[abc]?|[一-龥]{2}[员工]|[一-龥]{2,4}电工)';
/** 施工员和资料员, 特种作业电工和施工员两个证: two posts, and nothing else that a word could be of. */
const TWO = new RegExp(
  `^(?:请|麻烦|帮我|给我|我|俺|要|想|得|再|还|也|都|先)*(登记|添加|增加|加上?|录入?|新增|补录|有|是)?(?:一?下|上)?(${POST})(?:证书?|本)?(?:和|跟|与|、|还有|加|及)(?:一?[个本张])?(${POST})(?:证书?|本)?(?:[2两俩]?(?:个|本|张)?证?书?)?(?:都|要|想|得|登记|登|加上?|一起|要登记|没登记|有)*[吧呢啊了]*$`,
);
const FOR_SPECIAL_WORK = /^特种|特种作业/;
const ELSEWHERE = '特种作业操作证不在这里登记，问当地应急管理部门。';

/**
 * 登记施工员和资料员, also said to the first of the first questions: certificates are taken in one by one, and which comes first is
 * asked; what is taken in elsewhere is said to be. Null: not two posts are told, or something is asked.
 */
export function severalPosts({ talk, awaiting, pending }: ChatState, text: string): Turn | null {
  const said = plain(text).replace(/[，,。.!！\s]+/g, '');
  if (pending || moodOf(text).asks || moodOf(said).asks || moodOf(said).others) return null;
  const [, verb, one, other] = TWO.exec(said) ?? [];
  const isFirst = talk?.at === 'intake' && awaiting && Object.keys(talk.answers).length === 0;
  if (one === undefined || other === undefined || one === other || (!isFirst && (verb ?? '是') === '是'))
    return null;
  const posts = [one, other];
  const taken = posts.filter((post) => !FOR_SPECIAL_WORK.test(post));
  const lead = taken.length < posts.length ? ELSEWHERE : '';
  if (taken.length === 0) return null;
  const which = taken.length === 1 ? `先登记${taken[0]}，对吗？` : '证书一本一本登记，先登记哪一本？';
  return quiet(
    `${lead}${which}`,
    talk,
    awaiting,
    taken.map((post) => saying(`登记${post}证`)),
  );
}
