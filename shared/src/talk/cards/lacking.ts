import type { Day } from '../../calendar';
import { type DaySpan, daysIn } from '../told/days';
import { SUMMED } from '../told/sums';

// What a clause lacks it takes from its neighbours: the day that was said last, or once for all; the doing of the one
// before it. What is not said of one day alone is not taken, so that it is asked.

/** What is told of the certificates that `name` says; empty: none are said. */
export interface CardClause {
  name: string;
  text: string;
  /** The ids of those that are meant, where that is known without a name. */
  of?: readonly string[];
}

/** What is said around the clauses, of all of them. */
export interface Frame {
  head: string;
  tail: readonly string[];
  /** Whether the message is of study, so that a bare number is of hours. */
  studies: boolean;
}

const HOURS = '\\d{1,3}(?:\\.\\d)?个?半?(?:学时|课时)?';
const CATEGORY = '(?:的)?(?:专业|公共|必修|选修|公需)?(?:知识|课)?的?';
/** 3学时专业, 各2学时: an amount without a word of what was done. */
const ONLY_HOURS = new RegExp(`^(?:是|有|各|都|就|也|了|的|${CATEGORY}){0,4}?(${HOURS}${CATEGORY})了?$`);
const SAME = /^(?:的)?(?:也|同样|一样)(?:是|一样|这样|这么多|学了这么多)?(?:的|了)?$/;
/** 到, 是, 的: what stands around a day that is all that is said. */
const AROUND_DAY = /^(?:是|到|在|的|那|也|则)*$/;
const DAY_OF_ALL = /^(?:是|在)?$/;

const daysOf = (text: string, asOf: Day): DaySpan[] =>
  daysIn(text, asOf).filter(({ weak, said }) => !weak && said.is !== 'future');

const without = (text: string, spans: readonly { from: number; to: number }[]): string =>
  spans.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);

/** The one day, or the stretch of days, that a text names, as it was said; null: none, or several. */
function dayOf(text: string, asOf: Day): string | null {
  const days = daysOf(text, asOf);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  if (days.length === 1) return text.slice(first.from, first.to);
  const between = days.slice(1).map(({ from }, i) => text.slice(days[i]?.to, from));
  const isOne = days.length === 2 && between.every((gap) => /^(?:[和跟、]|到|至|-)$/.test(gap));
  return isOne ? text.slice(first.from, last.to) : null;
}

/** 到2025年9月30日, after 有效期到2025年8月31日: the same of another day; null: more is said, or there is nothing like it. */
function likeBefore(text: string, before: string | undefined, asOf: Day): string | null {
  if (before === undefined) return null;
  if (SAME.test(text.trim())) return before;
  const [own, ...more] = daysIn(text, asOf).filter(({ weak }) => !weak);
  const [old, ...others] = daysIn(before, asOf).filter(({ weak }) => !weak);
  if (!own || more.length > 0 || !old || others.length > 0) return null;
  const rest = without(text, [own]);
  const said = text.slice(own.from, own.to);
  const like = before.slice(0, old.from) + said + before.slice(old.to);
  if (AROUND_DAY.test(rest)) return like;
  return SAME.test(rest.trim()) ? like : null;
}

/** Clauses that each say what they are of. */
export function withoutLacks(
  clauses: readonly CardClause[],
  { head, tail, studies }: Frame,
  asOf: Day,
): CardClause[] {
  const whole: CardClause[] = [];
  const isBare = clauses.length > 1 && clauses.every(({ text }) => isOnlyHours(text, asOf));
  for (const { name, text } of clauses)
    whole.push({ name, text: likeBefore(text, whole.at(-1)?.text, asOf) ?? text });
  const told = whole.map(({ name, text }) => ({ name, text: withStudy(text, studies || isBare, asOf) }));
  const rest = tail.map((part) => part.replace(/^(?:也|这些|它们|全)*(?:都|全)/, ''));
  const ofDay = rest.find((part) => dayOf(part, asOf) !== null && isOnlyDay(part, asOf));
  const others = rest.filter((part) => part !== ofDay);
  const last = told.at(-1);
  // 质量员3学时，材料员5学时，昨天学的: a day at the very end, where nothing else has one, is of all.
  const atEnd =
    last && told.slice(0, -1).every(({ text }) => daysOf(text, asOf).length === 0) && isAtEnd(last.text, asOf)
      ? dayOf(last.text, asOf)
      : null;
  const once = (ofDay && dayOf(ofDay, asOf)) ?? (head === '' ? atEnd : null);
  let day = dayOf(head, asOf);
  return told.map(({ name, text }) => {
    const lacks = daysIn(text, asOf).every(({ weak }) => weak);
    const own = lacks ? null : dayOf(text, asOf);
    if (!lacks) day = own;
    const dated = lacks && takesDay(text) ? `${once ?? day ?? ''}${text}` : text;
    return { name, text: [dated, ...others].join('，') };
  });
}

/** Hours of a day take one; a sum, and what somebody is or has, do not. */
const takesDay = (text: string): boolean => /\d/.test(text) && !SUMMED.test(text);

const isOnlyDay = (text: string, asOf: Day): boolean =>
  DAY_OF_ALL.test(without(text, daysOf(text, asOf)).replace(/(?:学|上|看|办|交|换|弄)?的$/, ''));

/** Whether the one day of a text stands behind its hours, with no more than 学的 after it. */
function isAtEnd(text: string, asOf: Day): boolean {
  const [only, ...more] = daysOf(text, asOf);
  return (
    only !== undefined &&
    more.length === 0 &&
    /\d/.test(text.slice(0, only.from)) &&
    /^(?:都|全)?(?:学|上|看|办|交|换)?[的了]?$/.test(text.slice(only.to))
  );
}

const isOnlyHours = (text: string, asOf: Day): boolean => {
  const parts = text.split('，').map((part) => without(part, daysIn(part, asOf)).trim());
  return /\d/.test(parts[0] ?? '') && parts.every((part) => /^的?$/.test(part) || ONLY_HOURS.test(part));
};

/** 今天2学时 is 今天学了2学时, where hours are what is told. */
function withStudy(text: string, studies: boolean, asOf: Day): string {
  return text
    .split('，')
    .map((part) => {
      const days = daysIn(part, asOf);
      const hours = ONLY_HOURS.exec(without(part, days).trim())?.[1];
      if (hours === undefined || (!studies && !/学时|课时/.test(hours)) || !part.includes(hours)) return part;
      const at = part.lastIndexOf(hours);
      const unit = /学时|课时/.test(hours) ? hours : hours.replace(/^(\d+(?:\.\d)?)个?/, '$1学时');
      return `${part.slice(0, at)}学了${unit}${part.slice(at + hours.length)}`;
    })
    .join('，');
}
