import { type Day, formatDay, monthBounds, parseDay, yearOf } from '../../../calendar';
import { hoursOfTenths } from '../../../v1/rulebook';
import { daysIn } from '../../told/days';
import { plain } from '../../told/plain';
import type { ChatCertificate, Choice, Draft, Fact } from '../../types';
import { takes, tellsApart, titleAmong } from '../places';
import { creditsOf, statedOf } from '../records';
import { toldApart } from '../told-apart';
import { dayWords, factWords, hoursWords, SAY } from '../words';
import { chosenBy } from './choosing';
import { all, type Desk, type Drafted, drafting, saying, type Told, unknownTrade } from './desk';
import { APART, isTogether, notCounted, study, UNCLEAR } from './hours';

// All that was studied: what it is the sum of, and what is put down to make it up.

/** A sum of hours that was told, as what is missing on record to make it up. */
export function total(claim: Told<'total'>, desk: Desk): Drafted {
  const { course, context, holder } = desk;
  const choosing = chosenBy(desk, course.trades, 'credit');
  if (isTogether(desk, choosing)) return saying(APART);
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const uncounted = notCounted(choosing, desk);
  if (uncounted) return uncounted;
  if ('ask' in choosing) return totalOfWhich(desk, choosing.among);
  return all(
    choosing.certificates.map((certificate) => {
      const apart = whyApart(certificate, desk);
      if (apart !== null)
        return saying(
          `${titleAmong(certificate, holder.certificates)}${apart}：哪天学了几学时？一笔一笔说，我再记。`,
        );
      const counted = course.counted(context, certificate);
      const hours = claim.tenths === null ? counted?.required : hoursOfTenths(claim.tenths);
      if (hours === undefined)
        return study({ tells: 'study', unclear: 'none', day: null, named: null }, desk);
      return anewOrMore(hours, certificate, desk);
    }),
  );
}

const sumOf = (credits: readonly { hours: number }[]): number =>
  Math.round(credits.reduce((sum, { hours }) => sum + hours * 10, 0)) / 10;

const onRecord = (certificate: ChatCertificate): number => sumOf(creditsOf(certificate));

function anewOrMore(told: number, certificate: ChatCertificate, desk: Desk): Drafted {
  const { course, context } = desk;
  const counted = course.counted(context, certificate);
  const done = counted?.done ?? onRecord(certificate);
  const anew = totalAnew(told, done, certificate, desk);
  if (anew) return anew;
  const by = byDay(plain(desk.text), context.asOf);
  const isOfBefore = by !== null && counted?.from !== undefined && by < counted.from;
  if (isOfBefore) return saying(UNCLEAR.years);
  // 12月1日为止20，后来又学了8: whether the 8 are those that are on record is not said.
  if (by !== null && tellsMore(plain(desk.text))) return saying(APART_FROM_LATER);
  const later = by === null ? [] : creditsOf(certificate).filter(({ on }) => parseDay(on) > by);
  const sum: Sum = { told, by, hours: sumOf([{ hours: told }, ...later]), done };
  return ofWhatElse(sum, certificate, desk) ?? totalOf(sum, certificate, desk);
}

const APART_FROM_LATER = '到哪天一共学了几学时、后来又学了几学时，分开说：先说一样，我再记。';
const tellsMore = (said: string): boolean =>
  /(?:后来|以后|之后|再|又|另外|还)[^，,。\d]{0,6}\d{1,2}(?:\.\d)?(?![\d月号日])/.test(said);

/** `told` up to a day (`by`; null: up to now), which makes `hours` with what was studied since; `done` are on record. */
interface Sum {
  told: number;
  by: Day | null;
  hours: number;
  done: number;
}

/** 12月1日为止, 3号查的时候显示, 昨天平台累计, 3号的时候就已经 */
const SEEN_THEN =
  /^(?:为止|(?:我|去)*(?:查|看|登)|的?截图|的?截图|(?:平台|系统|网上|账上)[^，,。\d]{0,4}(?:累计|一共|总共|已学|共)|(?:的时候|那会儿?)(?:我|就|都|已经?)*学了|累计)/;

