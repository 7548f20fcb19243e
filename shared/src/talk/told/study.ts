import type { Amount } from './amounts';
import type { Claim, StudyUnclear } from './claims';
import { type DayRange, type DaySaid, type DaySpan, rangeIn, reaches } from './days';
import { calm, dayOf, type Ears, type Heard, left, without } from './heard';
import { moodOf } from './moods';
import { EARLIER, SUM_ENDS, SUM_WITH_REST, SUMMED, SUMS } from './sums';

const STUDY_DONE =
  /(?:学|学习|上|看|听|修|刷|课)(?:了|完|过|够|满|好)|学习了|学的|[看上听刷]的课|看课|听课|上课|刷课|修了|[记加]|学时|课时|(?:平台|系统|账[上号里]+).{0,4}(?:累计|一共|总共)/;

/** 一共25: all there is, said of nothing else, so of the study that is counted here. */
const BARE_SUM = new RegExp(
  `^(?:我|那|现在|到现在|目前|这样|这下|今年|算下来)*(?:${SUMS})(?:是|有|才|就|都|了)*\\d+(?:\\.\\d)?了?[吧啊呀]?$`,
);

const TOTAL = new RegExp(
  `${SUMS}|${/加[到在]?一(?:起|块)|前前后后|攒|凑够|累积|(?:系统|平台|账上|里面)(?!.{0,2}给).{0,3}(?:记|有|挂)|(?:这1?个?|本)(?:周期|期)(?:.{0,6}(?:学|搞|看|上|修|整)了?)|共(?=\d|学|看了|修)|到现在|到目前|截止|截至|到今[天儿]|目前|现在(?:是|有|一共|总共|学|共|都|已|\d)|(?:学|上|看|修)了\d+(?:\.\d)?个?(?:学时|课时)了|已经?(?:学|有|够|修|看|完成)|已学|学?(?:够|满|到)了?\d|\d+个?(?:学时|课时)?(?:都|全)?(?:已经?)?(?:学|看|修)?(?:够|满|完|齐)|(?:平台|系统|资源库|网上).{0,4}显示|显示.{0,4}(?:完成|已学)|显示.{0,4}学|今年(?:已经?|学)|学完了 ?\d/.source}`,
);

/** 加上今天的一共16学时: the day is among what is counted. */
const WITH_THE_REST = /(?:加上|算上|带上|连同|连(?!着|续|夜|轴|忙|刷|学|看)|加(?=[今昨]天))/;

const ALL_STUDIED =
  /(?:学|学时|课|看|上|修|听|刷)(?:时)?(?:都|全|全部|已经?)?(?:够|满|完|齐)了?(?:\d+)?|都学了$/;

/** 学完了: all of it, or what there was today. */
const JUST_DONE = /^(?:我|也|刚|刚刚|今天|可算|终于)*(?:学|看|上|刷|听)完了?(?:课|视频)?(?:啊|呀|啦)?$/;

const AGAIN = /又|再|另外|还(?=学)/;

/** 上午3学时，下午3学时 is twice. */
const TIMES_OF_DAY = /上午|下午|中午|早上|晚上|夜里/;

const EACH = /各|都是?|每天都?|天天|1?一?天(?=学)/;
/** Of days that are named it is no rule for every day. */
const EACH_DAY = /每天都?|天天|[1一]天(?=学)/g;

const categoryIn = (text: string, { categories }: Ears): string | null =>
  categories.find(([, words]) => words.test(text))?.[0] ?? null;

/** Of each amount its category: 4学时专业知识和4学时公共 is one of each; null: which is of which is not said. */
function categoriesOf(
  text: string,
  counted: readonly Amount[],
  { categories }: Ears,
): (string | null)[] | null {
  const said = categories
    .flatMap(([name, words]) =>
      [...text.matchAll(new RegExp(words, 'g'))].map(({ index }) => ({ name, at: index })),
    )
    .sort((one, other) => one.at - other.at);
  const names = new Set(said.map(({ name }) => name));
  if (names.size < 2) {
    const [only] = said;
    const next = counted.findIndex(({ from }) => only && from > only.at);
    // 昨天4学时专业，今天4学时: of the one before it, where one is told after it.
    const isOfOne = said.length === 1 && counted.length > 1 && next > 0 && !/都|全|各/.test(text);
    return counted.map((_, i) => (!only || (isOfOne && i !== next - 1) ? null : only.name));
  }
  return said.length === counted.length ? said.map(({ name }) => name) : null;
}

