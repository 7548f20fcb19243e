import { namesOtherScheme } from '../phrases/telling';
import { changeClaims, changedEvents, WRONG } from './changes';
import type { Claim } from './claims';
import { type DaySaid, withMonths, withNextDays, withRanges, withWeekend } from './days';
import { dateClaims, deedClaims } from './deeds';
import { withoutDoubtful } from './doubts';
import { calm, dayOf, type Ears, type Heard, hear, left, type Told, without, withoutDenied } from './heard';
import { joined } from './joins';
import { withoutMakeUp } from './make-up';
import { type Mood, moodOf, withoutCompany } from './moods';
import { numberClaims } from './numbers';
import { clausesOf, MOST_LETTERS, plain } from './plain';
import { reminderClaims } from './reminding';
import { isRemoval } from './removals';
import { withoutAround } from './spoken';
import { stateClaims } from './states';
import { studyClaims } from './study';
import {
  cycleClaim,
  nthClaims,
  yearAnswer,
  yearClaims,
  yearMended,
  yearSpans,
  yearsMended,
  yearToAsk,
} from './years';
import { withYears } from './years-said';

/** Days told in a clause of their own belong to what was told before them, when that had none. */
function attach(claims: Claim[], day: DaySaid, text: string): boolean {
  // 一共记了5个学时 今天的: no sum of many days.
  const last = claims.at(-1);
  if (
    last?.tells === 'total' &&
    last.tenths !== null &&
    day.is === 'day' &&
    /[今昨前天儿日号][学上听]?的$/.test(text.trim())
  ) {
    const { tenths, named } = last;
    claims.splice(-1, 1, { tells: 'credit', tenths, day, category: null, named, again: false });
    return true;
  }
  const open = claims.filter(
    (claim) =>
      (claim.tells === 'event' || claim.tells === 'credit' || claim.tells === 'state') && claim.day === null,
  );
  for (const claim of open) (claim as { day: DaySaid | null }).day = day;
  return open.length > 0;
}

/** 学了8学时，没给算: what comes after takes back what was told before. */
const isTakenBack = ({ text, days, amounts }: Heard): boolean =>
  days.length === 0 &&
  amounts.length === 0 &&
  /没(?:给|有)?(?:我)?(?:算|记|上|显示|认|通过)|不(?:算|认|作数)|作废|给我?(?:退|扣|清)|退了|白学|没了$|^(?:可是?|但是?|其实|不过|结果)*我(?:根本|压根|其实|可|也|并)*(?:就)?没(?:有)?(?:学|看|上)(?:过|课|呢|啊)?$|^(?:啊|哦|噢|哎呀?|咦|不对)*没有?(?:啊|呢)?$/.test(
    text.trim(),
  );

/** 昨天4学时，平台显示3学时: which of them it is, is not said. */
function isContradicted(claim: Claim | undefined, { text, days, amounts }: Heard): boolean {
  const shown = amounts.find(({ tenths }) => tenths !== null);
  if (claim?.tells !== 'credit' || !shown || days.length > 0) return false;
  return shown.tenths !== claim.tenths && /显示|到账|[只才][给算记认有]/.test(text);
}

/** 换了，没换成功. */
const FAILED =
  /(?:我的|我这|还)+(?:还)?没(?:有)?(?:换|注册|申请|下载?|弄|办|交|提交)(?:$|[，,。\s])|没(?:有)?提交(?:$|[，,。\s])|没(?:有)?(?:换|注册|申请|下载|下|弄|办|交|提交)?(?:成|上去?|好|过去)|失败/;

/** 我查我媳妇的证，注销了: what follows somebody else's is theirs, until the holder is named again. */
const IS_OF_CERTIFICATES = /证|本|查|学|[看上听刷]课|换|注册|申请|注销|有效/;
const IS_CONDITION = /^(?:那|我)?(?:要是|如果|假如|万一|假设|比如|比方说?|譬如)/;
const MYSELF = /我|俺|咱|自己|本人/;

/** What is told of the holder: not what is somebody else's, until the holder is named again; nor what hangs on a condition, and all after it. */
export function ownOf<T extends { mood: Mood }>(heards: readonly T[], textOf: (one: T) => string): T[] {
  const condition = heards.findIndex((one) => IS_CONDITION.test(textOf(one)));
  let ofAnother = false;
  return heards.slice(0, condition < 0 ? heards.length : condition).filter((one) => {
    const text = textOf(one);
    ofAnother = one.mood.others ? IS_OF_CERTIFICATES.test(text) : ofAnother && !MYSELF.test(text);
    return !ofAnother;
  });
}

