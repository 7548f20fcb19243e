import { civilOf, type Day } from '../../calendar';
import { DEEDS, namesOtherScheme, STATE_OF_ELSE, STATES } from '../phrases/telling';
import { type Amount, amountsIn } from './amounts';
import type { Claim } from './claims';
import { type DaySaid, type DaySpan, daysIn } from './days';
import { SHOWN } from './deeds';
import { withoutDoubtful } from './doubts';
import { type Ears, left, type Told, tradeIn, without } from './heard';
import { isOthers, moodOf } from './moods';
import { clausesOf } from './plain';
import { ownOf, wholeOf } from './reader';
import { ONCE } from './states';
import { isNotStudied } from './study';
import { SUMS } from './sums';
import { yearSpans } from './years';

// A second hearing, for what the reader of whole clauses hears nothing in: a story of which one part tells the thing
// and the rest is life. Only that part has to be told plainly. What comes of it is read back, as all that is told.

/** Where, within a clause, something else begins: a day, who does it, what shows it, or what came next. */
const SEAMS = [
  /(?<=[一-龥]{3})(?<![给帮让叫教跟和替对问催着的说讲道])(?=[我俺咱](?:就|才|又|也|把|自己|今|昨|坐|用|抽|趁|闲|在|已|都|早|刚))/g,
  /(?<=[一-龥]{3})(?<![在用上登进开看那这查到我是个])(?=(?:系统|平台|后台|网站|页面|手机上|首页)(?:里|上)?(?:给|显示|提示|弹|跳|出来|写|记|加|说))/g,
  /(?<=[了完着啦])(?=(?:后来|结果|然后|最后|刚刚|这才|一看|一瞅|一查|一问|到头来|也不知道?|不知道?|不晓得|就是不知))/g,
  /(?<=[了啦好完])(?=(?:从早|从上|趁着|等着|闲着|因为|那会儿?|当时|完了))/g,
  /(?<=[一-龥]{2})(?=(?:后来|结果|打开(?:后台|系统|平台|手机)|名字身份证|弹出来|跳出来|蹦出来|后面写着))/g,
];

/** Said of what may be, is wanted, asked for or set as a rule. */
const NOT_SO =
  /要是|如果|假如|假使|假设|万一|倘若|的话|但愿|盼|巴不得|恨不得|^等|等[我你他换学注弄办下]|再(?:[学看上补换弄办去来说查下]|注册|申请|告诉)(?!了|过)|[让叫催逼][我俺咱].{0,6}(?:学|换|注|申|下|查|补|办|弄)|[门个节](?:课程?|视频)?(?:是|有|要|共)\d|打算|准备(?!好)|计划|希望|争取|目标|明[天儿早晚年]|后天|下(?:周|个?月|礼拜|星期)|改天|回头|待会|等会|过(?:几|两)天|(?:[要得该想]|让我|叫我|必须|需要?|应[当该])(?:再|多)?(?:学|换|注册|申请|下载|查|看|补|够|满|凑|报|上|修|记|\d)(?!了|过|的)|做梦|梦[见到]|差[点一]|本来|原[本先计]|说好|假的|规定|要求|至少|起码|最[少多]|每(?:年|证|本|人|个|天|周|月)|年年|才[能行够会]|就[能可行够]|正在|还[没差缺要得]|剩|一会儿?(?:就|再)|马上|(?:帮|替|代)[我俺咱](?:把.{0,6}|全|都)?(?:学|看|刷|考)|没[来顾]|只[差剩]|欠|不[够到足]|没[到满够]|目前差/;
const UNSURE =
  /大概|大约|差不多|左右|顶多|最多|至多|撑死|好像|可能|也许|估计|应该|记不|忘|不确定|没准|八成|多半|不一定|说不定|恐怕|怕是|像是|以为|印象|记得|寻思|觉得|感觉|我猜|吧$|听[^课，。\s]{0,3}说|(?:^|[，。,\s])说是(?!有效|注销|查)|据说|都说|(?:有人|公司|单位|老板|领导|老师|客服|群里?|他|她)们?说/;
