import { DATES, DEEDS, STATES } from '../phrases/telling';
import { type Amount, amountsIn } from './amounts';
import type { Claim } from './claims';
import { type DaySaid, type DaySpan, daysIn } from './days';
import { type Ears, tradeIn } from './heard';
import { moodOf } from './moods';
import { isRemoval, removalClaims, WHOSE } from './removals';
import { byHowMuch, dayByDay, misread, swapped } from './several-changes';
import { ONCE } from './states';
import { SUM_ENDS } from './sums';
import { yearIn } from './years';

export const WRONG =
  /不对|舌头打[结卷]|错了|[看说弄搞记写算整报填打输点](?:差|岔|串行?|拧|反|混|多|少)了|[看说记整]岔劈|刚才?(?:说|记|报)的|(?:^|的)(?:说)?[多少]了[，,\s]+(?:应该)?是?(?=\d)|才对$|^改[，,\s]+|换成(?=\d)|口误|嘴瓢|秃噜|手(?:一|1)?[滑抖快]了?|眼(?:睛)?(?:一|1)?花了?|嘴(?:一|1)?快了?|按错|糊涂了|看(?:走|花)了?眼|说差|写串|记串|记错|写错|说错|弄错|搞错|改成|改为|改到|改一下|更正|应该是|应该?记[在成为到]|应为|[挪移转调算记](?:到|成)(?=\d{1,2}[号日月]|[昨今前大][天儿前]|周|礼拜|星期|上个?[周礼星])|(?:(?:[天日号]的?那?|那[笔条个]?)\d+(?:\.\d)?个?(?:学时|课时)(?:那?[笔条个])?|[笔条])(?:应该|其实)?是(?=[大昨今前]+[天儿]|\d{1,2}[号日月]|上个?[周礼星])|明明是|其实(?=是|就|只|才)|实际|(?:那[个条笔]|刚才的?)记[成为](?=\d+(?:\.\d)?个?(?:学时|课时)?$)|记[多少]了|多[记打写填说报]|少[记打写填说报]|[多少]算了|应该?算(?=[昨今前大][天儿前]|\d{1,2}[号日月]|周|礼拜|星期)|打[多少错]|改一下|应该(?=\d)|不是|(?<!都)是(?:前天|昨天|今天)学的/;

const NEW_AFTER =
  /改成|换成(?=\d)|应该?(?=\d)|改为|改到|应该是|应该?记[在成为到]|应该?[挪移转调算记](?:到|成)|[挪移转调算记](?:到|成)(?=\d{1,2}[号日月]|[昨今前大][天儿前]|周|礼拜|星期|上个?[周礼星])|应为|应该?算(?=[昨今前大][天儿前]|\d{1,2}[号日月]|周|礼拜|星期)|(?:那[个条笔]|刚才的?)记[成为](?=\d)|实际|其实|(?<!不)是(?!的)/;

/** 1号的4学时没错，2号那个错了: what is right stays as it is. */
const IS_RIGHT = /[^，,。\s]*(?:没错|没问题|不用[改动])[，,。\s]+(?=.*(?:错|不对|应该|应为|改))/g;

/** 昨天那个应该是3学时，今天那个没错: so it does when it is said last. */
const RIGHT_AT_END =
  /[，,。\s]+(?:[大昨今前]+[天儿]|\d{1,2}[号日]|(?:周|星期|礼拜)[一二三四五六日天]|其他|其它|别的|另一?个)的?那?[个笔条]?(?:没错|是?对的?|没问题|不用[改动])[了啊呀]?[。.]?$/;

/** A text without what it says is right as it stands. */
export const withoutRight = (text: string): string =>
  WRONG.test(text.replace(RIGHT_AT_END, '')) ? text.replace(IS_RIGHT, '').replace(RIGHT_AT_END, '') : text;

/** 要是平台不认，今天那6学时再删: nothing yet. */
const ONLY_IF = /(?:要是|如果|假如|万一|要不|等).{0,16}再?(?:删|改|撤|去掉)/;

/** 把我徒弟的那6学时删了: said of a record that is not the holder's. */
const OF_ANOTHERS_RECORD =
  /(?:把|将|给|^)(?:我|俺)?(?:爸|妈|哥|弟|姐|妹|叔|舅|媳妇|老婆|老公|儿子|闺女|徒弟|工友|同事|朋友|[他她]|别人|人家)们?(?:的|[今昨前])/;

/** 是4.5, where another day is named: hours, and no fifth of April. */
const DECIMAL = /^\d{1,2}\.5$/;