/** 去年一个学时都没学 在医院伺候我妈大半年: why, and nothing of anybody's study. */
const isOfTheTimes = (text: string, mood: Mood): boolean =>
  mood.others &&
  !/\d|学|课|证|注销|换|[两二三]年/.test(text) &&
  calm({ ...mood, others: false, unreal: false });

/** 去年我们项目部赶工期: what the year was like for everybody, and nothing that is counted. */
const isBackground = ({ text, mood }: Heard, ears: Ears): boolean =>
  isOfTheTimes(text, mood) ||
  (calm({ ...mood, unreal: false, others: false }) &&
    !/学|课|\d/.test(without(text, yearSpans(text, ears))) &&
    /我们|咱们/.test(text));

/** 和昨天一样又学了2学时: a day that is only likened to. */
const LIKENED = /(?:跟|和|同|像|比)(?:大?前天|昨天|昨日|上次|上回|平时|以前)(?:一样|一般|差不多|似的|那样)/g;

/** 昨天用老板电脑, 前天在网吧: where and with what it was done, which is neither who nor when. */
const WITH_WHAT =
  /(?:在|用|拿|借)[^，。,\s\d]{0,8}?(?:电脑|手机(?!号)|网吧|打印店|小卖部|宿舍)(?:上|里)?(?=[^，。,\s]{0,8}(?:注册|换[完好成证了]|申请|提交|下载|学了|看了|查[的了]))/g;

/** 别记，今天学了4学时. */
const NOT_TO_BE_NOTED =
  /^(?:先|请|你|这个)*(?:别|不要|甭|不用)记(?=$|[，,。\s])|[，,。\s](?:算了|还是|那|先|你)*[，,\s]*(?:先)?(?:别|不要|甭|不用)记了?[吧啊]?[。.!！]*$/;

/** The number itself, with the word before it. */
const NUMBERED = /(?:新?的?(?:证书)?(?:编号|证号|号码?)(?:是|为|:)?)?\s*[a-z]{0,3}\d[\da-z\s-]{5,}/;

/** What a message tells. A pure reading: nothing is looked up, and what is not plainly told is left out. */
export function readTold(text: string, ears: Ears): Told {
  const made = ears.makesUp ? withoutMakeUp(plain(text.slice(0, MOST_LETTERS))) : null;
  if (made !== null) {
    const told = readTold(made, { ...ears, makesUp: false });
    const credits = told.claims.filter(({ tells }) => tells === 'credit');
    // Of several it is not said which of them make up.
    const [credit] = credits;
    if (credit?.tells !== 'credit' || told.claims.length > 1) return { ...told, claims: [] };
    return { ...told, claims: [{ ...credit, makeUp: true }] };
  }
  const { claims, asks } = readClauses(text, ears);
  if (claims.length === 0) return { claims, asks };
  return { claims: withoutDoubtful(claims, withoutAround(plain(text.slice(0, MOST_LETTERS)))), asks };
}

/** A message in the reader's words: what is said by halves as one, without what is only likened or denied. */
export const wholeOf = (text: string, ears: Ears): string => withNextDays(saidInPlain(text, ears), ears.asOf);

const saidInPlain = (text: string, ears: Ears): string =>
  withMonths(
    joined(
      withoutDenied(
        withYears(withWeekend(withRanges(withoutCompany(plain(text.slice(0, MOST_LETTERS)))), ears.asOf)),
        ears.trades,
      ),
    )
      .replace(LIKENED, '')
      .replace(WITH_WHAT, ''),
  );

