import type { Day } from '../../calendar';
import { certificatesTold } from '../named';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatCertificate } from '../types';
import { dealtOut } from './dealt-out';
import type { CardClause } from './lacking';
import { type Mention, mentionsIn } from './mentions';
import { BEHIND_NAME, clauseOf, dayOfAll, HOURS, saidHours, tenthsOf, wholeOf } from './whole';

// Hours of several certificates that are told by one another: the rest is Hubei's, two more than Jilin's, half each, all
// but one. What does not come out even is no record.

/** What several certificates share; `says`: it does not come out, and what is asked instead. */
export type Shares = CardClause[] | { says: string };

const REST =
  /(?:剩下?|余下|剩余|其余|余|其他|其它|别的|多出来|另外)的?(?:那些?)?(?:学时|课时)?(?:都|全|全部|就)*(?:是|给|算|归|记|为|在|到|上|挂)*/;
const HALVES =
  /各(?:占|学|记|算|分)?了?(?:[1一]?半)|[1一]人[1一]半|[1一]边[1一]半|对半(?:分|开|劈)?|平分|平摊|均摊|五五(?:分|开)|[1一]半[1一]半/;

const DAY_MARKS = /[，,；;。\s]+/g;

const without = (text: string, asOf: Day): string =>
  daysIn(text, asOf).reduceRight((left, { from, to }) => `${left.slice(0, from)}${left.slice(to)}`, text);

/** 今天学了8，施工员5剩下是湖北: the rest of the whole is of the one that is named without hours. */
function withRest(said: string, mentions: readonly Mention[], asOf: Day): Shares | null {
  const rest = REST.exec(said);
  const first = mentions[0];
  if (!rest || !first || mentions.length < 2) return null;
  const whole = wholeOf(said.slice(0, Math.min(first.from, rest.index)), asOf);
  const isOfOne = mentions.some(({ from }) => from >= rest.index && from - rest.index - rest[0].length < 2);
  if (whole === null)
    return isOfOne ? { says: '“剩下的”是几学时，我算不出来，先不记。每本各学了几学时？分开说。' } : null;
  const parts = mentions.map((mention) => ({ mention, hours: BEHIND_NAME.exec(said.slice(mention.to)) }));
  const told = parts.filter(({ hours }) => hours !== null);
  const [open, ...more] = parts.filter(({ hours }) => hours === null);
  if (!open || more.length > 0 || told.length === 0) return null;
  const sum = told.reduce((all, { hours }) => all + tenthsOf(hours?.[1] as string, hours?.[2]), 0);
  if (sum >= whole)
    return {
      says: `一共 ${saidHours(whole)} 学时，前面的就有 ${saidHours(sum)} 学时，没有剩下的了，先不记。每本各学了几学时？分开说。`,
    };
  const day = dayOfAll(said, asOf);
  return parts.map(({ mention, hours }) =>
    clauseOf(mention, day, hours ? tenthsOf(hours[1] as string, hours[2]) : whole - sum),
  );
}

/** 今天学了4学时，施工员和湖北各一半. */
function halved(
  said: string,
  mentions: readonly Mention[],
  certificates: readonly ChatCertificate[],
  asOf: Day,
): Shares | null {
  const found = HALVES.exec(said);
  const [first] = mentions;
  const last = mentions.at(-1);
  if (!found || !first || !last) return null;
  const whole = wholeOf(said.slice(0, first.from), asOf) ?? wholeOf(said.slice(last.to), asOf);
  const ids = [...new Set(mentions.flatMap(({ text }) => certificatesTold(text, certificates).named))];
  if (whole === null || ids.length !== 2) return null;
  const half = whole / 2;
  if (!Number.isInteger(half))
    return { says: `${saidHours(whole)} 学时分不成一样的两半，先不记。每本各学了几学时？分开说。` };
  const day = dayOfAll(said, asOf);
  return [{ name: '', text: `${day}学了${saidHours(half)}学时`, of: ids.map(({ id }) => id) }];
}

const BY_HOW_MUCH = new RegExp(
  `^(.{1,16}?)比(.{1,16}?)(?:学|上|看)?(?:的|得|了)?(多|少)(?:学|上|看|记|修)?了?${HOURS}$`,
);
const SAME_AS =
  /^(.{1,16}?)(?:跟|和|同|与)(.{1,16}?)(?:学的?)?(?:[1一]样多?|[1一]般多|相同|同样多?|那样)(?:的|学时)*$/;
const TIMES_AS = /^(.{1,16}?)是(.{1,16}?)的?(?:([2-9两三])倍|[1一]半)$/;

