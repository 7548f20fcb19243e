import { parseDay } from '../../calendar';
import { type Mention, mentionsIn, NONE_AFTER, PUT_RIGHT } from './accounted';
import type { Claim } from './claims';
import { daysIn } from './days';
import { calm, type Ears, left, tradeIn } from './heard';
import { isOthers, moodOf } from './moods';
import { MOST_LETTERS, plain } from './plain';
import { STUDY_WORDS } from './study';
import { SUMMED } from './sums';

// Days told one by one, each with its hours: 3号下午学了4个，4号休息，今天上午5个. Where a message says nothing else, that
// is all of it, whatever stands between.

/** 下午, of the day that was said before it. */
const PART_OF_DAY = /^(?:上午|下午|中午|早上|晚上|夜里)$/;
const MOST_BESIDE = 3;

/** Hours that are no hours of one day. */
const OF_MORE = /每|各|都|[到至]|一天|开始|里|其中|又|补|才|错|改|删/;

/** The hours of each day, where a message tells of at least two and of nothing else; null: it does not. */
export function readByDays(text: string, ears: Ears): Claim[] | null {
  const said = plain(text.slice(0, MOST_LETTERS));
  const { asks, unsure, heard } = moodOf(said);
  if (asks || unsure || heard || isOthers(said) || SUMMED.test(said) || OF_MORE.test(said)) return null;
  if (tradeIn(said, ears.trades) !== null || ears.categories.some(([, words]) => words.test(said)))
    return null;
  const mentions = mentionsIn(said, ears);
  if (mentions.some(({ is, or }) => is === 'year' || or !== undefined) || PUT_RIGHT.test(said)) return null;
  const days = mentions.filter(({ is }) => is === 'day');
  const parts = daysIn(said, ears.asOf).filter(
    ({ from, to, weak }) => weak && PART_OF_DAY.test(said.slice(from, to)),
  );
  const starts = [...days, ...parts]
    .sort((one, other) => one.from - other.from)
    .filter(({ to }, i, all) => all[i + 1]?.from !== to);
  if (new Set(days.map(({ key }) => key)).size < 2 || (starts[0]?.from ?? 0) > (days[0]?.to ?? 0))
    return null;
  const claims: Claim[] = [];
  for (const [i, start] of starts.entries()) {
    const to = starts[i + 1]?.from ?? said.length;
    const told = mentions.filter(({ is, from }) => is === 'hours' && from >= start.to && from < to);
    const hours = told.length > 0 ? told : atEndOf(said, start.to, to);
    const rest = said.slice(start.to, to);
    if (hours.length === 0 && NONE_AFTER.test(rest)) continue;
    const [one, ...more] = hours;
    const day = days.filter(({ from }) => from <= start.from).at(-1) as Mention;
    if (!one || more.length > 0 || !isPlain(said, start, one, to)) return null;
    claims.push({
      ...{ tells: 'credit', tenths: Math.round(Number(one.key) * 10), category: null, named: null },
      ...{ day: { is: 'day', day: parseDay(day.key) }, again: parts.length > 0 },
    });
  }
  const before = said.slice(0, days[0]?.from);
  return claims.length > 1 && left(before.replace(STUDY_WORDS, '')) <= MOST_BESIDE ? claims : null;
}

/** 3号4个4号6个: a number right before the next day. */
function atEndOf(said: string, from: number, to: number): Mention[] {
  const found = /(?<![\d.第])(\d{1,2}(?:\.\d)?)(?:个(半)?)?[，,。\s]*$/.exec(said.slice(from, to));
  if (!found) return [];
  const key = String(Number(found[1]) + (found[2] ? 0.5 : 0));
  return [{ is: 'hours', key, from: from + found.index, to }];
}

/** Nothing but the study is spoken of, and it is done. */
function isPlain(said: string, start: { to: number }, hours: Mention, to: number): boolean {
  const rest = said.slice(start.to, hours.from) + said.slice(hours.to, to);
  return calm(moodOf(rest)) && left(rest.replace(STUDY_WORDS, '')) <= MOST_BESIDE;
}