/** 去年12月: a day of that month, which is to be asked for. */
const asVague = (span: DaySpan): DaySpan =>
  span.said.is === 'part' ? { ...span, said: { is: 'vague', part: span.said.part } } : span;

/** What may stand between two amounts that are both meant. */
const AND = /又|再|和|跟|加|另外|还有|、|与|及/;

const unclearStudy = (unclear: StudyUnclear, day: DaySaid | null, named: string | null): Claim[] => [
  { tells: 'study', unclear, day, named },
];

/** The same hours on each day of a range; hours of a range as a whole are of no day. */
function rangeClaims(
  heard: Heard,
  { first, last }: DayRange,
  counted: readonly Amount[],
  ears: Ears,
): Claim[] {
  const { text, named } = heard;
  const [amount, ...more] = counted;
  if (!amount || more.length > 0 || !EACH.test(text)) return unclearStudy('spread', null, named);
  const tenths = amount.tenths as number;
  const category = categoryIn(text, ears);
  return Array.from({ length: last - first + 1 }, (_, i): Claim => {
    const day: DaySaid = { is: 'day', day: first + i };
    return { tells: 'credit', tenths, day, category, named, again: false };
  });
}

/** 12月1号上午2学时下午2学时: the hours of the day are of the day said before them. */
const ofTheirDay = (days: readonly DaySpan[]): DaySpan[] =>
  days.map((day, i) => {
    const before = days
      .slice(0, i)
      .filter(({ weak }) => !weak)
      .at(-1);
    return day.weak && before ? { ...day, said: before.said, weak: false } : day;
  });

/** 周六3学时周日4学时加起来7学时: hours of no day of their own that are the sum of those before them. */
const isSumOf = (
  { from }: Amount,
  before: Amount | undefined,
  days: readonly DaySpan[],
  text: string,
): boolean =>
  before !== undefined &&
  SUM_ENDS.test(text.slice(before.to, from)) &&
  !days.some((day) => !day.weak && day.from >= before.to && day.to <= from);

/** 今天又学了4学时，这下一共20学时: after hours of a day, the sum with those before is none of that day. */
function isSumBeside({ text, days, amounts }: Heard): boolean {
  const [amount, ...more] = amounts.filter(({ tenths }) => tenths !== null);
  if (!amount || more.length > 0) return false;
  const before = text.slice(0, amount.from);
  if (EARLIER.test(before)) return true;
  const own = days.some(({ weak, said }) => !weak && said.is !== 'part');
  return own ? SUM_WITH_REST.test(before) : SUM_ENDS.test(before);
}

const BESIDE_IT = /^[^\d，。,]*(?:和|跟|与|及|、|加)[^\d，。,]*$/;

/** Whether an amount is told of the day of the one before it: 今天专业3学时公共2学时. */
function isBeside(
  text: string,
  counted: readonly Amount[],
  i: number,
  between: readonly DaySpan[],
  ears: Ears,
): boolean {
  const [before, amount] = [counted[i - 1], counted[i]];
  return (
    before !== undefined &&
    amount !== undefined &&
    between.length === 0 &&
    (BESIDE_IT.test(text.slice(before.to, amount.from)) ||
      categoryIn(text.slice(before.to, amount.from), ears) !== null)
  );
}

/** 2学时昨天3学时今天: each amount with the day behind it; null: the days do not stand so. */
function daysBehind(
  text: string,
  counted: readonly Amount[],
  days: readonly DaySpan[],
): readonly DaySpan[] | null {
  const strong = days.filter(({ weak }) => !weak);
  if (counted.length < 2 || strong.length !== counted.length) return null;
  const isBehind = counted.every(({ to }, i) => {
    const day = strong[i] as DaySpan;
    return day.from >= to && day.to <= (counted[i + 1]?.from ?? text.length);
  });
  return isBehind && /^(?:学的?|的|了)*$/.test(text.slice(strong.at(-1)?.to).trim()) ? strong : null;
}