const DENIED = /没(?![事活歇白少多闲]|啥事|耽误)|不(?!多|少|错|容易|知|晓|过$)|未|别(?!的)|甭|非(?!常)|无/;
/** Of the whole message: nothing in it is told of what was done. */
const UNREAL =
  /要是|如果|假如|假使|假设|万一|倘若|的话|梦[见到里着]|做梦|["“”「」『』]|代[学刷考办]|加[vV微]|包过|广告|\d元|块钱|能不能|算不算|[?？]|吗(?:$|[，。\s])|别记|不要记|甭记/;
/** What did not come off, or was taken back. */
const UNDONE =
  /(?<!不是)没(?:有)?(?:点|交|换|下(?![雨雪班])|注册|申请|存|成|显示|算|给|记上?|更新|同步|到账|传|认|通过|反应|成|上去|提交|过)|失败|不(?:算|认|给|显示|作数|行|了$)|清零|退[回了件]|驳回|打回|作废|白[学看下换注存打]|丢了|[少多漏][了算给记]|吞|报错|打不开|[进登上注下]不[去上了]|卡[住死了]|崩|闪退|取消|撤|删|改成|改为|不对|错了?|岔|串|搞混|反了|看花|呸|口误|(?:可|但|其实|不过|结果).{0,3}我.{0,3}没(?:有)?(?:学|看|上)/;
/** A question that the clause is. */
const ASKS =
  /[?？]|吗|呢$|怎么|咋|如何|什么|啥(?!也|都)|哪(?!怕|都|也)|多少|多久|几[时点号月天]|是不是|能不能|行不行|可不可以|要不要|有没有|算不算|会不会|为[啥何]|谁/;

const DONE = /[了完过咗]|的$|[到出来上下]手?|得|够|满|[拿挤赶攒抢加记给补涨有]|已|显示|写着/;

/** A day after it begins something new; before it may stand whose it is (我工友今天…). */
const PREDICATE_ENDS = /(?:[一-龥]{3}(?:[了完着啦呢]|[办弄]好)|(?:学时|课时)了?)$/;

/** 下午又看了俩学时, after hours of the morning. */
const TIME_OF_DAY = /^(?:上午|下午|中午|早上|晚上|夜里)/;

interface Part {
  text: string;
  days: DaySpan[];
  amounts: Amount[];
  /** Whose it is: whoever is named before it in its clause, or in one before. */
  whose: 'mine' | 'theirs';
}

/** 学时今天拿了11个, 今日学时 九: a number by itself, where class hours are spoken of. */
const BY_ITSELF = /(?<![\d.第初])(\d{1,2}(?:\.\d)?)(?:个(半)?)?(?=$|[了啊吧呢整]?[，,。\s]*$)(?<!年|月)/;

function hoursIn(part: string, days: readonly DaySpan[], ofHours: boolean): Amount[] {
  const found = amountsIn(part, days);
  const alone = ofHours && found.length === 0 ? BY_ITSELF.exec(part) : null;
  const rest = alone ? without(part.slice(0, alone.index), days) : '';
  const isMeant = /学|课|看|刷/.test(rest) || left(rest) <= 1;
  if (!alone || !isMeant || days.some(({ to }) => to > alone.index)) return found;
  const tenths = Math.round((Number(alone[1]) + (alone[2] ? 0.5 : 0)) * 10);
  return tenths === 0
    ? found
    : [{ from: alone.index, to: alone.index + alone[0].length, of: 'class', tenths }];
}

/** So many letters before a part may still say whose it is. */
const NEAR = 10;

function partsOf(whole: string, ears: Ears): Part[] {
  const clauses = clausesOf(whole).map(({ text }) => ({ text, mood: moodOf(text) }));
  const own = ownOf(clauses, ({ text }) => text);
  const ofHours = /学时|课时/.test(whole) || ears.expected?.kind === 'hours';
  return clauses.flatMap((clause) => {
    const { text } = clause;
    const cuts = new Set(SEAMS.flatMap((seam) => [...text.matchAll(seam)].map(({ index }) => index)));
    for (const { from, said, weak } of daysIn(text, ears.asOf))
      if (
        (!weak || TIME_OF_DAY.test(text.slice(from))) &&
        said.is === 'day' &&
        PREDICATE_ENDS.test(text.slice(0, from))
      )
        cuts.add(from);
    const at = [0, ...[...cuts].sort((a, b) => a - b), text.length];
    return at.slice(0, -1).flatMap((from, i) => {
      const part = text.slice(from, at[i + 1]);
      if (part.trim() === '') return [];
      const days = daysIn(part, ears.asOf);
      const led = text.slice(Math.max(0, from - NEAR), at[i + 1]);
      const isMine =
        !isOthers(part) && ((i > 0 && /^[我俺咱]/.test(part)) || (own.includes(clause) && !isOthers(led)));
      const amounts = hoursIn(part, days, ofHours);
      return [{ text: part, days, amounts, whose: isMine ? 'mine' : 'theirs' }];
    });
  });
}

/** What a part says besides days and amounts is plainly told. */
const isPlain = ({ text, whose }: Part): boolean =>
  !NOT_SO.test(text) && !UNSURE.test(text) && !moodOf(text).asks && whose === 'mine' && !isNotStudied(text);

/** What stands right before and after a thing that is told: of a long clause the rest is the story. */
function around({ text, days }: Part, { from, to }: Amount): string {
  const before = without(
    text.slice(0, from),
    days.filter((day) => day.to <= from),
  );
  return before.slice(-NEAR) + text.slice(to, to + NEAR);
}

/** 通知刚下来我就申请了: of the day that was named. */
const JUST = /^(?:刚才?刚?|当天)$/;

const strongDay = ({ text, days }: Part, just = true): DaySaid | null =>
  days.find(
    ({ from, to, said, weak }) =>
      !weak && (said.is === 'day' || said.is === 'implied') && (just || !JUST.test(text.slice(from, to))),
  )?.said ??
  days.find(({ said, weak }) => (!weak || said.is === 'vague') && said.is !== 'part' && said.is !== 'day')
    ?.said ??
  null;

/** The day of a part: its own, else the last one that was said before it. */
function dayOfPart(parts: readonly Part[], at: number, asOf: Day): DaySaid | null {
  for (const just of [false, true])
    for (let i = at; i >= 0; i -= 1) {
      const day = strongDay(parts[i] as Part, just);
      if (day) return day;
    }
  // 学了4学时，昨天的
  const next = parts[at + 1];
  const after = next && next.text.length <= 6 ? strongDay(next) : null;
  if (after) return after;
  const weak = parts.some(({ days }) => days.some((one) => one.weak));
  return weak ? { is: 'day', day: asOf } : null;
}

const ALL_OF_IT = new RegExp(
  `(?:${SUMS}|累计|已获|搁?一块堆?儿?|到(?:现在|目前|今天)|(?:现在|目前)(?=是|有|\\d)|目前|截[止至]|今年(?!又|再|多学|另外|除)[才就只也已]?|(?:就|只|才)?这(?=\\d))(?!.*(?:还差|还剩))`,
);

function hoursOf(parts: readonly Part[], ears: Ears): Claim[] {
  const claims: Claim[] = [];
  for (const [i, part] of parts.entries()) {
    const counted = part.amounts.filter(({ of, tenths }) => of === 'class' && tenths !== null && tenths > 0);
    if (counted.length === 0) continue;
    const unclear = part.amounts.some(({ of }) => of !== 'class' && of !== 'bare' && of !== 'clock');
    const [amount, ...more] = counted as [Amount, ...Amount[]];
    const near = around(part, amount);
    const rest = without(part.text, [...part.days, ...part.amounts]);
    const own = strongDay(part);
    const isSum = ALL_OF_IT.test(part.text.slice(0, amount.from)) && more.length === 0 && own === null;
    const several = new Set(
      part.days.flatMap(({ said, weak }) => (!weak && said.is === 'day' ? [said.day] : [])),
    );
    // 昨天前天一共学了8学时: of which day is not said.
    if (several.size > 1) return [];
    const isDone = isSum || DONE.test(rest) || rest.trim().length <= 2;
    if (unclear || !isPlain(part) || DENIED.test(near) || !isDone) return [];
    const named = tradeIn(part.text, ears.trades);
    if (isSum) {
      if (/[几前去\d]年/.test(part.text)) return [];
      claims.push({ tells: 'total', tenths: amount.tenths, named });
      continue;
    }
    if (
      more.length > 0 ||
      /\d/.test(without(near, amountsIn(near, [])).replace(/\d点\d{0,2}|\d[层楼门节个号]/g, ''))
    )
      return [];
    const day = dayOfPart(parts, i, ears.asOf);
    if (day === null ? /[才只仅]/.test(rest) : day.is !== 'day') return [];
    const again = claims.length > 0;
    claims.push({ tells: 'credit', tenths: amount.tenths as number, day, category: null, named, again });
  }
  const totals = claims.filter(({ tells }) => tells === 'total');
  if (totals.length > 1) return [];
  return totals.length === 1 ? totals : claims;
}

const YEAR_NONE =
  /(?<![\d.])0个?(?:学时|课时)|[1一]?[个点]?(?:学时|课时)(?:都|也)没|[1一有]?点儿?(?:都|也)?没学|(?:压根|根本|啥都?|完全|一直)(?:就|也)?没(?:有)?学/;

/** Of one past year that is named: all its hours, or none. */
function yearOf(whole: string, parts: readonly Part[], ears: Ears): Claim[] | null {
  const now = civilOf(ears.asOf).year;
  const years = yearSpans(whole, ears).flatMap((span) => span.years.filter((one) => one !== now));
  const [year, ...others] = years;
  if (year === undefined) return null;
  if (others.length > 0 || year > now) return [];
  const told = parts.filter(({ amounts, text }) => amounts.length > 0 || YEAR_NONE.test(text));
  const [part, ...rest] = told;
  if (
    !part ||
    rest.length > 0 ||
    parts.some((one) => one.days.some(({ said, weak }) => !weak && said.is === 'day'))
  )
    return [];
  const named = tradeIn(part.text, ears.trades);
  if (YEAR_NONE.test(part.text))
    return part.whose === 'theirs' ? [] : [{ tells: 'year', year, tenths: 0, named }];
  const [amount, ...again] = part.amounts;
  const exact = amount?.of === 'class' && amount.tenths !== null && again.length === 0;
  const said = exact ? around(part, amount) : '';
  if (!exact || !isPlain(part) || DENIED.test(said) || /[差欠少多]/.test(said)) return [];
  return [{ tells: 'year', year, tenths: amount.tenths, named }];
}

const EVENTS = ['registeredOn', 'exchangedOn', 'downloadedOn', 'appliedOn'] as const;
const BEFORE_DEED =
  /(?:快|马上|就要|没有?|不|未|别|要|想|得|该|去|来|正|怎么|咋|能|可以|准备|打算|帮他|给他)$/;
/** 鼓捣好了, 搞掂咗: done, of whatever stands. */
const JUST_DONE =
  /(?:弄|办|搞|整|鼓捣|捣鼓|操作|填|做)(?:好|完|成|妥|利索|利落|上|掂|定)(?:了|咗|啦|的)?$|(?:完事|搞定|搞掂|妥了|成了|成功)(?:了|咗|啦)?$/;
/** In answer to the question for a deed it is called by half its name. */
const ANSWERED: Record<string, RegExp> = {
  registeredOn: /注(?:了|好|上|完|成)|建好|开好/,
  exchangedOn: /换(?:了|好|完|上|成|过)|[交报](?:上去?)?[了的]|[交报]上去|提了/,
  downloadedOn:
    /(?<![楼线年地底之以乡当留余剩学看])下(?:了|好|完|到)|存(?:了|好|上|着|到|在|手机|微信|电脑)|打出来|收好|收藏/,
};
const ANSWER_ENDS =
  /^(?:[了的啦吧呢]|[，,。\s]|电子|新?证|pdf|手机|电脑|微信|相册|收藏|u盘|网盘|里|上)*(?:里|上)*(?:了|的)*$/;
const MOST_LEFT = 2;
const DEED_NAMED: Record<string, RegExp> = {
  registeredOn: /注册|账号|个人用户/,
  exchangedOn: /申请|换证|更换|提交/,
  downloadedOn: /下载|电子证/,
  appliedOn: /申请|延续|延期/,
};

function eventsOf(whole: string, parts: readonly Part[], ears: Ears): Claim[] {
  const claims: Claim[] = [];
  for (const [i, part] of parts.entries()) {
    const bare = without(part.text, part.days);
    for (const fact of EVENTS) {
      const deed = DEEDS[fact];
      if (!deed || !ears.facts.has(fact) || deed.not.test(bare)) continue;
      const expected = ears.expected?.fact === fact;
      const half = expected ? ANSWERED[fact]?.exec(bare) : null;
      const isAnswer =
        half &&
        left(bare.replace(half[0], '')) <= MOST_LEFT &&
        ANSWER_ENDS.test(bare.slice(half.index + half[0].length));
      const found = deed.done.exec(bare) ?? (isAnswer ? half : null);
      const just = expected && JUST_DONE.test(bare.trim()) && (DEED_NAMED[fact] ?? /$^/).test(whole);
      if (!found && !just) continue;
      if (!isPlain(part)) return [];
      const before = found ? bare.slice(0, found.index) : bare;
      const after = found ? bare.slice(found.index + found[0].length) : '';
      if (BEFORE_DEED.test(before) || DENIED.test(before.slice(-4)) || /^(?:不|没)/.test(after)) return [];
      const seen = SHOWN.test(part.text) && strongDay(part) === null;
      const day = seen ? null : dayOfPart(parts, i, ears.asOf);
      if (day?.is === 'future') return [];
      // 今天下班就提交申请 is a plan.
      const isOver = day?.is === 'day' && day.day < ears.asOf;
      if (!isOver && !/[了过完好成上的咗下]/.test(`${found?.[0] ?? before}${after}`)) return [];
      claims.push({ tells: 'event', fact, day, named: tradeIn(part.text, ears.trades) });
      break;
    }
  }
  const facts = claims.map((claim) => (claim.tells === 'event' ? claim.fact : ''));
  return claims.filter((_, i) => facts.indexOf(facts[i] as string) === i);
}

const TYPED_IN = /[输填打敲用报录]\S{0,3}?(?:身份证号?码?|证号|编号|姓名|名字)/g;

/** 登录进去没有我的证: of the new system, and not of the registry. */
const OF_ACCOUNT = /登录|登[上进]|注册|住建部|账号|密码|弄成/;
const OF_POST = /岗|这行|本行|[一-龥]{2}员/;

/** What the registry shows, where it is asked for; that somebody works in the post, or no longer. */
function statesOf(whole: string, parts: readonly Part[], ears: Ears): Claim[] {
  const claims: Claim[] = [];
  const elsewhere = OF_ACCOUNT.test(whole) || ONCE.test(whole);
  for (const fact of ['registryStatus', 'inPost'] as const) {
    if (!ears.facts.has(fact) || (fact === 'registryStatus' && (ears.expected?.fact !== fact || elsewhere)))
      continue;
    const found = parts.flatMap((part, i) => {
      const value = STATES[fact]?.find(([, words]) => words.test(part.text));
      if (!value || STATE_OF_ELSE[fact]?.test(part.text.replace(TYPED_IN, ''))) return [];
      const rest = part.text.replace(value[1], '');
      if (value[0] === true && (!OF_POST.test(part.text) || left(rest) > MOST_LEFT)) return [];
      const plain =
        !NOT_SO.test(rest) && !UNSURE.test(part.text) && !moodOf(rest).asks && part.whose === 'mine';
      return [{ part, i, value: value[0], plain: plain && !/不|没|非|假|快|想|要|得|怕|别/.test(rest) }];
    });
    const values = new Set(found.map(({ value }) => value));
    const [one] = found;
    if (!one || values.size > 1 || !found.every(({ plain }) => plain)) continue;
    const day = fact === 'registryStatus' ? strongDay(one.part) : null;
    claims.push({
      ...{ tells: 'state', fact, value: one.value, named: null },
      day: day?.is === 'day' ? day : null,
    });
  }
  return claims;
}

const CALLS = /请(?:问|教|帮|协|您|你|给|查|大家)|求(?:助|教|救)|帮帮|急(?!忙)|协助/;
const NUMERALS = '零一二三四五六七八九';
/** 今日学时 九 */
const ONE_ALONE = /(?<=(?:学时|[天日号])[是:：\s]*)[一二三四五六七八九](?=$|[，,。\s])/g;

/** What the gist of a message is, for one in which nothing was heard clause by clause. */
export function readGist(text: string, ears: Ears): Told {
  const whole = wholeOf(text, ears)
    .replace(ONE_ALONE, (one) => String(NUMERALS.indexOf(one)))
    .replace(/(?<=学时)\s+(?=\d)/g, '');
  const moods = clausesOf(whole).map(({ text: each }) => ({
    ...moodOf(each),
    asks: ASKS.test(each) || CALLS.test(each),
  }));
  const asks = moods.some((mood) => mood.asks);
  const troubled = moods.some(({ trouble, unsure }) => trouble || unsure);
  // What has no day, beside something that is asked or went wrong, is no record.
  const said = withoutDoubtful(gistOf(whole, ears), whole);
  const claims = said.filter((claim) => {
    if (claim.tells === 'total') return !asks;
    return !('day' in claim) || claim.day !== null || claim.tells === 'state' || !(asks || troubled);
  });
  return { claims, asks };
}

/** 有效 是我媳妇的 */
const IS_THEIRS = /(?:^|[，,。\s])(?:[那这](?:[个本]|是)?)?是[^，,。\s\d]{1,8}的(?=$|[，,。\s])/;
const OF_ELSE = /执照|驾[照校驶]|身份证(?:换|办|补)|户口|微信|暖气|快递/;

function gistOf(whole: string, ears: Ears): Claim[] {
  if (UNREAL.test(whole) || OF_ELSE.test(whole) || namesOtherScheme(whole)) return [];
  const theirs = IS_THEIRS.exec(whole)?.[0];
  if (theirs !== undefined && isOthers(theirs)) return [];
  const parts = partsOf(whole, ears);
  const states = statesOf(whole, parts, ears);
  if (UNDONE.test(whole)) return states;
  const years = yearOf(whole, parts, ears);
  const told = years ?? [...hoursOf(parts, ears), ...eventsOf(whole, parts, ears)];
  return [...told, ...states];
}