/** 到12月1日一共20, 截止11月底累计20: the last day that a sum takes in, where it lies before today; null: it takes in all. */
function byDay(said: string, asOf: Day): Day | null {
  const month = /(?:到|截止到?|截至)(\d{1,2})月[底末]/.exec(said);
  if (month) {
    const [, last] = monthBounds(yearOf(asOf), Number(month[1]));
    return last < asOf ? last : null;
  }
  const named = daysIn(said, asOf).find(
    ({ from, to, weak }) =>
      !weak && (/(?:到|截止到?|截至)$/.test(said.slice(0, from)) || SEEN_THEN.test(said.slice(to))),
  )?.said;
  return named?.is === 'day' && named.day < asOf ? named.day : null;
}

/** 今年一共20, 这一期一共20: of what is studied for now. */
const OF_NOW = /今年|本年|这1?个?(?:年|期|周期)|本期|这[回次]/;

/** 3年一共36, 有效期里一共36, 从换证到现在一共100: of several years or cycles. */
const OF_SEVERAL =
  /(?<!\d)[2-9几两]个?(?:年|期|周期)|有效期|换证(?:以后|以来|之后|后)|(?<!\d)\d{2,4}年.*\d年|从[^，。]{0,8}(?:年|证)[^，。]{0,6}[到至]|去年|前年|往年|以前|上1?期/;

/** 2026年, 26年 */
const saysYear = (said: string, year: number): boolean =>
  new RegExp(`(?<!\\d)(?:20)?${year % 100}年`).test(said);

/** 去年和今年一共40 */
const WITH_NOW =
  /[年期][、，,和跟加与]+(?:今年|本年|[这本]1?个?(?:期|周期))(?!.{0,2}[都各])[^，,。\d]{0,4}[一1总共合加]|[年期](?:加上?|到|至|连)(?:今年|本年)/;

/**
 * A sum that may be of more than is studied for now: as much as is on record of before, or more than is asked for, where
 * there was a before. Of which it is, is asked: taken for this year's it would be hours that nobody studied. Null: it is not.
 */
function ofWhatElse(sum: Sum, certificate: ChatCertificate, desk: Desk): Drafted | null {
  const { course, context } = desk;
  const counted = course.counted(context, certificate);
  const past = course.pastCycles(context, certificate);
  const stated = past.reduce((sum, from) => sum + (statedOf(certificate, from) ?? 0), 0);
  const before = Math.max(onRecord(certificate) - (counted?.done ?? onRecord(certificate)), stated);
  const said = plain(desk.text);
  if (!counted || (before <= 0 && past.length === 0)) return null;
  const isOfNow = OF_NOW.test(said) || saysYear(said, yearOf(context.asOf));
  if (WITH_NOW.test(said) || (OF_SEVERAL.test(said) && !isOfNow)) return saying(UNCLEAR.years);
  if (isOfNow) return null;
  const { hours, done } = sum;
  if (hours <= done) return null;
  const isSmall = hours <= counted.required && (before <= 0 || hours < before);
  // The years of a term are told one by one.
  if (isSmall && !counted.ofYears) return null;
  return {
    drafts: [],
    said: [
      `${hoursWords(hours)}，都是${counted.of}的，还是连以前的一起算的？都是${counted.of}的，就${madeUp(sum, desk)}。`,
    ],
    choices: [
      {
        label: `都是${counted.of}的`,
        act: { do: 'draft', drafts: totalOf(sum, certificate, desk).drafts },
      },
      { label: '连以前的一起', act: { do: 'say', text: `连以前的一共学了${hours}学时` } },
      { label: SAY.no, act: { do: 'drop' }, means: 'no' },
    ],
  };
}