/** What the reader looks for an old and a new value in. */
export function changeClaims(said: string, ears: Ears): Claim[] | null {
  const whole = isRemoval(said) ? said.replace(WHOSE, '') : withoutRight(said.replace(IS_RIGHT, ''));
  const spans = daysIn(whole, ears.asOf);
  const days = spans.filter(
    ({ said, weak, from, to }) =>
      !(
        (spans.length > 1 || /学时|课时/.test(whole.slice(0, from))) &&
        /[是成为]$/.test(whole.slice(0, from)) &&
        DECIMAL.test(whole.slice(from, to))
      ) &&
      !weak &&
      said.is !== 'future' &&
      yearIn(said) === null &&
      !/^那天/.test(whole.slice(from, to)),
  );
  // 多记了两学时: by how much, not how many.
  const amounts = amountsIn(whole, days, true).filter(
    ({ tenths, from }) => tenths !== null && !/[多少][记打写填说报算]了?$/.test(whole.slice(0, from)),
  );
  const named = tradeIn(whole, ears.trades);
  const mood = moodOf(whole);
  const ofOthers = mood.others && (!isRemoval(said) || OF_ANOTHERS_RECORD.test(whole));
  if (mood.asks || ofOthers || /提醒/.test(whole) || ONLY_IF.test(whole)) return null;
  const both =
    misread(whole, days, named) ??
    swapped(whole, days, amounts, named) ??
    byHowMuch(whole, days, ears) ??
    dayByDay(whole, ears);
  if (both) return both;
  const gone = removalClaims(whole, days, amounts, named);
  if (gone) return gone;
  if (!WRONG.test(whole)) return null;
  const unstudied = days.find(({ to }) =>
    /^(?:我|也|其实|根本)*(?:没|未)(?:学|上课|看课)/.test(whole.slice(to)),
  );
  if (unstudied && amounts.length === 0)
    return [
      { tells: 'removal', tenths: null, day: unstudied.said, all: false, count: null, last: false, named },
    ];
  if (/应该是|可能|好像|吧$/.test(whole) && amounts.length === 0 && days.length === 0) return null;
  // 错了是4.5: hours, or the fifth of April.
  const [first] = days;
  if (
    amounts.length === 0 &&
    days.length === 1 &&
    first &&
    /^\d{1,2}\.5$/.test(whole.slice(first.from, first.to))
  )
    return [EMPTY(named)];
  const denied = amounts.find(({ from }) => /不是(?:在|我)?$/.test(whole.slice(0, from)));
  const [other, ...more] = amounts.filter((one) => one !== denied);
  // 1号学了8不是4: the one that it is stands first.
  if (denied && other && more.length === 0 && other.from < denied.from && days.length <= 1)
    return [
      {
        tells: 'correction',
        old: { tenths: denied.tenths, day: days[0]?.said ?? null },
        now: { tenths: other.tenths, day: null },
        named,
      },
    ];
  const sum = summed(whole, days, amounts);
  if (sum !== null) return [{ tells: 'total', tenths: sum, named }];
  const at = splitAt(whole, days, amounts);
  if (at === null)
    return amounts.length > 0 || /^(?:我|刚才)?(?:\d{1,2}(?:\.\d)?)?\s*(?:记|写|说|弄)错了?$/.test(whole)
      ? [EMPTY(named)]
      : null;
  const isNot = (from: number) => /不是(?:在|我)?$/.test(whole.slice(0, from));
  const isNew = (from: number) => !isNot(from) && from >= at;
  const oldDay = days.find(({ from }) => !isNew(from))?.said ?? null;
  const newDay = days.find(({ from }) => isNew(from))?.said ?? null;
  const oldAmount = amounts.find(({ from }) => !isNew(from))?.tenths ?? null;
  const newAmount = amounts.find(({ from }) => isNew(from))?.tenths ?? null;
  return [
    {
      tells: 'correction',
      old: { tenths: oldAmount, day: oldDay },
      now: { tenths: newAmount, day: newDay },
      named,
    },
  ];
}

const EMPTY = (named: string | null): Claim => ({
  tells: 'correction',
  old: { tenths: null, day: null },
  now: { tenths: null, day: null },
  named,
});

/** Where the new values begin: after 改成, 应该是, 是 …; null where nothing says which is new. */
function splitAt(whole: string, days: readonly DaySpan[], amounts: readonly Amount[]): number | null {
  const spans = [...days, ...amounts].sort((a, b) => a.from - b.from);
  if (spans.length === 0) return null;
  if (/才对$/.test(whole)) return 0;
  const marks = [...whole.matchAll(new RegExp(NEW_AFTER, 'g'))].map(({ index }) => index);
  const strong = marks.filter((index) => /^(?:改|应|实|其|[挪移转调算记])/.test(whole.slice(index)));
  const at = (strong.length > 0 ? strong : marks).find((index) => spans.some(({ from }) => from > index));
  if (at !== undefined) return at;
  // 昨天我说9学时 说错了 6学时; 搞错了 昨天学了4学时: what comes after is what it is.
  // 更正 有效期到2027年2月20日 is of no hours.
  const wrong = OF_ELSE.test(whole) ? null : ERRED.exec(whole);
  if (
    wrong &&
    spans.some(({ from }) => from > wrong.index) &&
    !/^.{0,3}的(?![，,。\s]*$)/.test(whole.slice(spans.find(({ from }) => from > wrong.index)?.to ?? 0))
  )
    return wrong.index;
  // 不是今天 昨天学的
  const denied = spans.filter(({ from }) => /不是(?:在|我)?$/.test(whole.slice(0, from)));
  return denied.length > 0 && denied.length < spans.length ? 0 : null;
}