/** 那8学时是3月4号学的: of hours that may be there already, on another day. */
const IS_OF_DAY = /^(?:那?[笔条个])?(?:其实|应该)?是(?:在)?[^，,。]{2,10}(?:学|看|上)的[吧啊]?$/;

/** Each amount with the day said before it, else after it; 昨天和今天各4学时 is two. */
function creditClaims(heard: Heard, ears: Ears, carried: DaySaid | null): Claim[] {
  const { text, amounts, named } = heard;
  const days = ofTheirDay(
    heard.days.filter(({ said }) => said.is !== 'part' || said.part.length > 4).map(asVague),
  );
  const all = amounts.filter(
    ({ of, tenths }) => (of === 'class' || of === 'bare') && tenths !== null && tenths > 0,
  );
  const counted = all.filter((amount, i) => !isSumOf(amount, all[i - 1], days, text));
  const range = rangeIn(text, heard.days);
  if (range) return rangeClaims(heard, range, counted, ears);
  if (counted.length === 1 && EACH.test(text) && reaches(text, heard.days))
    return unclearStudy('spread', null, named);
  const undated = counted.some(({ from }, i) => {
    const before = counted[i - 1];
    if (!before) return false;
    const between = text.slice(before.to, from);
    const isParted = AND.test(between) || categoryIn(between, ears) !== null;
    return !isParted && !days.some((day) => day.from >= before.to && day.to <= from);
  });
  // 学了6学时显示4学时: which of them is meant is not said.
  if (undated) return unclearStudy('vague', null, named);
  // Today is offered only for what is told in so many words.
  const whichDay: DaySaid | null =
    left(
      without(text, [...heard.days, ...amounts])
        .replace(named ?? '', '')
        .replace(STUDY_WORDS, ''),
    ) > MOST_UNDATED
      ? { is: 'vague' }
      : null;
  const behind = daysBehind(text, counted, days);
  const ofEach = categoriesOf(text, counted, ears);
  if (ofEach === null) return unclearStudy('vague', null, named);
  const again = AGAIN.test(text) || TIMES_OF_DAY.test(text);
  return counted.flatMap((amount, i): Claim[] => {
    const category = ofEach[i] ?? null;
    const own = behind?.[i];
    if (own)
      return [{ tells: 'credit', tenths: amount.tenths as number, day: own.said, category, named, again }];
    const between = days.filter(({ to }) => to <= amount.from && to > (counted[i - 1]?.to ?? -1));
    // 昨天4学时专业的和4学时公共的: one day for both.
    const before = isBeside(text, counted, i, between, ears)
      ? days.filter(({ to }) => to <= amount.from).slice(-1)
      : between;
    const after = days.find(
      ({ from }) => from >= amount.to && from < (counted[i + 1]?.from ?? Number.POSITIVE_INFINITY),
    );
    const specific = before.filter(
      ({ said }, at) => said.is !== 'vague' && JSON.stringify(before[at - 1]?.said) !== JSON.stringify(said),
    );
    const near = specific.length > 0 ? specific : before;
    if (specific.length > 1 && !EACH.test(text)) return unclearStudy('spread', null, named);
    const meant =
      near.length > 0
        ? EACH.test(text)
          ? near
          : near.slice(-1)
        : after && counted.length === 1
          ? [after]
          : [];
    // 昨天下午4学时，晚上2学时: the evening is of the day told before.
    const told = meant.filter(({ weak }) => !(weak && carried));
    const at = told.length > 0 ? told.map(({ said }) => said) : [carried ?? whichDay];
    const tenths = amount.tenths as number;
    const known =
      counted.length === 1 && IS_OF_DAY.test(text.slice(amount.to)) ? { known: true as const } : {};
    const sum = counted.length === 1 && SUMMED.test(text.slice(0, amount.from)) ? { sum: true as const } : {};
    return at.map((day) => ({ tells: 'credit', tenths, day, category, named, again, ...known, ...sum }));
  });
}

