import { type Tenths, tenthsOfHours } from '../../v1/rulebook';
import { PLACES } from '../phrases/schemes';
import { SUMS } from './sums';

/**
 * An amount of study as it was said. `class`: class hours. `bare`: a number after 学了 and the like, with no unit.
 * `clock`: hours or minutes by the clock, which are no class hours. `other`: lessons, courses, a share. `vague`: 好几个,
 * 七八个, 6个多.
 */
export interface Amount {
  from: number;
  to: number;
  of: 'class' | 'bare' | 'clock' | 'other' | 'vague';
  /** Null where no number of class hours was said. */
  tenths: Tenths | null;
}

const NUMBER = '(\\d+(?:\\.\\d+)?)';
const CLASS = '(?:专业课?的?|公共课?的?|公需课?的?|必修课?的?|选修课?的?)?(?:学时|课时|分学时)';
const BEFORE_BARE =
  '学|学习|学到|学了|学习了|学过|学完|学完了|学的|学够|学满|学够了|学满了|上了|听了|看了|刷了|修了|修|记|记上|记了|加|加上|共|总共|一共|累计|合计|够|够了|满|满了|改成|改为|计';
const BEFORE_CHANGED = `${BEFORE_BARE}|是|到|为|实际|其实|应该|应|减|减去|减掉|扣掉|[天日号]的`;
const AFTER_SUM = `(?:${SUMS})(?:是|有|了)?`;
const NOT_BARE =
  '(?![\\d.]|[年月号日天岁元块分点%次遍节门周章集层本人米证楼条件项届页秒步笔下]|个?(?:小时|钟|半?小时|分钟|半?点|半?钟|证|本|人|月|星期|礼拜|视频|课|多|来|几|号|平台|网站|问题|单位|地方|公司|工地|岗|工种|专业|类|类别|种)|\\s*[-/./]\\s*\\d)';

/** 登记1个云南的证, 加1本水利的B证: certificates are counted, whatever stands between. 记5个到材料员证上 is none. */
const NO_CERTIFICATE = `(?!\\s*[个本张](?:[^在到给进往学课，,。\\s\\d]{0,10}?证|水利|${PLACES}))`;

const asTenths = (whole: string, half: string | undefined): Tenths | null =>
  tenthsOfHours(Number(whole) + (half ? 0.5 : 0)) ?? null;

interface Pattern {
  pattern: RegExp;
  of: Amount['of'];
  /** Where the number stands among what was found. */
  read?: (found: RegExpExecArray) => Tenths | null;
}

const p = (source: string): RegExp => new RegExp(source, 'y');

const PATTERNS: Pattern[] = [
  { of: 'vague', pattern: p(`(?:好?几|若干|一些|不少|很多)个?${CLASS}`) },
  { of: 'vague', pattern: p(`(?:快|将近|接近|约|近|不到|至少|起码|最多|顶多)${NUMBER}个?${CLASS}`) },
  // 学到第20学时: how far the course has got, not how much of it.
  { of: 'vague', pattern: p(`第${NUMBER}个?${CLASS}`) },
  { of: 'vague', pattern: p(`${NUMBER}个?(?:多|来|几|好几)个?${CLASS}`) },
  { of: 'vague', pattern: p(`${NUMBER}个?${CLASS}?\\s*(?:到|至|~|～|-|或者?)\\s*${NUMBER}个?${CLASS}`) },
  {
    of: 'vague',
    pattern: p(`${NUMBER}个?(?:半个?)?${CLASS}(?:多|有余|左右|上下|以上|以内|零|又?\\d+分)`),
  },
  // 1学时半
  {
    of: 'class',
    pattern: p(`(?<![\\d.负第－-])${NUMBER}\\s*个?${CLASS}(半)(?![天夜小个])`),
    read: ([, n, half]) => asTenths(n as string, half),
  },
  {
    of: 'class',
    pattern: p(`(?<![\\d.负第/／－-])${NUMBER}\\s*个?(半)?个?\\s*${CLASS}`),
    read: ([, n, half]) => asTenths(n as string, half),
  },
  { of: 'class', pattern: p(`(?<![个\\d])半个?${CLASS}`), read: () => 5 },
  {
    of: 'class',
    pattern: p(
      `${CLASS}(?:现在|目前|总数|已经?|又|再|还|${SUMS})*(?:是|为|有|:|：|[+＋]|改成|改为|(?:[涨长加走得攒]|增加|到账|到手)了?)?${NUMBER}个?(半)?${NOT_BARE}`,
    ),
    read: ([, n, half]) => asTenths(n as string, half),
  },
  {
    of: 'clock',
    pattern: p(
      `${NUMBER}个?(?:半)?个?(?:小时|钟头|半?点钟?(?!\\d)|h(?![a-z]))(?:${NUMBER}分?钟?)?|${NUMBER}分钟|半个?(?:小时|钟头)|一?上午的?课|一?下午的?课`,
    ),
  },
  {
    of: 'other',
    pattern: p(
      `(?:${NUMBER}|几|好几)个?(?:半)?(?:节|门|章|集|套|讲|视频|课(?!时|程名|程[:：]))|${NUMBER}%|(?:100|百)分之\\d+|一半|大半`,
    ),
  },
];

const bareAfter = (words: string): Pattern => ({
  of: 'bare',
  pattern: p(`(?<=${words})\\s*:?${NUMBER}${NO_CERTIFICATE}个?(半)?${NOT_BARE}`),
  read: ([, n, half]) => asTenths(n as string, half),
});
/** Patterns, with one that finds where the next of them begins: most texts name no amount at most of their letters. */
interface Patterns {
  all: readonly Pattern[];
  next: RegExp;
}

const together = (all: readonly Pattern[]): Patterns => ({
  all,
  next: new RegExp(all.map(({ pattern: { source } }) => `(?:${source})`).join('|'), 'g'),
});

const TOLD = together([...PATTERNS, bareAfter(BEFORE_BARE), bareAfter(AFTER_SUM)]);
/** 说差了 5个 */
const ALONE: Pattern = {
  of: 'bare',
  pattern: p(
    `(?<=^|[，,。\\s了那这])${NUMBER}(?:个(半)?(?=$|[，,。\\s吧啊改打写记是不])|(?=[打写记说填]错))`,
  ),
  read: ([, n, half]) => asTenths(n as string, half),
};
const CHANGED = together([...PATTERNS, bareAfter(BEFORE_CHANGED), ALONE]);

/**
 * The amounts of study that a plain text names, leaving out what `taken` covers (days). Where something is
 * `changed`, 是4 is an amount too.
 */
export function amountsIn(
  text: string,
  taken: readonly { from: number; to: number }[],
  changed = false,
): Amount[] {
  const found: Amount[] = [];
  const { all, next } = changed ? CHANGED : TOLD;
  for (let at = 0; at < text.length; at += 1) {
    next.lastIndex = at;
    const begins = next.exec(text);
    if (!begins) break;
    at = begins.index;
    const day = taken.find(({ from, to }) => at >= from && at < to);
    if (day) {
      at = day.to - 1;
      continue;
    }
    for (const { of, pattern, read } of all) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      const to = at + match[0].length;
      if (taken.some((span) => span.from < to && span.to > at)) continue;
      found.push({ from: at, to, of, tenths: read ? read(match) : null });
      at = to - 1;
      break;
    }
  }
  return found;
}