const factorOf = (said: string | undefined): number =>
  said === undefined ? 0.5 : said === '两' ? 2 : said === '三' ? 3 : Number(said);

/** 湖北比施工员多学2，施工员今天学了4: one by the other, whose hours are told in a clause of their own. */
function compared(said: string, certificates: readonly ChatCertificate[], asOf: Day): Shares | null {
  const clauses = said.split(/[，,；;。]/).map((part) => ({ part, bare: without(part, asOf).trim() }));
  for (const { part, bare } of clauses) {
    const more = BY_HOW_MUCH.exec(bare);
    const times = TIMES_AS.exec(bare);
    const found = more ?? times ?? SAME_AS.exec(bare);
    if (!found) continue;
    const [one, ...ones] = certificatesTold(found[1] as string, certificates).named;
    const [other, ...others] = certificatesTold(found[2] as string, certificates).named;
    if (!one || !other || one === other || ones.length > 0 || others.length > 0) continue;
    const told = clauses.flatMap((each) => {
      const { named } = certificatesTold(each.part, certificates);
      const hours = amountsIn(each.part, daysIn(each.part, asOf), true).filter(
        ({ tenths }) => tenths !== null,
      );
      const isOther = each.part !== part && named.length === 1 && named[0] === other && hours.length === 1;
      return isOther ? [{ ...each, tenths: hours[0]?.tenths as number }] : [];
    });
    const [base, ...bases] = told;
    if (!base || bases.length > 0)
      return more ? { says: '只知道差多少，算不出各是几学时，先不记。每本各学了几学时？分开说。' } : null;
    const by = more ? tenthsOf(more[4] as string, more[5]) * (more[3] === '多' ? 1 : -1) : 0;
    const tenths = base.tenths * (times ? factorOf(times[3]) : 1) + by;
    if (tenths <= 0 || !Number.isInteger(tenths)) continue;
    const day = dayOfAll(said, asOf);
    const shared = ({ id }: ChatCertificate, hours: number): CardClause => ({
      ...{ name: '', text: `${day}学了${saidHours(hours)}学时` },
      of: [id],
    });
    return [shared(other, base.tenths), shared(one, tenths)];
  }
  return null;
}

const EVERY =
  '(?:每[1一]?[本个张]证?|各[本个]证?|几[本个]证?|(?:全部|所有)的?证书?|([2-9])[本个张](?!学时|课时|小时|半)证?)';
const EXCEPT =
  /除(?:了|开|去)?(.{1,16}?)(?:以外|之外|外)?[，,\s]*(?=剩|别|其|另|每|各|几|全|所|都|[2-9][本个张]|今|昨|前)/;

/** 除了施工员，每本今天都学了2学时; 六本今天各学2学时: of each, or of all but those that are named. */
function ofEach(
  said: string,
  mentions: readonly Mention[],
  certificates: readonly ChatCertificate[],
): CardClause[] | null {
  const except = EXCEPT.exec(said);
  const left = except ? certificatesTold(except[1] as string, certificates).named : [];
  if (except && left.length === 0) return null;
  const names = mentions.filter((one) => certificatesTold(one.text, certificates).named.length > 0);
  if (names.some(({ from }) => !except || from > except.index + except[0].length)) return null;
  const rest = except ? said.slice(0, except.index) + said.slice(except.index + except[0].length) : said;
  const every = new RegExp(EVERY).exec(rest);
  const isOfEach = every
    ? /都|各|全|每/.test(rest.slice(every.index, every.index + every[0].length + 10))
    : except !== null && /都|全|各/.test(rest);
  if (!isOfEach) return null;
  const meant = certificates.filter((one) => !left.includes(one));
  const count = every?.[1] ? Number(every[1]) : null;
  const text = (every ? rest.replace(every[0], '') : rest)
    .replace(/(?:剩下的?|别的|其他的?|其余的?|另外的?)(?=[^，,。\d]{0,6}(?:都|各|全))/, '')
    .replace(/各(?=(?:学|上|看|记)?了?\d)/, '')
    .replace(/(?:都|全)(?=(?:学|上|看|记|是|有|到|延|换|申|交|还|没))/, '')
    .replace(/^[，,\s]+/, '');
  if (count !== null && count !== meant.length)
    return except ? null : [{ name: `${count}本都`, text: studied(text) }];
  return [{ name: '', text: studied(text), of: meant.map(({ id }) => id) }];
}