const STUDIED_ON =
  /^(?:我|是|就是|在家|也)*(?:(?:学|看课|上课|刷课|听课)(?:习)?的课?|[看上听刷]?的课)[吧啊呀]?$/;
const VAGUE_STUDY =
  /(?:上课|看|学|学习|听|刷)(?:了|完了?)(?:好|老)?(?:一?(?:会儿?|上午|下午|天|整天|晚上|宿|部分|点)|不少|很多|好多|课|视频|学时|习)?$/;

/** 今天交了4学时的钱, 选了8学时的课, 1号多记了2学时, 课一共32学时. */
const NOT_STUDIED =
  /(?:别的省|外省|外地|(?:选|报|交|买|定|安排|布置|分配|订|付|约|多记|重记|扣|少算|少记|多算|多给|少给|多扣|漏|差|欠)(?:了|我|掉)*\d|(?:学时|课时)的(?:钱|费)|花(?:了?\d*块?钱|了\d)|(?:雇|找|托|请)人)|(?:报|买|选)(?:了|的)?[那这]?(?:个|门|套|些)?(?:网课|课程?|班)(?:包)?(?:一共|总共|共|是|有)+\d|^(?:这|那|全部|所有)?(?:门|个|些)?(?:课|课程|视频|证明|学时证明|通知|要求|公司|单位)(?!.{0,4}(?:学了|看了|听了|上了|修了|看完|学完)).{0,8}\d/;

/** Hours that were paid for, chosen or asked for, and not studied. */
export const isNotStudied = (text: string): boolean => NOT_STUDIED.test(text);

/** That it was done: 学了, 看完, 又, 记. Without such a word only a bare answer tells (昨天6学时). */
const DONE = /了|过|完|[学看上听修刷整弄]的|又|[记加]|够|满|显示|已|成$|进账|到手|拿下|到账|最后|最终|才/;
/** Words around hours that were studied, which say nothing else. */
export const STUDY_WORDS =
  /从|到|(?:学习?|上|看|听|修|刷|瞅|整|弄|搞)(?:了|完|过|够|满|好|的|着)?|网课|继续教育|课程?|学时|课时|视频|一共|总共|累计|共|另外|下班|上班|回家|在家|晌午|中午|吃完饭|每天|天天|进账|到手|拿下|到账|最后|最终|(?:公需|公共|专业|必修|选修)(?:知识|基础|基础知识|部分)?|法规|一[起块]|连|各|和|跟|然后|抽空|趁|咧|哩|嘞|滴/g;
const MOST_BESIDE = 8;
const MOST_UNDATED = 2;

/** Numbers that are neither days nor hours: what they mean is not known, so nothing beside them is taken. */
const unread = (text: string): boolean =>
  /\d(?!\d*(?:个?(?:证|本|人|遍|次|回|轮|门|节|点|分钟|小时)|个(?=.{0,6}[都各])|岁|楼|期|班))/.test(text);

function toldPlainly(heard: Heard, asked: boolean): boolean {
  const { text, days, amounts, named } = heard;
  const beside = without(text, [...days, ...amounts])
    .replace(named ?? '', '')
    .replace(/[(（][^)）]*[)）]/g, '');
  if (unread(beside)) return false;
  const most = DONE.test(beside) || TOTAL.test(text) ? MOST_BESIDE : asked ? -1 : 0;
  return left(beside.replace(STUDY_WORDS, '')) <= most;
}

/** 目前共学6学时 is done, 一共学32学时 may be what is asked for. */
const SUMMED_UP =
  /(?:目前|现在|至今|到[^，。]{1,5}|已经?|截至|截止)[^，。\d]{0,3}共(?:学|修|看)|累计(?:学|修)/;

/** 晚上下班学2学时, 今天学4学时: no word that it is done, and the day is not over. */
function isToCome({ text, days, amounts }: Heard): boolean {
  const rest = without(text, [...days, ...amounts]);
  if (SUMMED_UP.test(text)) return false;
  const over = days.some(({ said, weak }) => !weak && said.is === 'day' && !/[今当]|现在|目前/.test(text));
  return days.length > 0 && !over && /[学上看听修刷](?:习|课)?$/.test(rest) && !DONE.test(rest);
}