const OF_ELSE = /有效期|到期|生日|出生|注册|换证|申请|下载|发证|领证/;
const ERRED =
  /不对(?!劲)|(?<!没)[说弄搞记写看算整报填打输点按]?错(?:了|啦|字|嘴|话|日子|日期|天)|[看说弄搞记写算整报填打输点](?:差|岔劈?|串行?|拧|反|混|多|少)了|(?:^|的)[多少]了|^改(?=[，,\s])|[多少][记打写填说报算]了?|口误|嘴瓢|秃噜|手(?:一|1)?[滑抖快]了?|眼(?:睛)?(?:一|1)?花了?|嘴(?:一|1)?快了?|糊涂|看(?:走|花)了?眼|更正/;

/** 说错了 一共是14学时: all of it anew, and no hours of a day. */
function summed(whole: string, days: readonly DaySpan[], amounts: readonly Amount[]): number | null {
  const [amount, ...more] = amounts.filter(({ from }) => !/不是(?:在|我)?$/.test(whole.slice(0, from)));
  if (!amount || more.length > 0 || days.some(({ said }) => said.is === 'day')) return null;
  return SUM_ENDS.test(whole.slice(0, amount.from)) ? amount.tenths : null;
}

/** 申请日子, 注册时间: a deed by the day that it has. */
const OF_DAY = '(?:的|那个?)?(?:日子|日期|时间|那[一1]?天)';
const ITS_DAY: Readonly<Record<string, RegExp>> = {
  registeredOn: new RegExp(`注册${OF_DAY}`),
  exchangedOn: new RegExp(`(?:申请|换证|更换|提交)${OF_DAY}`),
  appliedOn: new RegExp(`(?:申请|延续|提交)${OF_DAY}`),
  downloadedOn: new RegExp(`下载${OF_DAY}`),
};

/** 换证是12月1号不是2号; 看错了 是注销. */
export function changedEvents(whole: string, ears: Ears): Claim[] {
  const mood = moodOf(whole);
  if (mood.asks || mood.others) return [];
  const days = daysIn(whole, ears.asOf);
  const isNot = (from: number) =>
    /不是(?:在)?$/.test(whole.slice(0, from)) ||
    (days.length > 1 &&
      /^.{0,6}(?:的)?(?:不对|错了|是错的|记错)/.test(whole.slice(whole.indexOf(whole.slice(from)) + 2)));
  // 不是查不到，是网站没开: what it is not is no word of the registry.
  const meant = whole.replace(/不是[^，,。\s]{0,2}(?:查不[到着]|没查[到着]|搜不到|注销|有效)了?/g, '');
  const shown = (STATES.registryStatus ?? []).filter(([, words]) => words.test(meant));
  const status = shown.length === 1 ? shown[0] : undefined;
  if (
    status &&
    !mood.unsure &&
    !/不是我/.test(whole) &&
    !ONCE.test(whole) &&
    ears.facts.has('registryStatus') &&
    days.length === 0 &&
    !/学时|课时/.test(whole)
  ) {
    const rest = moodOf(whole.replace(status[1], '').replace(/不是.{0,3}/, ''));
    if (!rest.asks && !rest.others)
      return [{ tells: 'state', fact: 'registryStatus', value: status[0], day: null, named: null }];
  }
  const kept = days.filter(
    ({ from }) => !isNot(from) && !/(?:记|写|填|弄|打)成了?$/.test(whole.slice(0, from)),
  );
  const deed =
    Object.entries(DEEDS).find(
      ([fact, { done, withDay }]) => ears.facts.has(fact) && (done.test(whole) || withDay.test(whole)),
    ) ?? Object.entries(ITS_DAY).find(([fact, called]) => ears.facts.has(fact) && called.test(whole));
  const clear = kept.filter(({ said }) => said.is !== 'vague');
  const last = (clear.length === 1 ? clear[0] : kept.at(-1))?.said;
  const day: DaySaid | undefined = last?.is === 'implied' ? { is: 'day', day: last.day } : last;
  const date = Object.entries(DATES).find(([fact, words]) => ears.facts.has(fact) && words.test(whole));
  if (date && !deed && day && clear.length === 1 && !/学时|课时/.test(whole))
    return [{ tells: 'date', fact: date[0], day, named: null }];
  if (!deed || !day || /学时|课时/.test(whole)) return [];
  return [{ tells: 'event', fact: deed[0], day, named: null }];
}
