import { addYears, type Day, firstDayOfYear, formatDay, lastDayOfYear, parseDay } from '../../../calendar';
import { hoursOfTenths } from '../../../v1/rulebook';
import { plain } from '../../told/plain';
import type { ChatCertificate, Choice, Draft, Fact } from '../../types';
import { titleAmong } from '../places';
import { statedOf } from '../records';
import { toldApart } from '../told-apart';
import { dayWords, factWords, hoursWords, SAY } from '../words';
import { chosenBy } from './choosing';
import { all, type Desk, type Drafted, drafting, saying, type Told, unknownTrade } from './desk';
import { notCounted } from './hours';

// Hours told of a whole cycle that is over, or of a year: which of a certificate's cycles it is.

/** The first day of the cycle that is meant; null: there is none such. */
function cycleMeant({ year: said, begun, last, nth }: Told<'year'>, past: readonly string[]): string | null {
  if (last) return past.at(-1) ?? null;
  if (nth !== undefined) return past[nth - 1] ?? null;
  if (begun !== undefined) return past.find((from) => from.startsWith(begun)) ?? null;
  return past.find((from) => from.startsWith(String(said))) ?? null;
}

/** Why there is no such cycle: none is over yet, or those that are begin on other days. */
function noCycle(
  { year: said, begun, last, nth }: Told<'year'>,
  title: string,
  past: readonly string[],
  asOf: Day,
): string {
  const isByDays = begun !== undefined || last || nth !== undefined;
  if (!isByDays) return `${title}在 ${said} 年没有要记的学习年度，先不记。`;
  if (past.length === 0) return `${title}还没有过完的学习周期，先不记。这一期里学的，说哪天学了几学时就行。`;
  const days = past.map((from) => dayWords(from, asOf)).join('、');
  return `${title}过完的各期从 ${days} 起，没有你说的那一期，先不记。从哪天起的那一期，学了几学时？`;
}

/** Which certificate's cycle it is, where several have one: of a year it waits, of another cycle each has its own days, for a tap. */
function whoseCycle(claim: Told<'year'>, desk: Desk, among: readonly string[] | undefined): Drafted {
  const { course, context, holder } = desk;
  const meant = holder.certificates.filter(({ id }) => among?.includes(id) ?? true);
  const parts = meant.flatMap((certificate) => {
    const on = cycleMeant(claim, course.pastCycles(context, certificate));
    return on === null ? [] : [{ certificate, on }];
  });
  if (parts.length === 0) return saying('这几本证都没有这样一期要记的，先不记。');
  const value = claim.tenths === null ? null : hoursOfTenths(claim.tenths);
  const isYear = claim.begun === undefined && !claim.last && claim.nth === undefined;
  if (isYear && value !== null)
    return drafting({
      ...{ op: 'set', certificate: null, fact: 'statedCycle', value, on: `${claim.year}-01-01` },
      ...{ lacks: 'certificate', offered: null, among: parts.map(({ certificate }) => certificate.id) },
    });
  return {
    drafts: [],
    said: [
      `记在哪一本上？${toldApart(
        context,
        parts.map(({ certificate }) => certificate),
      )}`,
    ],
    choices: [
      ...parts.map(({ certificate, on }): Choice => {
        const fact: Fact = { op: 'set', certificate: certificate.id, fact: 'statedCycle', value, on };
        const draft: Draft = { ...fact, lacks: value === null ? 'hours' : null, offered: null };
        const label = titleAmong(certificate, holder.certificates);
        return { label, act: { do: 'draft', drafts: [draft] } };
      }),
      { label: SAY.no, act: { do: 'drop' }, means: 'no' },
    ],
  };
}

const BARE_SUM =
  /^(?:一共|总共|累计|合计|加起来)(?:是|有|学了)*\d{1,3}(?:\.\d)?个?半?(?:学时|课时)?了?[。.]?$/;