/** `asked`: something is asked in the message as well. `told`: what the clauses before it tell. */
export function studyClaims(
  heard: Heard,
  ears: Ears,
  carried: DaySaid | null,
  asked = false,
  told: readonly Claim[] = [],
): Claim[] {
  const { text, amounts, named } = heard;
  const several = heard.days.filter(({ said, weak }) => !weak && said.is === 'day').length > 1;
  const mood = several || rangeIn(text, heard.days) ? moodOf(text.replace(EACH_DAY, '各')) : heard.mood;
  if (!calm(mood)) return [];
  const day = dayOf(heard) ?? carried;
  if (isNotStudied(text)) return [];
  const ofBefore = told.some(
    (claim) => claim.tells === 'credit' && (named === null || claim.named === named),
  );
  if (ofBefore && isSumBeside(heard)) return [];
  const unclear = amounts.find(({ of }) => of === 'vague' || of === 'other' || of === 'clock');
  const counted = amounts.some(({ of }) => of === 'class' || of === 'bare');
  const studied = STUDY_DONE.test(text) || BARE_SUM.test(text.trim());
  if (!studied && ears.expected?.kind !== 'hours') return [];
  if (unclear && (studied || unclear.of !== 'other') && (!counted || unclear.of === 'vague'))
    return [{ tells: 'study', unclear: unclear.of as 'clock', day, named }];
  if (amounts.some(({ tenths }) => tenths === 0)) return [];
  if (counted && /才|只|仅/.test(text) && !SUMMED.test(text) && heard.days.length === 0 && carried === null)
    return [];
  // 三节课，每节1学时: how much it is together is not said.
  if (counted && /每[一]?[节门集讲课个]/.test(text)) return unclearStudy('other', day, named);
  if (counted && mood.unsure) return unclearStudy('vague', day, named);
  if (counted && !toldPlainly(heard, asked)) return [];
  if (counted && isToCome(heard)) return unclearStudy('plan', day, named);
  if (counted) {
    const dayIsSaid =
      !WITH_THE_REST.test(text) &&
      heard.days.some(
        ({ said, from, to }) => said.is !== 'part' && !/^(?:现在|目前)$/.test(text.slice(from, to)),
      );
    if ((TOTAL.test(text) || WITH_THE_REST.test(text)) && !dayIsSaid && carried === null) {
      const last = amounts.filter(({ tenths }) => tenths !== null).at(-1) as Amount;
      // 加上今天的4学时一共16学时: the sum is named as one.
      if (amounts.length > 1 && !SUM_ENDS.test(text.slice(0, last.from)))
        return unclearStudy('vague', null, named);
      return [{ tells: 'total', tenths: last.tenths, named }];
    }
    return creditClaims(heard, ears, carried);
  }
  // 昨天学的: how much it was is asked, and what is said next is of that day.
  const studiedOn = without(text, heard.days).trim();
  const onlyDay = studiedOn === '' && ears.expected?.kind === 'hours';
  if (told.length === 0 && day?.is === 'day' && (onlyDay || STUDIED_ON.test(studiedOn)))
    return [{ tells: 'study', unclear: 'none', day, named }];
  if (ears.expected?.kind === 'hours' || /学时|课|今年的?都?学[够满完]了/.test(text)) {
    if (
      ALL_STUDIED.test(text) &&
      !JUST_DONE.test(text.trim()) &&
      !/往年|以前|前几年|每年|前些年|[那这门章节]/.test(text) &&
      !mood.unsure &&
      left(without(text, heard.days).replace(ALL_STUDIED, '')) <= 2 &&
      !unread(without(text, [...heard.days, ...amounts]).replace(ALL_STUDIED, ''))
    )
      return [{ tells: 'total', tenths: null, named }];
    if (VAGUE_STUDY.test(text) || JUST_DONE.test(text.trim()))
      return [{ tells: 'study', unclear: 'none', day, named }];
  }
  return [];
}
