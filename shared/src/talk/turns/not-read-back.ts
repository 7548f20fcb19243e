import { DEEDS } from '../phrases/telling';
import { unaccounted } from '../told/accounted';
import type { Claim } from '../told/claims';
import type { Ears } from '../told/heard';
import { plain } from '../told/plain';
import type { ChatHolder, Choice, Draft } from '../types';
import { EVENTS, onRecord } from './records';
import { calledOf, SAY } from './words';

// What a message is not read back for, though something was read in it: a part of it fits nowhere, a deed may not have
// come off, hours may not count. It is said, or asked, instead.

export interface Said {
  text: string;
  choices: Choice[];
}

/** 点了没动静, 显示网络异常, 让我儿子给关了: said after a deed it leaves open whether anything came of it. */
const WENT_WRONG =
  /没|不|未|别|异常|失败|闪退|空白|维护|半截|半道|一半|关了|退|断|卡|崩|拒|驳|撤|取消|停|[黑白]屏|转圈|弹|差|缺|漏|验证码|排队|满了|乱|坏|反悔|注销|下班|要密码|让我|叫我|页面|最后一步|前先|看到要|企业|补(?:材料|资料|照片|信息)|要补|单位审/;
/** 不对 不是, 没事, 还没批: of another day, of nothing, or of what comes after the deed. */
const OF_NO_MATTER =
  /不对(?!劲)|不是|不(?:不)+|(?:啊|哎|，|,|\s)不(?=[，,\s]|[大昨今前])|[没不](?:事|问题|啥|什么|费|耽误|错|容易|多|少|久|过(?![关审])|用)|差不多|(?:还|都)?没(?:有)?(?:人)?(?:批|下来|审|通知|学|开始|下载|打印|拿到|领)|审核|别的|退休/g;

/** 问了申请更换, 学会注册了, 开会讲延续: what was done is none of the deed that is named. */
const DID_ELSE =
  /(?:问|聊|学会|(?<!再)试|开会|听|讲|咨询|打听|研究|了解|教|催|谈|商量|开始|准备|点开|找)[^，,。\s]{0,4}$/;
/** 申请更换看到要32, 延续的材料准备好了 */
const ENDED_ELSEWHERE = /^[^，,。\s]{0,8}?(?:看|材料(?!员)|写好|盖章|前先|给单位|给公司)/;

/** Where a deed is told last: from, to; null: nowhere. */
function deedIn(said: string, fact: string): { from: number; to: number } | null {
  const deed = DEEDS[fact];
  const found = deed
    ? [deed.done, deed.withDay].flatMap((words) =>
        [...said.matchAll(new RegExp(words, 'g'))].map(({ 0: { length }, index }) => ({
          from: index,
          to: index + length,
        })),
      )
    : [];
  return found.sort((one, other) => one.to - other.to).at(-1) ?? null;
}

/** 系统显示已申请, 翻短信看的: how it is known. */
const SEEN =
  /(?:看|翻|查)(?:了|的|到|着|见|了看|了一?下|完)*(?:短信|记录|平台|系统|日历|手机|截图|回执)|听课|看课|找人|找(?:我|俺)?[^，,。\s]{1,3}帮/g;

/** 昨天申请更换，点了提交没动静: whether it came off is asked; with a yes it is read back. */
function cameOff(
  said: string,
  drafts: readonly Draft[],
  holder: ChatHolder,
  then: readonly Draft[],
): Said | null {
  const open = drafts.find(({ op, fact, value }) => {
    if (op !== 'set' || !EVENTS.has(fact) || value === null) return false;
    const deed = deedIn(said, fact);
    if (!deed) return false;
    const after = said.slice(deed.to);
    const went = WENT_WRONG.test(after.replace(OF_NO_MATTER, '')) || ENDED_ELSEWHERE.test(after);
    return went || DID_ELSE.test(said.slice(0, deed.from).replace(SEEN, ''));
  });
  if (!open) return null;
  const isByPack = holder.certificates.some(({ id, law }) => id === open.certificate && law !== undefined);
  return {
    text: `${calledOf(open.fact, isByPack)}，办成了没有？没办成的不记。`,
    choices: [
      { label: '办成了', act: { do: 'draft', drafts: [...then] } },
      { label: SAY.no, act: { do: 'drop' }, means: 'no' },
    ],
  };
}

/** 昨天学了8学时，没过考核; 昨天退了4学时: hours that the platform does not count, or took away. */
const NOT_COUNTED =
  /没(?:有)?(?:过(?!来)|算|认|给|通过|记上|显示|更新|合格|了$)|显示0(?![.\d])|审核|待确认|(?:考试|作业)没|重复|脚本|被人|[只才就](?:认|算|给|记)|不(?:算|认|给(?!力)|合格)|作废|白[学看]|清零|(?:退|扣|少学|少算|撤)(?:了|掉|回)/;
const WAIT = '平台还没认的先不记，它认了再告诉我：认了几学时，就说几学时。';

/** 就好了, 骗你的, 例如: nothing of it is told of what was. */
const NOT_MEANT =
  /就好了|(?:^|[，,。\s])(?:就算|测试|例如|譬如|通知说|规定说)|(?<!不)骗你|逗你|闹着玩|说着玩|梦话|请举手|的算数|反悔/;
const NOTHING = '好，没有的不记。';

const isCredit = ({ fact, op }: Draft): boolean => fact === 'credit' && op === 'add';

/**
 * What is said in the place of reading a message back; null: it is read back. What is still to be asked comes first.
 * `then`: what is read back after all, where a deed did come off: what waited before, too.
 */
export function insteadOf(
  text: string,
  { claims, facts }: { claims: readonly Claim[]; facts: readonly Draft[] },
  ears: Ears,
  holder: ChatHolder,
  then: readonly Draft[],
): Said | null {
  const said = plain(text);
  if (facts.length > 0 && facts.every(isCredit) && NOT_COUNTED.test(said)) return { text: WAIT, choices: [] };
  if (facts.length === 0 || facts.some(({ lacks }) => lacks !== null && lacks !== 'certificate')) return null;
  const lost = unaccounted(text, { claims, facts, recorded: onRecord(holder) }, ears);
  if (lost.length > 0) return { text: unplaced(lost), choices: [] };
  if (NOT_MEANT.test(said)) return { text: NOTHING, choices: [] };
  return cameOff(said, facts, holder, then);
}

const unplaced = (lost: readonly string[]): string =>
  `这句里的“${[...new Set(lost)].join('”“')}”我没对上，怕记错，先不记。请分开说，一次一件，比如“昨天学了4学时”。`;
