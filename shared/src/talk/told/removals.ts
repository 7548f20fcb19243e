import type { Amount } from './amounts';
import type { Claim } from './claims';
import type { DaySpan } from './days';
import { clausesOf } from './plain';

const REMOVE =
  /删|不要了|去掉|抹(?:掉|了)|清掉|撤(?:销|回|掉|了)|(?:取消|划掉)(?=.{0,8}(?:记|学时|笔|条|个))|(?:学时|笔|条)(?:给我|都|就)?(?:取消|划掉)|别记了|不算了|不[算作]数|作废|划(?:掉|了)?去|当没(?:说|记)|给(?:我)?(?:去了|去掉)|去了吧$|别算(?:这本|这个|这)?[上里]?(?:面|头)?(?=$|[，,。\s])|拿(?:掉|下[去来])/;

/** 删了 记错了: what was just noted. */
const ALONE = /^(?:把它?|给我|你|都|帮我)?(?:删|撤|抹)(?:了|掉)了?吧?(?=$|[，,。\s])/;

/** 1号的别删. */
const KEPT =
  /(?:没|别|不)(?:有)?(?:让|叫|要)[你您](?:给我|帮我)?(?:删|去掉|抹|清掉|撤)|(?:都|全)(?:给我)?(?:留着|保留|留下)|(?:别|不要|不用|甭|没|不|未)(?:给我|帮我|再)?(?:删|去掉|抹|清掉|撤)|删不删|(?:不会|不能|不至于|该不会)(?:就|给|被)?作废|作废(?:吗|没|吧|么|不|掉吗)|(?:证|本)[^，,。记笔条]{0,8}作废/;

const RECORD =
  /^这[条个]|笔|学时|课时|今天|昨天|前天|刚才|刚记|上一?[条个]|最后一?[条个]|[日号]的?那?|[1一](?:笔|条|个)$|^(?:全|都|全部|把?都).{0,3}(?:删|不要)|^(?:把|给我|那|这)*[2-4两]个(?:都|全)(?:给我)?(?:删|不要|去掉|撤)|[记学]的/;

/** 那条是我哥的，划掉: whose it was is why it goes. */
export const WHOSE =
  /(?:(?<=[笔条个时])啊?[，,\s]*那?(?:是|记的是|其实是)[^，,。\s\d]{1,4}的(?:[证本]上的?)?|(?<=^|[，,。\s])(?:那|这|它)(?:个|笔|条|些)?(?:其实|都)?是(?:给|替|帮)?[^，,。\s\d]{1,8}的|(?<=[掉了吧][，,。\s]{1,2})是(?:给|替|帮)?[^，,。\s\d]{1,8}[学看上刷]的|(?<=学时)(?:其实|都)?是(?:给|替|帮)[^，,。\s\d]{1,10}的)(?:[，,\s]*不是我的)?[，,。\s]*/g;

const OF_CARD =
  /(?:证书?|卡)(?:给我|都|也|全)?(?:删|去掉|清掉|抹|不要了)|删(?:掉|了|除)?(?:我的?|这|那)?[^学\d]{0,8}(?:证书?|卡)$/;

/** 把湖北的证书删了: the certificate itself is to go, and no record in it. */
export const removesCard = (text: string): boolean =>
  OF_CARD.test(text) && !KEPT.test(text) && !/\d|学时|[笔条]|记录|[日号]|[昨今前]天/.test(text);

const OF_ELSE = /账号|账户|(?<![\d月])号(?!码?[的那])|聊天|信息|软件|app|照片|提醒|绑定|注册/;

/** Whether something on record is to go. */
export const isRemoval = (whole: string): boolean => REMOVE.test(whole) && !KEPT.test(whole);

/** 今天和昨天的都删了: the days that stand together before the word. */
const TOGETHER = /^[的和跟、,，\s]*$/;

/** What on record is to go; null: nothing. */
export function removalClaims(
  whole: string,
  days: readonly DaySpan[],
  amounts: readonly Amount[],
  named: string | null,
): Claim[] | null {
  // 除了11月30号的都删了: which of them stay is said, and each of the others is to be named.
  if (/除了|除去/.test(whole)) return null;
  if (!isRemoval(whole) || !(RECORD.test(whole) || ALONE.test(whole)) || OF_ELSE.test(whole)) return null;
  const all = /(?:都|全|全部|所有).{0,6}(?:删|不要|清|去|撤|作废)/.test(whole) && days.length === 0;
  const last = ALONE.test(whole) || /刚才|上一?[笔条个]|最后一?[笔条个]|刚记|^这[条笔]/.test(whole);
  const said = /([2-4两])[笔条个](?:记录)?(?:都|全)/.exec(whole)?.[1];
  const count = said === undefined ? null : Number(said.replace('两', '2'));
  const tenths = amounts[0]?.tenths ?? null;
  const several =
    days.length > 1 &&
    amounts.length === 0 &&
    days.every(({ to }, i) => i === days.length - 1 || TOGETHER.test(whole.slice(to, days[i + 1]?.from)));
  if (several)
    return days.map(({ said }) => ({
      tells: 'removal',
      tenths: null,
      day: said,
      all: false,
      count: null,
      last: false,
      named,
    }));
  const clause = clausesOf(whole).find(({ text }) => REMOVE.test(text));
  const own =
    clause && days.find(({ from, to }) => from >= clause.at && to <= clause.at + clause.text.length);
  const day = last ? null : ((own ?? days[0])?.said ?? null);
  return [{ tells: 'removal', tenths, day, all, count, last, named }];
}
