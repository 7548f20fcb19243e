import type { Day } from '../../calendar';
import { type Amount, amountsIn } from './amounts';
import type { Claim } from './claims';
import { type DaySaid, type DaySpan, daysIn } from './days';
import { type Mood, moodOf } from './moods';
import type { Clause } from './plain';

/** What the talk's own question asks for: an answer to it may be short. */
export interface Expected {
  fact: string;
  kind: 'event' | 'date' | 'state' | 'number' | 'hours' | 'year';
  /** Of a past year that is asked for. */
  year?: number;
  /** Of a day: a month or a year of it is an answer, too. */
  inPart?: true;
}

export interface Ears {
  asOf: Day;
  /** The facts that the holder's packs know. */
  facts: ReadonlySet<string>;
  /** Trades and posts that may be named, the longest first. */
  trades: readonly string[];
  /** Categories of study and how they are called. */
  categories: readonly (readonly [string, RegExp])[];
  /** Whether a course may be told to make up for the cycle before. */
  makesUp: boolean;
  expected: Expected | null;
  /** Whether certificates of other schemes are none of the holder's. */
  foreign: boolean;
}

export interface Told {
  claims: Claim[];
  /** Whether something is asked beside what is told. */
  asks: boolean;
}

/** A clause with what is in it. */
export interface Heard {
  text: string;
  days: DaySpan[];
  amounts: Amount[];
  mood: Mood;
  named: string | null;
}

/** A question on the tail of what is told: 今天学了6学时还差多少. */
const TAIL =
  /(?<=\d个?半?(?:学时|课时)了?)\s*(?=(?:我|那|现在|这样|总共|一共)*(?:还[差要得剩]|够|剩|差|一共|总共|现在))/;

/** 今天学了4学时明天还有4学时: what lies ahead is told apart from what is done. */
const AHEAD = /(?<=\d个?半?(?:学时|课时)了?)(?=(?:明天|明儿|明早|后天|下周|下礼拜|下星期|下个?月|还有))/;

/** 昨天4学时今天没学: what was done is told apart from what was not. */
const UNSTUDIED_NEXT =
  /(?<=\d个?半?(?:学时|课时)了?)(?=(?:大?前|昨|今)[天儿]个?(?:还|就|也|又)?没(?:有)?(?:学|看|上)(?:习|课)?$)/;

/** 前天没学昨天学了4学时: of a day without study nothing is left for the next. */
const UNSTUDIED_DAY = /(?<=没(?:有)?(?:学|上|看|听)(?:习|课)?)(?=(?:大?前|昨|今)[天儿日]|\d{1,2}[月号])/;

/** The post that is named first. */
export function tradeIn(text: string, trades: readonly string[]): string | null {
  const found = trades.filter((trade) => text.includes(trade));
  return found.reduce<string | null>(
    (first, trade) => (first === null || text.indexOf(trade) < text.indexOf(first) ? trade : first),
    null,
  );
}

export function hear(clause: Clause, ears: Ears): Heard[] {
  const tail = TAIL.exec(clause.text);
  const dated =
    tail && daysIn(clause.text.slice(0, tail.index), ears.asOf).some(({ said }) => said.is === 'day');
  const cut = tail && dated && moodOf(clause.text.slice(tail.index)).asks ? tail.index : null;
  const texts = cut === null ? [clause.text] : [clause.text.slice(0, cut), clause.text.slice(cut)];
  return texts
    .flatMap((text) => text.split(AHEAD))
    .flatMap((text) => text.split(UNSTUDIED_NEXT))
    .flatMap((text) => text.split(UNSTUDIED_DAY))
    .map((text) => {
      const days = daysIn(text, ears.asOf);
      const named = tradeIn(text, ears.trades);
      const amounts = alone(text, days, named, ears) ?? amountsIn(text, days);
      return { text, days, amounts, mood: moodOf(text), named };
    });
}

const ALONE = /^\s*(?:是|有)?(\d{1,2}(?:\.\d)?)个?(半)?了?\s*$/;

/** A bare number in answer to how many hours, with a day or a certificate before it at the most. */
function alone(text: string, days: readonly DaySpan[], named: string | null, ears: Ears): Amount[] | null {
  if (ears.expected?.kind !== 'hours') return null;
  const from = Math.max(
    0,
    ...days.map(({ to }) => to),
    named === null ? 0 : text.indexOf(named) + named.length,
  );
  const found = ALONE.exec(text.slice(from));
  if (!found || left(without(text.slice(0, from), days).replace(named ?? '', '')) > 0) return null;
  const tenths = Math.round((Number(found[1]) + (found[2] ? 0.5 : 0)) * 10);
  const bare = from === 0;
  return !bare || tenths > 10 ? [{ from, to: text.length, of: 'bare', tenths }] : null;
}

export const calm = ({ asks, unreal, others, heard, trouble }: Mood): boolean =>
  !(asks || unreal || others || heard || trouble);

/** A text without some parts of it. */
export function without(text: string, spans: readonly { from: number; to: number }[]): string {
  let rest = '';
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    rest += text.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  return rest + text.slice(at);
}

const FILLERS =
  /我们?|俺|咱|啥[也都]|半天也?|的|了|就|已经?|都|全|早|刚刚?|在|是|也|又|把|给|让|这个?|那个?|本|个|啊|呀|哈|哦|嗯|呢|呗|嘛|啦|嗷|吧|终于|自己|电子证?书?|证书?|账号|个人|用户|系统|平台|网站|网上|官网|手机|电脑|上面?|里面?|下面?|省里?|查了?(?:一下|半天|查)?|看了?(?:一下)?|显示|状态栏?|写着?|说|还|很|挺|一直|现在|目前|今年|然后|成功|完毕|办理|操作|按|照|流程|老|旧|新|原来?|施工员|帮|儿子|记(?:一下|上)?|对|行|好|哎|诶|老师|师傅|您好|你好|谢谢|麻烦|那边|这边|结果|发现|日期|时间|到|点|能|申请|提交|存|手机里|还在审核|审核中|等审核|在审核|审核|第?\d+[次个]|全部|一?下|公司|单位|今|号|日/g;

export const left = (text: string): number =>
  [...text.replace(FILLERS, '').replace(/[^\p{L}\p{N}]/gu, '')].length;

/** The day that a clause tells: a whole one before 那天 and 上个月. */
export const dayOf = (heard: Heard): DaySaid | null =>
  heard.days.find(({ said, weak }) => !weak && (said.is === 'day' || said.is === 'implied'))?.said ??
  heard.days.find(({ said }) => said.is !== 'future')?.said ??
  heard.days[0]?.said ??
  null;

export const MOST_LEFT = 6;

/** 下下来的 给资料员一份: who was given a copy of it. */
const RECIPIENT =
  /(?:也|又|还|顺手)?(?:发|传|交|拷|打|复印)?(?:了)?给了?(?:资料员|人事|老板|领导|公司|单位|项目部|办公室)(?:也|都)?(?:发|传|交|拷|打|复印|送)?(?:过去)?了?[1一]?(?:份|张)(?:过去)?了?/g;

/** 不是资料员，是施工员…: the certificate that is not meant is left out. */
export function withoutDenied(said: string, trades: readonly string[]): string {
  const text = said.replace(RECIPIENT, '');
  const denied = trades.find((trade) => text.includes(`不是${trade}`));
  if (denied === undefined) return text;
  const [before, after] = text.split(`不是${denied}`, 2) as [string, string];
  return before + after.replace(/^证?的?[，,。\s]*是?/, '');
}
