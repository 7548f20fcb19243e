// What of an answer is of the holder's own certificates under a pack.
import { formatDay, formatDayChinese, parseDay, tryParseDay } from '../../calendar';
import { fillText, type Pack } from '../../law';
import { type Standing, sayDay } from '../../standing';
import { certificatesNamed } from '../named';
import type { ChatCertificate, ChatContext } from '../types';
import { titleOfKind } from './course';
import { standingOf } from './record';

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

/** Whoever is too late is not told what is left to study, as if that would help. */
const lastingWords = ({ headline: { words, answer } }: Standing): string[] =>
  words.sentences.filter((sentence) => answer.state !== 'missed' || !/还差/.test(sentence));

/** Many cycles that are not known are not counted up in a talk: they are asked for one by one. */
const MOST_IN_TITLE = 40;
const titleWords = ({ headline: { words } }: Standing): string =>
  words.title.length > MOST_IN_TITLE ? '先说说以前每个周期各学了多少' : words.title;

/** Of several things that are not known the first is asked, in its own words. */
function firstAsked({ pack, next }: Standing): string {
  const question = next?.kind === 'fact' ? pack.said.facts[next.fact]?.question.title : undefined;
  return question === undefined ? '' : `先说第一件：${question}？`;
}

/** From which day on one may apply, where no sentence names it. */
export function opensWords({ pack, headline: { answer, data, words }, asOf }: Standing): string {
  if (!('term' in data.when) || answer.opens === null || answer.state === 'missed') return '';
  const day = sayDay(answer.opens, asOf);
  if (words.sentences.some((sentence) => sentence.includes(day))) return '';
  const clause = pack.said.clauses.find(({ id }) => id === data.clause);
  const isEmployers = data.by === 'employer' && clause?.text.some((line) => line.includes('单位'));
  const early = isEmployers ? '，要由单位交的，别等最后几天' : '';
  return `${day}起可以申请${early}。`;
}

const OF_A_KIND = /^[^要至，。]+要学 .*还差/;

export const ownWords = (own: Own): string => {
  const { title, standing } = own;
  const { words, answer } = standing.headline;
  // Whoever is too late hears what comes of it; that the day itself counts is a reading, and told with the readings.
  const said = answer.state === 'missed' ? lastingWords(standing) : words.sentences.slice(0, 1);
  // 专业知识还差 10 学时: of what kind they must be.
  const ofKinds = words.sentences.slice(1).filter((one) => !said.includes(one) && OF_A_KIND.test(one));
  const told = [...said, ...ofKinds].join('').replace('，当天也算', '');
  return `你的${title}：${titleWords(standing)}。${told}${firstAsked(standing)}`;
};

/** What is to be done next, by the name of the step or of whom to turn to; empty where nothing is. */
export function nextWords(pack: Pack, { standing: { next, asOf } }: Own): string {
  const title =
    next?.kind === 'step'
      ? pack.said.steps[next.id]?.title
      : next?.kind === 'advice'
        ? pack.said.advice[next.id]?.title
        : undefined;
  return title === undefined ? '' : `接下来：${fillText(pack, title, asOf)}。`;
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
  const sentences = lastingWords(own.standing);
  if (!HOURS_ASKED.test(text)) return [`${own.title}：${titleWords(own.standing)}。`, ...sentences];
  const hours = sentences.filter((sentence) => /记了/.test(sentence));
  const rest = sentences.filter((sentence) => !hours.includes(sentence));
  const first = hours.length > 0 ? hours : [recordedHours(own)];
  return [`${own.title}：${first.join('')}`, `${titleWords(own.standing)}。`, ...rest];
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