/** A sum of one of several: with the name that is chosen it is told anew, for what it adds hangs on that one's hours. */
function totalOfWhich({ holder, text, context }: Desk, among: readonly string[] | undefined): Drafted {
  const able = holder.certificates.filter((one) => among?.includes(one.id) ?? takes(one, 'total'));
  const titles = able.map((one) => titleAmong(one, holder.certificates));
  return {
    drafts: [],
    said: [`记在哪一本上？你有${titles.join('、')}。${toldApart(context, able)}`],
    choices: [
      ...titles.map((label): Choice => ({ label, act: { do: 'say', text: `${label}${plain(text)}` } })),
      { label: SAY.each, act: { do: 'say', text: `每本都${plain(text)}` } },
      { label: SAY.no, act: { do: 'drop' }, means: 'no' },
    ],
  };
}

/** 今年学了10, where cycles are no calendar years, or 12专业 where categories are told apart: why no sum is kept of it; null: one is. */
function whyApart(certificate: ChatCertificate, { course, context, text }: Desk): string | null {
  if (!certificate.law) return null;
  const isOfCategory = course.categories.some(
    ([name, words]) => words.test(text) && tellsApart(certificate, name),
  );
  if (isOfCategory) return '的学时分类别记';
  const isByYear = course.pastCycles(context, certificate).at(-1)?.endsWith('-01-01') ?? false;
  return /今年/.test(text) && !isByYear ? '不按自然年算，今年的不都在一期里' : null;
}

/** 说错了 一共是10学时: fewer than the sum just noted, so that what was put down to make it up goes first. */
function totalAnew(
  hours: number,
  done: number,
  certificate: ChatCertificate,
  { noted, context }: Desk,
): Drafted | null {
  const last = noted.at(-1);
  if (last?.fact !== 'total' || last.certificate !== certificate.id || !last.missing || hours >= done)
    return null;
  const { missing } = last;
  const before = Math.round((done - missing.hours) * 10) / 10;
  if (hours < before) return null;
  const { asOf } = context;
  const fact: Fact = { op: 'set', certificate: certificate.id, fact: 'total', value: hours, on: null };
  return {
    ...drafting({
      ...{ ...fact, lacks: null, offered: null },
      missing: {
        ...{ hours: Math.round((hours - before) * 10) / 10, on: missing.on },
        instead: missing.hours,
      },
    }),
    said: [`原来记的是${factWords(last, asOf)}。`],
  };
}

/** 补记 12 学时，记在今天 */
const madeUp = ({ by, hours, done }: Sum, { context: { asOf } }: Desk): string =>
  `补记 ${hoursWords(Math.round((hours - done) * 10) / 10)}，记在${by === null ? '今天' : dayWords(formatDay(by), asOf)}`;

function totalOf(sum: Sum, certificate: ChatCertificate, desk: Desk): Drafted {
  const { told, by, hours, done } = sum;
  const { context, waits } = desk;
  const missing = Math.round((hours - done) * 10) / 10;
  if (missing === 0) return saying(`已经记的正好是 ${hoursWords(hours)}，不用再记。`);
  if (missing < 0)
    return saying(
      `已经记了 ${hoursWords(done)}，比 ${hoursWords(hours)}多，先不改。哪一笔不对，直接说是哪天的。`,
    );
  const on = formatDay(by ?? context.asOf);
  const draft: Draft = {
    ...{ op: 'set', certificate: certificate.id, fact: 'total', value: hours, on: null },
    ...{ missing: { hours: missing, on }, lacks: null, offered: null },
  };
  const had = done > 0 ? `${waits ? '算上等着记的有' : '已经记了'} ${hoursWords(done)}，` : '';
  const since =
    hours > told
      ? `到${dayWords(on, context.asOf)} ${hoursWords(told)}，加上以后学的，一共 ${hoursWords(hours)}。`
      : '';
  return {
    ...drafting(draft),
    said: [`${since}${had}要${madeUp(sum, desk)}。分得清哪天学的，就一天一天说。`],
  };
}
