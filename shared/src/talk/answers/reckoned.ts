// What comes of the hours that a question itself tells: 去年学了20今年要学多少 is reckoned by the rules on what it says, and
// not by what is on record, which is told beside it where it differs.
import { type Day, firstDayOfYear, formatDayChinese, lastDayOfYear, yearOf } from '../../calendar';
import { type CertificateFacts, sayHours, sayYears, yearsOf } from '../../v1/guide';
import { type Tenths, valueAt, type YearlyDuty } from '../../v1/rulebook';
import { plain } from '../told/plain';
import type { ChatHolder } from '../types';
import { formOf } from './asked-form';
import type { Draft } from './draft';
import { type HoursSaid, hoursSaid } from './hours-said';
import {
  addHours,
  cites,
  dial,
  isElectronic,
  isSkilled,
  type Matter,
  type Standing,
  shortYearsWords,
  standingOf,
  yearOn,
} from './matter';

const dutyOf = ({ rulebook }: Matter): YearlyDuty =>
  rulebook.families['site-professional'].yearlyDuty as YearlyDuty;

/** Whoever has no certificate on record: one whose first year of study is the first that is told of. */
function anybody(matter: Matter, { years }: HoursSaid): Standing | null {
  const { rulebook, asOf } = matter;
  const first = Math.min(...years.keys());
  const [post] = rulebook.families['site-professional'].posts;
  if (first < valueAt(dutyOf(matter).earliestYear, asOf)) return null;
  const facts: CertificateFacts = {
    ...{ family: 'site-professional', trade: post?.name ?? '', specialty: null, registryStatus: 'valid' },
    ...{ registryCheckedOn: null, exchangedOn: null, downloadedOn: null, newNumber: null },
    ...{ issuedOn: lastDayOfYear(first - 1), inPost: true, credits: [], yearStatements: [] },
  };
  const nothing = { id: '', title: '' };
  return { ...nothing, facts, explained: undefined as never, next: undefined as never };
}

/** What the year before must have had, so that what is told is no shortfall of two years already. */
function ifBefore(matter: Matter, { years }: HoursSaid): string {
  const first = Math.min(...years.keys());
  const yearBefore = first - 1;
  const duty = dutyOf(matter);
  if (first <= valueAt(duty.earliestYear, matter.asOf)) return '';
  const before = valueAt(duty.pairHours, matter.asOf) - (years.get(first) ?? 0);
  return before <= valueAt(duty.hours, matter.asOf)
    ? ''
    : `这是从 ${first} 年才开始每年学的，或者 ${yearBefore} 年学了 ${sayHours(before)}以上的；不然那两年加起来已经不到 {yearly.pairHours} 学时，可能要重新参加培训。`;
}

/** A certificate's facts with the totals that a question tells of years. */
function withYears(facts: CertificateFacts, years: ReadonlyMap<number, Tenths>): CertificateFacts {
  const kept = facts.yearStatements.filter(({ year }) => !years.has(year));
  return {
    ...facts,
    credits: facts.credits.filter(({ on }) => !years.has(yearOf(on))),
    yearStatements: [...kept, ...[...years].map(([year, tenths]) => ({ year, tenths }))],
  };
}

/** What is on record of a year; null: nothing was told of it. */
export function recordedOf(
  { rulebook, asOf }: Matter,
  { facts }: Standing,
  holder: ChatHolder,
  year: number,
) {
  const found = yearsOf(rulebook, facts, holder, asOf).find((one) => one.year === year);
  return found && (found.stated !== null || found.done > 0) ? found.done : null;
}

const NOBODY: ChatHolder = { registeredOn: null, certificates: [], intake: {} };

/** Where a certificate stands on a day if what the question tells is so. */
function supposing(matter: Matter, one: Standing, said: HoursSaid, on: Day): Standing {
  const { rulebook, asOf } = matter;
  const holder = matter.holder ?? NOBODY;
  const now = yearOf(asOf);
  const years = new Map(said.years);
  // Of a year to come this one will be over: what it has until now is all that is known of it.
  if (yearOf(on) > now && !years.has(now)) years.set(now, recordedOf(matter, one, holder, now) ?? 0);
  return standingOf(rulebook, holder, { id: one.id, facts: withYears(one.facts, years) }, on);
}

const saidYears = ({ years }: HoursSaid): string =>
  [...years].map(([year, tenths]) => `${year} 年 ${sayHours(tenths)}`).join('、');

/** 助手这里 2025 年记的是 32 学时, where the question says another number. */
function otherwise(matter: Matter, one: Standing, { years }: HoursSaid): string[] {
  const { holder } = matter;
  if (!holder || one.id === '') return [];
  return [...years].flatMap(([year, tenths]) => {
    const recorded = recordedOf(matter, one, holder, year);
    if (recorded === null || recorded === tenths) return [];
    return [`助手这里，${one.title} ${year} 年记的是 ${sayHours(recorded)}；要改，说一声就行。`];
  });
}

/** 有个人, 有人: asked of nobody's own. */
const OF_SOMEBODY = /有(?:个|的)?人|别人|某人/;

const yearWord = (year: number, now: number): string =>
  year === now ? '今年' : year === now + 1 ? '明年' : ` ${year} 年`;