function readClauses(text: string, ears: Ears): Told {
  const whole = wholeOf(text, ears);
  const heards = clausesOf(whole).flatMap((clause) => hear(clause, ears));
  const asks = heards.some(({ mood }) => mood.asks);
  const condition = heards.findIndex(({ text: each }) => IS_CONDITION.test(each));
  const told = condition < 0 ? heards : heards.slice(0, condition);
  if (ears.foreign && namesOtherScheme(whole)) return { claims: [], asks };
  // 删了吧 那是我同事学的 says whose it was, and is no less of the holder's record.
  const ofOthers =
    !isRemoval(whole) && told.some(({ text: each, mood }) => mood.others && /^是.{1,6}的$/.test(each.trim()));
  // 今天申请了，是吗？: he asks what is so.
  const isTag = asks && /[，,。\s](?:是|对)(?:吗|么|不)[?？。]*$/.test(whole) && !/\d/.test(whole);
  if (ofOthers || isTag || NOT_TO_BE_NOTED.test(whole)) return { claims: [], asks };
  const mended = yearMended(whole, ears);
  if (mended) return { claims: [mended], asks };
  const anew = asks ? [] : yearsMended(whole, ears, moodOf);
  if (anew.length > 0) return { claims: anew, asks };
  // 24年少记了4学时: of that year's sum, and of no day's hours.
  const ofYear = asks ? null : yearToAsk(whole, ears);
  if (ofYear) return { claims: [ofYear], asks };
  const change = changeClaims(whole, ears);
  const events = WRONG.test(whole) ? changedEvents(whole, ears) : [];
  if (events.length > 0) return { claims: asIssued(events, whole, ears), asks };
  const claims: Claim[] = [...numberClaims(whole, ears)];
  // 新编号念错了 应该是0221…: no hours.
  if (change && claims.length === 0) return { claims: change, asks };
  if (claims.length > 0)
    return {
      claims: [
        ...claims,
        ...told.flatMap((one) => deedClaims({ ...one, text: one.text.replace(NUMBERED, '') }, ears, null)),
      ],
      asks,
    };
  const cycle = cycleClaim(whole, ears, moodOf);
  if (cycle) return { claims: [cycle], asks };
  const nth = nthClaims(whole, ears, moodOf);
  if (nth.length > 0) return { claims: nth, asks };
  const year = yearAnswer(whole, ears);
  if (year) return { claims: [year], asks };
  const own = ownOf(told, ({ text: each }) => each);
  const mine = own.length === told.length ? heards : own;
  const years = yearClaims(
    mine === heards ? whole : mine.map(({ text: each }) => each).join('，'),
    ears,
    moodOf,
  );
  if (
    years.length > 0 &&
    mine.every((one) => calm({ ...one.mood, unreal: false }) || isBackground(one, ears))
  ) {
    // 昨天学了10学时，去年25学时: what has a day of its own stands beside the years.
    const beside = own
      .filter((one) => yearSpans(one.text, ears).length === 0 && dayOf(one)?.is === 'day')
      .flatMap((one) => studyClaims(one, ears, null).filter(({ tells }) => tells === 'credit'));
    // 昨天学了5学时 今年总共17学时: the sum counts them too.
    const others = beside.length > 0 ? years.filter(({ tells }) => tells !== 'total') : years;
    // 去年没学，我现在不在岗了
    const states = own
      .filter((one) => yearSpans(one.text, ears).length === 0)
      .flatMap((one) => stateClaims(one, ears, null));
    return { claims: [...beside, ...others, ...states], asks };
  }
  let carried: DaySaid | null = null;
  let looked: DaySaid | null = null;
  let searched = false;
  for (const heard of own) {
    const dates = [...reminderClaims(heard.text, heard.mood), ...dateClaims(heard, ears)];
    const rest =
      dates.length > 0
        ? []
        : [
            ...stateClaims(heard, ears, looked, searched),
            ...studyClaims(heard, ears, carried, asks, claims),
            ...deedClaims(heard, ears, carried, told.length === 1),
          ];
    const found = [...dates, ...rest];
    const day = dayOf(heard);
    const onlyDay =
      day !== null &&
      found.length === 0 &&
      !/证|有效|发/.test(heard.text) &&
      left(
        without(heard.text, heard.days).replace(
          /就?(?:学|看|上)了?这么(?:点|些|多)|就这(?:点|些)|学|弄|办|换|注册|下载|查|看|申请|提?交|的?事|那天|时候|日期|时间/g,
          '',
        ),
      ) === 0;
    if (onlyDay && claims.length > 0 && attach(claims, day, heard.text)) continue;
    if (isTakenBack(heard)) claims.pop();
    if (isContradicted(claims.at(-1), heard)) {
      claims.splice(-1, 1, { tells: 'study', unclear: 'vague', day: null, named: heard.named });
      continue;
    }
    if (
      day !== null &&
      day.is !== 'future' &&
      /查|看|登|瞅|瞧|搜|翻|上.{0,2}系统/.test(heard.text) &&
      calm(heard.mood)
    )
      looked = day;
    searched ||=
      calm({ ...heard.mood, trouble: false }) &&
      /(?:系统|网站?|官网)上?里?.{0,4}(?:搜|查|找|翻)|(?:搜|查|翻)了|[输用]了?(?:我的?)?(?:身份证|名字|姓名|证号)/.test(
        heard.text,
      );
    carried = carriedOn(heard, found, day, carried);
    claims.push(...found);
  }
  const failed = FAILED.test(whole);
  // 昨天申请的，今天批下来了: what was applied for is not also got directly.
  const isApplied =
    /申请|换/.test(whole) || claims.some((claim) => claim.tells === 'event' && claim.fact === 'exchangedOn');
  const held = claims.filter(
    (claim) =>
      !(isApplied && claim.tells === 'event' && claim.fact === 'issuedOn') &&
      (!isOpen(claim) || (!(failed && claim.tells === 'event') && !doubted(told, asks, claim))),
  );
  const asked = held.map((claim) => dayToAsk(claim, told, whole, claims.length));
  return { claims: oneDay(settled(asIssued(asked, whole, ears))), asks };
}