/** 今天学2学时 of each is told, and no plan: 今天学了2学时. */
const studied = (text: string): string => text.replace(/(?<![要得该能想会再])(学|上|看)(?=\d)/, '$1了');

const ONLY_NAME = /^(?:都|全|也|就|应该|是|记|算|给|在|到|[，,\s])*$/;
const AFTER_NAME =
  /^(?:的|那|这|几|[12两]?[本个张]|证书?|上|里|岗|员)*(?:都|全|是|算|一起|[1一]起|1块儿?|[1一]块儿?|通用|共用|合用|两边|用|认|有效|学的?|的|吧|了|啊|呀)*[。.!！]*$/;
const IS_ONE_COURSE = /通用|共用|合用|[1一]起|[1一]块|都算|都认|都用/;

/** 材料员3月20号学了6学时，湖北的; 公共课10学时，3月10号，安徽那两本一起的: the name stands behind what is told. */
function namedBehind(
  said: string,
  mentions: readonly Mention[],
  certificates: readonly ChatCertificate[],
  asOf: Day,
): CardClause[] | null {
  const last = mentions.at(-1);
  if (!last || mentions.length > 2) return null;
  const mark = Math.max(
    ...[...said.slice(0, last.from).matchAll(DAY_MARKS)].map((m) => (m.index ?? 0) + m[0].length),
    -1,
  );
  if (mark < 0 || !ONLY_NAME.test(said.slice(mark, last.from)) || !AFTER_NAME.test(said.slice(last.to)))
    return null;
  const named = certificatesTold(last.text, certificates).named;
  const first = mentions.length === 2 ? (mentions[0] as Mention) : null;
  const before = first ? certificatesTold(first.text, certificates).named : certificates;
  const both = named.filter((one) => before.includes(one));
  const told = said.slice(0, mark).replace(/[，,；;。\s]+$/, '');
  const [only, ...more] = both;
  if (!only || !/\d/.test(told)) return null;
  // 质量员学了6学时，材料员的 is of another: nothing is told of it.
  if (first && before.length === both.length && before.length === named.length) return null;
  const isOne = more.length === 0 && first !== null && before.length > 1;
  const isShared =
    more.length > 0 &&
    (IS_ONE_COURSE.test(said.slice(last.from)) || /都|和|、|跟/.test(said.slice(last.from)));
  if (!isOne && !isShared) return null;
  const bare = first ? said.slice(0, first.from) + told.slice(first.to) : told;
  const text = withDoing(bare.replace(/^的/, ''), asOf);
  return [{ name: '', text, of: both.map(({ id }) => id) }];
}

/** 公共课10学时，3月10号: what was done with it is not said, and is studying. */
function withDoing(text: string, asOf: Day): string {
  if (/学了|学的|上了|看了|听了|刷了|修了|换|办|到期|申请|有效/.test(text)) return text;
  const days = daysIn(text, asOf);
  const [amount, ...more] = amountsIn(text, days, true).filter(({ tenths }) => tenths !== null);
  if (!amount || more.length > 0) return text;
  const lead = /(?:公共|专业|必修|选修|公需)(?:知识|课|科目)?$/.exec(text.slice(0, amount.from))?.[0] ?? '';
  const at = amount.from - lead.length;
  return `${text.slice(0, at)}学了${text.slice(amount.from, amount.to)}${lead.replace(/课$/, '')}${text.slice(amount.to)}`;
}

/** 昨天学了8学时 给资料员4 施工员4 */
const DEALT_TO = /(?<=(?:学时|课时)[，,\s]{0,2})(?:分|记)?给(?=[一-龥]{2,4}[员工]\d)/g;

/**
 * What a message tells of several certificates by one another; null: it tells it of each by itself, of one, or asks.
 * @param trades posts beside those that are held
 */
export function sharesOf(
  text: string,
  certificates: readonly ChatCertificate[],
  trades: readonly string[],
  asOf: Day,
): Shares | null {
  if (certificates.length < 2) return null;
  // 两本通用 is of hours here, and no question of whether they are.
  const said = plain(text).replace(/通用/g, '共用').replace(DEALT_TO, '');
  if (!/\d/.test(said) || moodOf(said).asks) return null;
  const mentions = mentionsIn(said, certificates, trades);
  return (
    withRest(said, mentions, asOf) ??
    compared(said, certificates, asOf) ??
    halved(said, mentions, certificates, asOf) ??
    dealtOut(said, mentions, asOf) ??
    ofEach(said, mentions, certificates) ??
    namedBehind(said, mentions, certificates, asOf)
  );
}