export function year(claim: Told<'year'>, desk: Desk): Drafted {
  const { course, context, holder } = desk;
  const choosing = chosenBy(desk, course.trades, 'credit');
  if ('unknown' in choosing) return unknownTrade(choosing.unknown);
  const uncounted = notCounted(choosing, desk);
  if (uncounted) return uncounted;
  if ('ask' in choosing) return whoseCycle(claim, desk, choosing.among);
  return all(
    choosing.certificates.map((certificate) => {
      const past = course.pastCycles(context, certificate);
      const open = whichCycle(claim, certificate, past, desk);
      if (open) return open;
      const from = cycleMeant(claim, past);
      const title = titleAmong(certificate, holder.certificates);
      if (from === null) return saying(noCycle(claim, title, past, context.asOf));
      const fact: Fact = {
        op: 'set',
        certificate: certificate.id,
        fact: 'statedCycle',
        value: null,
        on: from,
      };
      if (claim.tenths === null)
        return {
          ...drafting({ ...fact, lacks: 'hours', offered: null }),
          said: [`${claim.year} 年一共学了几学时？没学也是答案。`],
        };
      const hours = hoursOfTenths(claim.tenths);
      const before = statedOf(certificate, from);
      if (before === hours)
        return saying(`${factWords({ ...fact, value: hours }, context.asOf)}已经记着了。`);
      const drafted = drafting({ ...fact, value: hours, lacks: null, offered: null });
      const done = course.counted(context, certificate)?.done ?? 0;
      // 一共12学时, where this year has 10: perhaps of the year that was asked for, perhaps all there is now.
      if (!BARE_SUM.test(plain(desk.text)) || done === 0 || hours < done) return drafted;
      return {
        drafts: [],
        said: [`${hoursWords(hours)}，是 ${claim.year} 年的，还是今年到现在的？`],
        choices: [
          { label: `${claim.year} 年的`, act: { do: 'draft', drafts: drafted.drafts } },
          { label: '今年到现在', act: { do: 'say', text: `今年一共${hours}学时` } },
        ],
      };
    }),
  );
}

/** 去年, 前年: a year counted from this one, and no year in which a cycle begins. */
const FROM_THIS_YEAR = /去年|头年|大?前年|上1?年/;

/**
 * 去年学了12学时, of a certificate whose years begin on a day of their own: such a year lies in two of them, so which it is
 * is asked, each with its days. Null: its years are calendar years, or its cycle was said.
 */
function whichCycle(
  { year: said, begun, last, nth, tenths }: Told<'year'>,
  certificate: ChatCertificate,
  past: readonly string[],
  { holder, text }: Desk,
): Drafted | null {
  const isByDays = begun !== undefined || last || nth !== undefined;
  const isByYear = past.every((from) => from.endsWith('-01-01'));
  if (isByDays || isByYear || !FROM_THIS_YEAR.test(plain(text))) return null;
  const [first, final] = [firstDayOfYear(said), lastDayOfYear(said)];
  const meant = past.flatMap((from, i) => {
    const next = past[i + 1];
    // The one after the last that is over has begun a year later.
    const to = next === undefined ? nextYear(from) - 1 : parseDay(next) - 1;
    return parseDay(from) <= final && to >= first ? [{ from, to }] : [];
  });
  const title = titleAmong(certificate, holder.certificates);
  if (meant.length === 0) return null;
  const value = tenths === null ? null : hoursOfTenths(tenths);
  const span = ({ from, to }: { from: string; to: Day }): string =>
    `${dayWords(from, 0)}到${dayWords(formatDay(to), 0)}`;
  return {
    drafts: [],
    said: [
      `${title}的一年不从1月1日算起。${value === null ? '' : `${hoursWords(value)}，`}是哪一期的？这一期里学的，说哪天学了几学时。`,
    ],
    choices: [
      ...meant.map((one): Choice => {
        const fact: Fact = {
          op: 'set',
          certificate: certificate.id,
          fact: 'statedCycle',
          value,
          on: one.from,
        };
        const draft: Draft = { ...fact, lacks: value === null ? 'hours' : null, offered: null };
        return { label: span(one), act: { do: 'draft', drafts: [draft] } };
      }),
      { label: SAY.no, act: { do: 'drop' }, means: 'no' },
    ],
  };
}

const nextYear = (from: string): Day => addYears(parseDay(from), 1);