/** 不是换证 是新办的: the electronic certificate was got by itself, and no old one was exchanged for it. */
const GOT_ANEW =
  /不是(?:换证|换的|换来|老证换|旧证换)|没换过|(?:直接|新)(?:办|考|发|拿|领|下)(?:的|了|下来)(?:电子|新)?/;

function asIssued(claims: readonly Claim[], whole: string, ears: Ears): Claim[] {
  if (!GOT_ANEW.test(whole)) return [...claims];
  return claims.flatMap((claim): Claim[] => {
    if (claim.tells !== 'event' || claim.fact !== 'exchangedOn') return [claim];
    if (!ears.facts.has('issuedOn') || claim.day === null) return [];
    const { applied: _, ...event } = claim;
    return [{ ...event, fact: 'issuedOn' }];
  });
}

/** Hours with no day beside something unsure, or beside a number that nothing was made of: the day is asked for, today is not offered. */
function dayToAsk(claim: Claim, told: readonly Heard[], whole: string, claims: number): Claim {
  if (claim.tells !== 'credit' || claim.day !== null) return claim;
  const numbers = whole.match(/\d+(?:\.\d+)?/g)?.length ?? 0;
  const dated = told.some(({ days }) => days.some(({ weak }) => !weak));
  const open = numbers > claims || dated || told.some(({ mood }) => mood.unsure);
  return open ? { ...claim, day: { is: 'vague' } } : claim;
}

/** 12月3号就下载了，昨天才打印: two days of one thing are none. */
const oneDay = (claims: readonly Claim[]): Claim[] =>
  claims.flatMap((claim, i): Claim[] => {
    if (claim.tells !== 'event') return [claim];
    const others = claims.filter(
      (one) => one.tells === 'event' && one.fact === claim.fact && one.named === claim.named,
    );
    if (others.length < 2) return [claim];
    return claims.indexOf(others[0] as Claim) === i ? [{ ...claim, day: { is: 'vague' } }] : [];
  });

const isOpen = (claim: Claim): boolean =>
  claim.tells === 'event' || claim.tells === 'credit'
    ? claim.day === null || claim.day.is === 'vague'
    : claim.tells === 'total' && claim.tenths === null;

/** 注册倒是注册了，实名没过; 我学了4，还差28对吧: with no day, and something open beside it, it is no record. */
const doubted = (told: readonly Heard[], asks: boolean, claim: Claim): boolean =>
  claim.tells === 'credit'
    ? asks
    : claim.tells === 'total'
      ? asks || told.some(({ mood }) => mood.trouble)
      : told.some(({ mood }) => mood.trouble || mood.unsure);

/** What may be written down, done or not. */
const OF_RECORDS = /学|课|注册|申请|提交|换|下载|打印|查|有效|注销|证/;

/** 刚看了平台 累计20学时: the day of the look is none of what it shows. */
const LOOKED =
  /^(?:我|也|才)*刚[才刚]?(?:看|查|瞅|登|上)(?:了|的|过)?(?:一眼|1下|一下|下)?(?:平台|系统|网站?|手机)?上?$|[学看刷]完了?(?:课)?[一1][看查瞅]$/;

