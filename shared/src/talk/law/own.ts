// What of an answer is of the holder's own certificates under a pack.
import { formatDay, formatDayChinese, formatDaysLeft, parseDay, tryParseDay, yearOf } from '../../calendar';
import { cyclesOf, entryAt, fillText, type Pack } from '../../law';
import { type Standing, sayDay, sayHours } from '../../standing';
import { certificatesNamed } from '../named';
import type { ChatCertificate, ChatContext } from '../types';
import { titleOfKind } from './course';
import { standingOf } from './record';
import { yearLacks } from './term-year';

/** A certificate of the holder's, and where it stands. */
export interface Own {
  title: string;
  certificate: ChatCertificate;
  standing: Standing;
}

/** Where the holder's own certificates stand, in the words of the screens: those that the text names, or all. */
export function standings(pack: Pack, { holder, asOf, text }: ContextOf): Own[] {
  const all = (holder?.certificates ?? []).filter(({ law }) => law?.pack === pack.id);
  const named = certificatesNamed(text, all);
  return (named.length > 0 ? named : all).map((one) => ({
    title: titleOfKind(pack, one),
    certificate: one,
    standing: standingOf(pack, one, holder, asOf),
  }));
}

export interface ContextOf extends ChatContext {
  text: string;
}

/** The last day of what was to be done once, or by then, with the year and how long it is over. */
const overSince = ({ headline: { answer, words }, asOf }: Standing): string =>
  answer.due === null || words.title.includes(formatDayChinese(answer.due))
    ? ''
    : `（${formatDayChinese(answer.due)}，${formatDaysLeft(answer.due - asOf)}）`;

/** What only says once more that a last day is over. */
function saysOver({ pack, headline: { data, answer }, asOf }: Standing): readonly string[] {
  const { when } = data;
  if ('cycle' in when) return [];
  const ids = 'term' in when ? [when.term.never] : when.once.cohorts.map(({ after }) => after.reason);
  return answer.reasons
    .filter((id) => ids.includes(id))
    .flatMap((id) => {
      const reason = pack.said.reasons[id];
      return reason && 'text' in reason ? [fillText(pack, reason.text, asOf)] : [];
    });
}

/** How a cycle is counted, where that is the helper's reading. */
function isReadCycle({ pack, headline: { data, answer }, asOf }: Standing): boolean {
  if (!('cycle' in data.when)) return false;
  const used = data.when.cycle.anchors.filter(({ fact }) => fact === answer.count?.anchor);
  const names = [data.when.cycle.every, ...used.map(({ startsAfter }) => startsAfter)];
  return names.some((name) => {
    const dated = pack.values[name];
    return dated !== undefined && entryAt(dated, Math.max(asOf, pack.from)).reading !== undefined;
  });
}

/**
 * The sentences on a standing as they are said in a talk. Whoever is too late hears once that it is over, and of this
 * year what there is, not what is left as if that would help; that a last day itself counts is told with the readings.
 */
function lastingWords(own: Own): string[] {
  const { standing } = own;
  const { headline } = standing;
  const { words, answer, data } = headline;
  const read = isReadCycle(standing) ? '（从哪天到哪天，是助手的理解）' : '';
  const told = words.sentences.map((one) =>
    one.replace('，当天也算', '').replace(/为止。$/, `为止${read}。`),
  );
  if (answer.state !== 'missed') return told;
  if ('cycle' in data.when)
    return told
      .filter((one) => !/为止/.test(one) && !(words.reading && one.includes(`：${words.title}。`)))
      .map((one) =>
        one.replace(/，还差[^；。]*/, '').replace(/^要学/, isOfYear(standing) ? '今年要学' : '这一期要学'),
      )
      .flatMap((one) => (/^相邻两/.test(one) ? [one, shortPair(own)] : [one]));
  const over = saysOver(standing);
  return told.filter((one) => !over.includes(one) && !/^期限是 .*已过/.test(one) && !/还差/.test(one));
}