/** What comes of it if nothing more is studied this year: the next one asks for more, or it is too late for that. */
export function ifLeft(matter: Matter, one: Standing): string | null {
  const now = yearOf(matter.asOf);
  const { status } = one.explained.assessment.continuingEducation;
  if (status !== 'in-progress' && status !== 'catch-up') return null;
  const nothing: HoursSaid = {
    years: new Map(),
    plan: null,
    when: null,
    asks: { is: 'how-much', year: now + 1 },
  };
  const then = supposing(matter, one, nothing, firstDayOfYear(now + 1));
  const { status: next, required } = then.explained.assessment.continuingEducation;
  if (next === 'retraining-required')
    return `${one.title}今年要是不再学，${shortYearsWords(then)}，按助手的理解可能要重新参加培训`;
  return required === null
    ? null
    : `${one.title}今年要是不再学，明年要学 ${sayHours(required)}（助手的理解）`;
}

/** How the answer begins. Of years that are over it is asked whether they were enough, and never whether the certificate counts. */
function leadsOf({ asks }: HoursSaid, text: string): { yes: string; no: string } {
  if (asks.is !== 'past') return formOf(text);
  if (/能用|可以用|有效|作数/.test(text)) return { yes: '说不准', no: '说不准' };
  return /算.{0,3}(?:补|够|满)/.test(text) ? { yes: '算', no: '不算' } : formOf(text);
}

/** What a year asks for by what is said; of a plan, whether that is enough. */
function told(matter: Matter, one: Standing, said: HoursSaid, text: string): string[] | null {
  const year = said.asks.is === 'how-much' ? said.asks.year : yearOf(matter.asOf);
  const on = year > yearOf(matter.asOf) ? firstDayOfYear(year) : matter.asOf;
  const then = supposing(matter, one, said, on);
  const { status, required, done } = then.explained.assessment.continuingEducation;
  const whose = one.title === '' ? '' : `你的${one.title} `;
  const now = yearOf(matter.asOf);
  const when = yearWord(year, now);
  const until = `${year === now ? '' : when}${formatDayChinese(lastDayOfYear(year), year)}`;
  const { no, yes } = leadsOf(said, text);
  if (status === 'unconfirmed')
    return [
      `说不准：别的年头（${sayYears(then.explained.assessment.continuingEducation.yearsToConfirm)}）学了多少还没告诉助手。`,
    ];
  const isPast = said.asks.is === 'past';
  const ofTraining = isPast && /重新(?:参加)?培训/.test(text);
  if (status === 'retraining-required')
    return [
      ofTraining ? '按文件，是：' : said.plan || isPast ? `${no}：` : '',
      `照你说的，${whose}${shortYearsWords(then)}，按助手的理解可能要重新参加培训，再学也补不了。`,
    ];
  if (status === 'not-started' || status === 'not-applicable' || required === null) return null;
  const raised = required > valueAt(dutyOf(matter).hours, on) ? '（少的那些，助手的理解是下一年一起补）' : '';
  const wanted = `照你说的（${saidYears(said)}），${whose}${when}要学 ${sayHours(required)}${raised}`;
  const lead = ofTraining ? '不是：' : isPast ? `${yes}：` : '';
  if (!said.plan) return [`${lead}${wanted}，${until}前学满。`];
  const { tenths, more } = said.plan;
  const had = done ?? 0;
  if (more !== false && one.title === '') {
    return more === null
      ? [`${tenths >= required ? '够' : '不够'}：${wanted}。`]
      : [`说不准：${wanted}，要看已经学了多少。`];
  }
  const all = more ? had + tenths : tenths;
  const lack = required - all;
  return lack > 0
    ? [
        `${no}：${wanted}${more ? `，记了 ${sayHours(had)}，再学 ${sayHours(tenths)} 还差 ${sayHours(lack)}` : `，${sayHours(tenths)}还差 ${sayHours(lack)}`}。`,
      ]
    : [`${yes}：${wanted}，${until}前学满就${yes === '行' ? '行' : '够了'}。`];
}

/** 去年学了20，今年学多少能补上: null, the question tells of no year, or of none that its answer hangs on. */
export function reckoned(matter: Matter, text: string): Draft | null {
  const said = hoursSaid(text, matter.asOf);
  if (!said || said.years.size === 0 || (said.plan && said.plan.unit !== '学时')) return null;
  const isOwn = !OF_SOMEBODY.test(plain(text));
  const own = isOwn ? matter.standings.filter((one) => isElectronic(one) && !isSkilled(one)) : [];
  if (isOwn && matter.standings.length > 0 && own.length === 0) return null;
  const whom = own.length > 0 ? own : [anybody(matter, said)];
  const sentences = whom.flatMap((one) => {
    const lines = one && told(matter, one, said, text);
    if (!one || !lines) return [];
    const isVoid = lines.some((line) => line.includes('重新参加培训'));
    const before = isVoid ? '' : ifBefore(matter, said);
    return [...lines, ...(one.title === '' ? [before] : otherwise(matter, one, said))];
  });
  if (sentences.length === 0) return null;
  return {
    sentences: [
      ...sentences,
      '每年要学满 {yearly.hours} 学时，两年加起来不到 {yearly.pairHours} 学时，要重新参加培训（一年按自然年算，助手的理解），以主管部门的答复为准。',
    ],
    clauses: cites(matter, 'yearly-study'),
    actions: [...addHours(matter), ...yearOn(matter), dial(matter, 'authority')],
  };
}