/** A day told without anything of its own is of what comes next; so is that of hours just told. */
function carriedOn(
  { mood, days, text }: Heard,
  found: readonly Claim[],
  day: DaySaid | null,
  before: DaySaid | null,
): DaySaid | null {
  const nothing =
    found.length === 0 ||
    // 刚看完一门，给了1.5学时; 昨晚学到十一点，得了3学时
    (found[0]?.tells === 'study' && ['none', 'other', 'clock'].includes(found[0].unclear)) ||
    (found[0]?.tells === 'total' && found[0].tenths === null && day?.is === 'day');
  if (!nothing) return carryOn(found);
  if (LOOKED.test(text.trim())) return null;
  // 昨天半夜学到今天凌晨，一共3学时: which of the two days is not said.
  const whole = days.filter(({ weak, said }) => !weak && said.is !== 'vague');
  if (new Set(whole.map(({ said }) => JSON.stringify(said))).size > 1) return { is: 'vague' };
  // 昨天没出门，学了5学时: what was not done is nothing of the kind that comes next.
  const beside = !OF_RECORDS.test(text) && calm({ ...mood, unreal: false, trouble: false });
  const said = days.filter(({ from, to }) => !/^(?:刚才|刚刚?)$/.test(text.slice(from, to)));
  // 刚才没戴眼镜，一共是16.5: why it was said wrongly, and of no day. 白天上班晚上学: how the days go.
  if (beside && days.length > 0 && said.length === 0) return before;
  if ((days.length > 1 || /白天/.test(text)) && days.every(({ weak }) => weak)) return before;
  // 昨天没学6学时 学了5学时: the day is of what was, too.
  const denied = /没(?:有)?[学看上听](?:到|够|满|完)?\d/.test(text) && !mood.asks && !mood.others;
  if (!(calm(mood) || beside || denied)) return null;
  // 昨天歇班，在家看课，得了4学时: the day stands until something is told of it.
  return day === null ? before : day.is === 'day' ? day : null;
}

/** After hours of a day, more hours in the next clause are of the same day unless another is said. */
const carryOn = (found: readonly Claim[]): DaySaid | null => {
  const last = found.at(-1);
  return last?.tells === 'credit' && last.day?.is === 'day' ? last.day : null;
};

/** What was told twice in one breath counts once; 昨天没学 beside what was studied today tells nothing. */
function settled(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  const totals = claims.filter((claim) => claim.tells === 'total');
  // 学完一看，总的到了22学时: the one that has a number.
  const total = totals.find(({ tenths }) => tenths !== null) ?? totals[0];
  const kept = claims.filter((claim) => {
    // 学完了 32个: the number is the total.
    if (claim.tells === 'total' && claim.tenths === null && claims.some(({ tells }) => tells === 'credit'))
      return false;
    if (claim.tells === 'total' && claim !== total) return false;
    if (claim.tells === 'credit' && claim.again) return true;
    const key = JSON.stringify(claim);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const open = total?.tells === 'total' && total.tenths === null;
  return withOneState(kept)
    .filter((claim) => !isOutdone(claim, kept))
    .map((claim) =>
      open && claim.tells === 'credit' && claim.day === null
        ? { tells: 'total' as const, tenths: claim.tenths, named: claim.named }
        : claim,
    );
}

/** 查的时候有效，后来又变注销了: of two values of one thing it is asked which it is. */
const withOneState = (claims: readonly Claim[]): Claim[] =>
  claims.flatMap((claim): Claim[] => {
    if (claim.tells !== 'state') return [claim];
    const same = claims.filter(
      (one) => one.tells === 'state' && one.fact === claim.fact && one.named === claim.named,
    );
    // 查着了，是有效: what says less says nothing against it.
    // 上个月查还有效，今天一查注销了: the one that has a day is the one that is shown.
    const [seen, ...more] = same.filter((one) => one.tells === 'state' && one.day !== null);
    if (seen && more.length === 0 && seen === same.at(-1)) return claim === seen ? [claim] : [];
    const values = same.flatMap((one) => (one.tells === 'state' && one.value !== null ? [one.value] : []));
    if (new Set(values).size <= 1) return [claim];
    return same[0] === claim ? [{ ...claim, value: null }] : [];
  });

/** The same told more fully beside it: 我注册了 昨天弄的. */
function isOutdone(claim: Claim, all: readonly Claim[]): boolean {
  const others = all.filter((other) => other !== claim);
  switch (claim.tells) {
    case 'event':
      return (
        claim.day === null && others.some((other) => other.tells === 'event' && other.fact === claim.fact)
      );
    case 'state':
      // 凭什么给我注销，我一直在干: said of the registry.
      if (
        claim.fact === 'inPost' &&
        others.some((one) => one.tells === 'state' && one.fact === 'registryStatus')
      )
        return true;
      // 调去办公室了，不再干施工员: told once, of the one that is named.
      return others.some(
        (other) =>
          other.tells === 'state' &&
          other.fact === claim.fact &&
          (claim.value === null ||
            (claim.named === null && other.named !== null && other.value === claim.value)),
      );
    case 'study':
      return others.some((other) => other.tells === 'credit' || other.tells === 'total');
    default:
      return false;
  }
}