/** Which two cycles are short together, and by what is on record; empty where that was not stated of both. */
function shortPair({ certificate: { law }, standing }: Own): string {
  const { pack, asOf } = standing;
  const { answer, data } = standing.headline;
  const [pair] = data.needs.flatMap((need) => ('hours' in need && need.pair ? [need.pair] : []));
  if (!pair || !answer.count || law?.credits.some((one) => one.for)) return '';
  const least = Number(fillText(pack, `{${pair.hours}}`, asOf));
  const stated = new Map(law?.cycles.map(({ from, hours }) => [from, hours]));
  const past = cyclesOf(answer.count)
    .filter(({ to }) => to < asOf)
    .map(({ from }) => ({ from, hours: stated.get(formatDay(from)) }));
  for (const [at, { from, hours }] of past.entries()) {
    const before = past[at - 1];
    if (!before || hours === undefined || before.hours === undefined || hours + before.hours >= least)
      continue;
    const called = (day: number) => (isOfYear(standing) ? `${yearOf(day)}年` : `${formatDayChinese(day)}起`);
    return `${called(before.from)}和${called(from)}的两${isOfYear(standing) ? '年' : '期'}，一共记了 ${Math.round((hours + before.hours) * 10) / 10} 学时。`;
  }
  return '';
}

const isOfYear = ({ headline: { answer } }: Standing): boolean =>
  answer.cycle !== null && formatDay(answer.cycle.from).endsWith('-01-01');

/** Many cycles that are not known are not counted up in a talk: they are asked for one by one. */
const MOST_IN_TITLE = 40;
const titleWords = ({ headline: { words } }: Standing): string =>
  words.title.length > MOST_IN_TITLE ? '先说说以前每个周期各学了多少' : words.title;
/** The title, with the day of what is over. */
const titleOn = (standing: Standing): string => {
  const { data, answer, words } = standing.headline;
  const title = titleWords(standing);
  if (answer.state !== 'missed') return title;
  if ('cycle' in data.when) return `${words.reading ? '按助手的理解，' : ''}${title}`;
  return `${title}${overSince(standing)}`;
};

/** Of several things that are not known the first is asked, in its own words. */
function firstAsked(standing: Standing): string {
  const { pack, next } = standing;
  // The one thing is asked by the title itself.
  if (titleWords(standing).startsWith('先说说')) return '';
  const question = next?.kind === 'fact' ? pack.said.facts[next.fact]?.question.title : undefined;
  return question === undefined ? '' : `先说第一件：${question}？`;
}

/** From which day on one may apply, where no sentence names it. */
export function opensWords({ pack, headline: { answer, data, words }, asOf }: Standing): string {
  if (
    !('term' in data.when) ||
    answer.opens === null ||
    answer.state === 'missed' ||
    answer.state === 'refused' ||
    answer.state === 'done'
  )
    return '';
  const day = sayDay(answer.opens, asOf);
  if (words.sentences.some((sentence) => sentence.includes(day))) return '';
  const clause = pack.said.clauses.find(({ id }) => id === data.clause);
  const isEmployers = data.by === 'employer' && clause?.text.some((line) => line.includes('单位'));
  const early = isEmployers ? '，要由单位交的，别等最后几天' : '';
  return `${day}起可以申请${early}。`;
}

/** What is asked for, and of several things the first. */
export const askWords = ({ standing }: Own): string => `${titleWords(standing)}。${firstAsked(standing)}`;

/** How a term is parted into years is the helper's. */
const yearsRead = ({ headline: { answer, data } }: Standing): string =>
  'term' in data.when && answer.state === 'ask' && answer.askCycles.length > 0
    ? '这样分年是助手的理解。'
    : '';

export const ownWords = (own: Own): string => {
  const { title, standing } = own;
  const { answer, data } = standing.headline;
  const sentences = lastingWords(own);
  // Of a cycle the total is told with what lacks, and until when; of an answer that is over, all there is.
  const isWhole = answer.state === 'missed' || ('cycle' in data.when && answer.state === 'open');
  const told = (isWhole ? sentences : sentences.slice(0, 1)).join('');
  return `你的${title}：${titleOn(standing)}。${yearLacks(own)}${told}${yearsRead(standing)}${firstAsked(standing)}`;
};

