import { formatDay } from '../../calendar';
import { mentionsIn } from '../cards/mentions';
import { certificatesTold } from '../named';
import { amountsIn } from '../told/amounts';
import { WRONG } from '../told/changes';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { clausesOf, plain } from '../told/plain';
import { SUMS } from '../told/sums';
import type { ChatCertificate, Draft } from '../types';
import { filled } from './proposals';

// What is said while something waits: of each certificate its own hours, of another year, or another thing altogether.

const HOURS_BEHIND = /^(?:的|证|是|记|学了?|算|就|[，,\s])*(\d{1,2}(?:\.\d)?)个?(?:学时|课时)?/;

/** 资料员4施工员3, said to 记在哪一本上: each with its own hours. Null: not every name has some, or more is said. */
export function eachItsOwn(
  text: string,
  drafts: readonly Draft[],
  certificates: readonly ChatCertificate[],
): Draft[] | null {
  const at = drafts.findIndex(({ lacks }) => lacks === 'certificate');
  const draft = drafts[at];
  if (draft?.fact !== 'credit' || draft.op !== 'add') return null;
  const said = plain(text);
  const mentions = mentionsIn(said, certificates, []);
  const parts = mentions.flatMap(({ text: name, to }) => {
    const hours = HOURS_BEHIND.exec(said.slice(to))?.[1];
    const [one, ...more] = certificatesTold(name, certificates).named;
    return hours !== undefined && one && more.length === 0 ? [{ certificate: one.id, hours }] : [];
  });
  if (parts.length < 2 || parts.length !== mentions.length) return null;
  const each = parts.map(({ certificate, hours }) =>
    filled(draft, { certificate, on: draft.on, value: Number(hours) }),
  );
  return drafts.flatMap((one, i) => (i === at ? each : [one]));
}

const YEAR_ANEW =
  /^(?:啊|哦|不对|不是|错了|[说记弄搞写]错了|[，,。\s])*(?:不是(?:20)?\d{2}年的?[，,。\s]*)?(?:应该)?是(?:(?:20)?\d{2}年|大?前年|去年)的?[，,。\s]*(?:不是(?:20)?\d{2}年的?)?[啊呀吧]*$/;

/** 不对 是24年: the one year's hours that wait are another year's. Null: it is not said so. */
export function yearAnew(text: string, drafts: readonly Draft[], asOf: number): Draft[] | null {
  const said = plain(text).replace(/[。.!！]+$/, '');
  const [draft, ...more] = drafts;
  if (draft?.fact !== 'statedCycle' || more.length > 0 || !YEAR_ANEW.test(said)) return null;
  const days = daysIn(said, asOf).filter(({ from }) => !/不是$/.test(said.slice(0, from)));
  const [year, ...others] = days.flatMap(({ said: day }) =>
    day.is === 'part' && day.part.length === 4 ? [day.part] : [],
  );
  return year === undefined || others.length > 0 ? null : [{ ...draft, on: `${year}-01-01` }];
}

const BY_HOW_MUCH =
  /^(?:不对|错了|我|刚才|[，,。\s])*(多|少)(?:说|记|写|报|算|打)了?(\d{1,2}(?:\.\d)?)个?(半)?(?:学时|课时)?[啊呀了]*$/;

/** 多说了1个: the one entry of hours that waits, less so many. Null: it is not said so, or nothing would be left. */
export function byHowMuch(text: string, drafts: readonly Draft[]): Draft[] | null {
  const [, way, whole, half] = BY_HOW_MUCH.exec(plain(text).replace(/[。.!！]+$/, '')) ?? [];
  const [draft, ...more] = drafts;
  if (way === undefined || draft?.fact !== 'credit' || more.length > 0 || draft.value === null) return null;
  const by = Math.round((Number(whole) + (half ? 0.5 : 0)) * 10) * (way === '多' ? -1 : 1);
  const tenths = Math.round(Number(draft.value) * 10) + by;
  return tenths > 0 ? [{ ...draft, value: tenths / 10 }] : null;
}

const SHOWN =
  /^(?:不对|错了|可|但是?|[，,。\s])*(?:(?:系统|平台|资源库|上面|里面|那边)(?:里面?|上面?)?(?:显示|写|记|给)?的?(?:才|就|只)?(?:是|有)?|显示)(\d{1,2}(?:\.\d)?)个?(?:学时|课时)?[啊呀了]*$/;

/** 系统里显示3, said of the one entry of hours that waits. Null: it is not said so. */
export function asShown(text: string, drafts: readonly Draft[]): Draft[] | null {
  const shown = SHOWN.exec(plain(text).replace(/[。.!！]+$/, ''))?.[1];
  const [draft, ...more] = drafts;
  const isOne = draft?.fact === 'credit' && draft.op === 'add' && draft.on !== null && more.length === 0;
  return shown !== undefined && isOne ? [filled(draft, { value: Number(shown), on: draft.on })] : null;
}

const BY_CLOCK =
  /^(?:不对|错了|应该|其实|[，,。\s])*是(?:\d{1,3}(?:\.\d)?个?半?(?:小时|钟头|分钟)|(?:小时|钟头|分钟))[啊呀了吧]*$/;

/** 是4个小时, said of hours that wait: they are none that are counted. */
export const saysByClock = (text: string, drafts: readonly Draft[]): boolean =>
  drafts.length > 0 &&
  drafts.every(({ fact }) => fact === 'credit') &&
  BY_CLOCK.test(plain(text).replace(/[。.!！]+$/, ''));

const DEEDS: readonly (readonly [string, RegExp])[] = [
  ['registeredOn', /注册/],
  ['exchangedOn', /换|申请|提交/],
  ['appliedOn', /申请|提交/],
  ['downloadedOn', /下载/],
  ['credit', /学|看课|上课|听课/],
];

/** 昨天注册的 今天学的, said where the days of both are asked for: each its own. Null: it is not said of each. */
export function eachDay(text: string, drafts: readonly Draft[], asOf: number): Draft[] | null {
  const parts = clausesOf(plain(text)).map((clause) => ({
    text: clause.text,
    days: daysIn(clause.text, asOf).flatMap(({ weak, said }) =>
      !weak && said.is === 'day' ? [said.day] : [],
    ),
  }));
  if (parts.length < 2 || parts.some(({ days }) => days.length !== 1)) return null;
  if (
    parts.some((part) => moodOf(part.text).asks || amountsIn(part.text, daysIn(part.text, asOf)).length > 0)
  )
    return null;
  const dayOf = ({ fact }: Draft): number | undefined => {
    const words = DEEDS.find(([name]) => name === fact)?.[1];
    const own = words ? parts.filter((part) => words.test(part.text)) : [];
    return own.length === 1 ? own[0]?.days[0] : undefined;
  };
  const lacking = drafts.filter(({ lacks }) => lacks === 'day');
  if (lacking.length < 2 || lacking.some((draft) => dayOf(draft) === undefined)) return null;
  return drafts.map((draft) => {
    const day = draft.lacks === 'day' ? dayOf(draft) : undefined;
    return day === undefined ? draft : filled(draft, { on: formatDay(day) });
  });
}

const TOLD_ANEW = /学了|学完|看了|上了|听了|刷了|又|再|还有|另外/;

/** 昨天学了3学时, while 4 hours of another day are asked about: told beside them, and no answer. */
export function isAnother(text: string, drafts: readonly Draft[], asOf: number): boolean {
  const said = plain(text);
  const spans = daysIn(said, asOf);
  const [day, ...days] = spans.flatMap(({ weak, said: one }) => (!weak && one.is === 'day' ? [one.day] : []));
  const [amount, ...amounts] = amountsIn(said, spans).flatMap(({ tenths }) =>
    tenths === null ? [] : [tenths],
  );
  if (day === undefined || days.length > 0 || amount === undefined || amounts.length > 0) return false;
  if (WRONG.test(said) || /^不|不是/.test(said)) return false;
  // 对，前天也学了4: on another day as well, be it as many.
  if (TOO.test(said))
    return drafts.every(({ fact, op, on }) => fact === 'credit' && op === 'add' && on !== formatDay(day));
  if (!TOLD_ANEW.test(said)) return false;
  return drafts.every(
    ({ fact, op, value }) =>
      fact === 'credit' && op === 'add' && value !== null && Math.round(Number(value) * 10) !== amount,
  );
}

const TOO = /也|又|再|还有|另外|加上/;
const ONE_MORE =
  /^(?:对|对的|是的?|嗯|好的?|没错|[，,。\s])*(?:还有|再|另外|又|也|加)+(?:加上?|有|记上?|补上?)?(?:[1一]?[笔条个])?[，,\s]*(?=大?前天|昨天|今天|\d{1,2}[号日月]|上?周|礼拜|星期)/;

/** 对 再加昨天2学时, while something waits: what is told besides, without what leads to it. */
export function besidesSaid(text: string): string {
  const said = plain(text);
  const bare = said.replace(ONE_MORE, '');
  return bare === said ? text : withUnit(bare);
}

/** 大前天2: hours, where they are told beside others. */
const withUnit = (said: string): string => (/(?<![\d.:])\d{1,2}(?:\.\d)?$/.test(said) ? `${said}学时` : said);

const SUM_AT_END = new RegExp(
  `(?:${SUMS}|共)(?:是|有|学了|就是|正好)*(\\d{1,3}(?:\\.\\d)?)个?(?:学时|课时)?了?[。.]?$`,
);
/** 加上以前的8: what the sum takes in besides. */
const WITH_EARLIER = /(?:加上?|连上?|算上)(?:以前|之前|原来|前面)的?\d{0,3}个?(?:学时|课时)?[，,\s]?$/;

/** 今天4 一共12: what is told of days, and the sum said behind it. Null: there is no such sum, or nothing before it. */
export function sumBehind(text: string, asOf: number): { told: string; hours: number } | null {
  const said = plain(text);
  const found = SUM_AT_END.exec(said);
  if (!found) return null;
  const told = said
    .slice(0, found.index)
    .replace(WITH_EARLIER, '')
    .replace(/[，,。\s]{1,3}$/, '');
  const days = daysIn(told, asOf).filter(({ weak, said }) => !weak && said.is === 'day');
  return days.length > 0 && /\d/.test(withoutSpans(told, days))
    ? { told: withUnit(told), hours: Number(found[1]) }
    : null;
}

const withoutSpans = (said: string, spans: readonly { from: number; to: number }[]): string =>
  spans.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), said);