/** What is to be done next, by the name of the step or of whom to turn to; empty where nothing is. */
export function nextWords(pack: Pack, { standing }: Own): string {
  const { next, asOf, headline } = standing;
  const step = next?.kind === 'step' ? pack.said.steps[next.id] : undefined;
  const [hours] = headline.answer.needs;
  // What the cycle before lacked is to be studied as well: the step's own number is not enough.
  if (step?.sets === 'credits' && headline.answer.count?.raised && hours)
    return `接下来：${isOfYear(standing) ? '今年' : '这一期'}学满 ${sayHours(hours.required)}。`;
  // Where somebody else is to act, there is nothing to do but what was said.
  if (next?.kind === 'step' && next.id === headline.data.step && waits(standing)) return '';
  const title =
    next?.kind === 'step'
      ? pack.said.steps[next.id]?.title
      : next?.kind === 'advice'
        ? pack.said.advice[next.id]?.title
        : undefined;
  return title === undefined ? '' : `接下来：${fillText(pack, title, asOf)}。`;
}

/** Whether it was applied for in time, and is not granted yet, as far as is told. */
export const isApplied = ({ headline: { answer, words } }: Standing): boolean =>
  answer.state === 'done' && answer.cycle === null && answer.reasons.length === 0 && words.tone === 'go';

/** Whether another than the holder is to act until the last day that is theirs. */
export function waits({ pack, headline: { data, answer, words }, asOf }: Standing): boolean {
  if (!('once' in data.when) || answer.state !== 'open') return false;
  return data.when.once.cohorts.some(
    ({ open }) => open?.text !== undefined && words.sentences.includes(fillText(pack, open.text, asOf)),
  );
}

/** The hours on record, where no sentence on the standing names them. */
function recordedHours({ certificate: { law }, standing: { asOf } }: Own): string {
  const stated = [...(law?.cycles ?? [])].sort((one, other) => one.from.localeCompare(other.from));
  const hours = (law?.credits ?? [])
    .filter(({ on }) => on <= formatDay(asOf))
    .reduce((sum, one) => sum + one.hours, 0);
  const told = [
    ...stated.map((one) => `${formatDayChinese(parseDay(one.from))}起的一年 ${one.hours} 学时`),
    ...(hours > 0 ? [`一笔一笔记的共 ${Math.round(hours * 10) / 10} 学时`] : []),
  ];
  return told.length > 0 ? `助手这里记了：${told.join('、')}。` : '助手这里没有记你的学时。';
}

/** 学了多少, first of all where that is what is asked. */
const HOURS_ASKED = /多少(?:个)?(?:学时|课时)|几个?(?:学时|课时)|(?:学时|课时)(?:.{0,4})(?:多少|几个?)/;

/** The sentences on where a certificate stands, with that on the hours first for whoever asks for them. */
export function standingSentences(own: Own, text: string): string[] {
  const sentences = lastingWords(own);
  if (!HOURS_ASKED.test(text))
    return [`${own.title}：${titleOn(own.standing)}。`, yearLacks(own), ...sentences];
  const hours = sentences.filter((sentence) => /记了/.test(sentence));
  // Of whoever is too late the years that settled it are asked about, before this one.
  const isOver = own.standing.headline.answer.state === 'missed';
  const rest = sentences.filter((sentence) => isOver || !hours.includes(sentence));
  const first = hours.length > 0 && !isOver ? hours : [recordedHours(own)];
  return [`${own.title}：${first.join('')}`, yearLacks(own), `${titleWords(own.standing)}。`, ...rest];
}

/**
 * How the helper reads what comes of it; where the own words told that already (助手的理解是：证书失效), only that the
 * authority decides.
 */
export function readingOf(own: Own): string {
  const { words, answer } = own.standing.headline;
  const reading = words.reading ?? '';
  const isTold = answer.state === 'missed' && /助手的理解是/.test(ownWords(own));
  return isTold && reading !== '' ? '最后以主管部门的答复为准。' : reading;
}

/** 有效期到 2027年1月15日: the day that is on record, first of all where validity is asked about. */
export function validUntil(pack: Pack, { holder, asOf }: ContextOf): string[] {
  const expiries = pack.said.obligations.flatMap(({ when }) => ('term' in when ? [when.term.expires] : []));
  return (holder?.certificates ?? []).flatMap((one) =>
    one.law?.pack !== pack.id
      ? []
      : expiries.flatMap((name) => {
          const day = tryParseDay(String(one.law?.facts[name] ?? ''));
          if (day === undefined) return [];
          const over = day < asOf ? '，已经过了' : '';
          return [`你的${titleOfKind(pack, one)}记的有效期到${formatDayChinese(day)}${over}。`];
        }),
  );
}
