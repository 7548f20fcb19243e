// The four questions of the exchange, or the renewal, of who holds a certificate: each answered by itself, the answer first.
import { type Day, formatDayChinese, yearOf } from '../../calendar';
import { fillText, type ObligationData, type Pack, valueAt } from '../../law';
import { isRead, sayDay } from '../../standing';
import type { Intent } from '../intents';
import { plain } from '../told/plain';

import { ageNotKnown, asksAble, lacksHours, refusedAsSaid } from './able';
import { OF_SCOPE, OF_TERM } from './close-to';
import { effectOf, overdue } from './overdue';
import { isApplied, nextWords, type Own, opensWords, ownWords, waits } from './own';
import { todoLines } from './todo';

const obligationOf = ({ standing: { headline } }: Own): ObligationData => headline.data;

const lower = (words: string): string => words.replace(/。$/, '');

/** A day of the year that a question names: 12月31号. */
const DAY_NAMED = /(\d{1,2})月(\d{1,2})[号日]/;

/** That a day which a question names is none of the document's, with what it is instead; empty: it is one, or none is named. */
function otherDay(pack: Pack, text: string, dates: readonly string[]): string {
  const [, month, day] = DAY_NAMED.exec(plain(text)) ?? [];
  if (month === undefined || day === undefined) return '';
  const named = `${Number(month)}月${Number(day)}日`;
  if (dates.some((date) => date.replace(/^\d+年/, '') === named)) return '';
  const isYearEnd = pack.said.obligations.some(({ when }) => 'cycle' in when && when.cycle.on === '01-01');
  if (isYearEnd && named === '12月31日')
    return '12月31日是每年学习那一年的最后一天（助手按自然年算），不是换证的期限。';
  return `${isRead(pack) ? '助手看到的文件里' : '助手听说的里面'}没有 ${named}这个期限。`;
}

/** The days that a pack's values name, in words. */
const daysOf = (pack: Pack, asOf: Day): string[] =>
  Object.entries(pack.said.values).flatMap(([name, { unit }]) =>
    unit === 'day' ? [fillText(pack, `{${name}}`, asOf)] : [],
  );

/** 12月31号是哪年的, of whose last day is none of the exchange at hand. */
export const notThatDay = (pack: Pack, text: string, asOf: Day): string =>
  otherDay(pack, text, daysOf(pack, asOf));

function deadline(pack: Pack, own: Own, told: readonly string[], text: string): string[] {
  const { answer } = own.standing.headline;
  const { asOf } = own.standing;
  const dates = [...daysOf(pack, asOf), ...(answer.due === null ? [] : [sayDay(answer.due, asOf)])];
  const due = answer.due === null ? null : formatDayChinese(answer.due);
  const dated = told.filter((sentence) => OF_TERM.test(sentence));
  const ofOwn = dated.filter((sentence) => due !== null && sentence.includes(due));
  return [
    otherDay(pack, text, dates),
    isLeftOpen(own) && asksAble(plain(text)) !== null ? LEFT_OPEN : '',
    ownWords(own),
    opensWords(own.standing),
    ...(answer.state === 'missed' || waits(own.standing) ? [] : ofOwn.length > 0 ? ofOwn : dated),
    nextWords(pack, own),
  ];
}

const YEAR_NAMED = /((?:19|20)\d\d)年?(?:的|发|拿|考|领|办)/;

/** Whether a certificate of the year that a question names can be exchanged by its day of issue; null: that is not asked. */
function byYear(pack: Pack, obligation: ObligationData, text: string, asOf: Day): string | null {
  const [, year] = YEAR_NAMED.exec(plain(text)) ?? [];
  if (year === undefined) return null;
  for (const { if: condition } of obligation.refused) {
    if (condition.onOrAfter === undefined) continue;
    const dated = pack.values[condition.onOrAfter];
    if (dated?.unit !== 'day') continue;
    const before = Number(valueAt(dated, asOf));
    const limit = formatDayChinese(before);
    if (Number(year) < yearOf(before)) return `${year}年发的，发证的日子够（要在 ${limit}以前）。`;
    if (Number(year) > yearOf(before)) return `不能：${year}年发的，不是在 ${limit}以前发的。`;
    return `${year}年发的要看哪一天：要在 ${limit}以前。`;
  }
  return null;
}

const ABLE: Record<string, string> = {
  missed: '不能了。',
  refused: '现在不能。',
  ask: '还说不准。',
  done: '已经办好了。',
  'not-yet': '还没到时候。',
};

/** The last day is over and nothing was lost by it: what becomes of it is not written, and is neither 能 nor 不能. */
const isLeftOpen = ({ standing: { headline, asOf } }: Own): boolean =>
  'once' in headline.data.when &&
  headline.answer.state === 'open' &&
  (headline.answer.due === null || headline.answer.due < asOf);
const LEFT_OPEN = '说不准：日子已经过了，没换好的还能不能换，看到的部分没有写。';

/** Whether something comes before the act itself. */
const isBefore = ({ standing: { next, headline } }: Own): boolean =>
  'once' in headline.data.when && next?.kind === 'step' && next.id !== headline.data.step;

function scope(pack: Pack, own: Own, told: readonly string[], text: string): string[] {
  const { answer } = own.standing.headline;
  const year = byYear(pack, obligationOf(own), text, own.standing.asOf);
  const rest = told.filter((sentence) => OF_SCOPE.test(sentence));
  if (year !== null && answer.state !== 'missed') return [year, ...rest];
  const refused = refusedAsSaid(pack, own, text);
  if (refused !== null) return [refused, ...rest];
  const named = YEAR_NAMED.test(plain(text)) && 'term' in obligationOf(own).when;
  const aged = ageNotKnown(pack, 'exchange_scope', text) !== null;
  return [
    named
      ? '看的是有效期到哪天，不是哪一年发的。'
      : aged
        ? ''
        : isLeftOpen(own)
          ? LEFT_OPEN
          : isApplied(own.standing)
            ? '申请已经交了，还要等批。'
            : (ABLE[answer.state] ??
              (lacksHours(own.standing)
                ? '现在还不能，学时还不够。'
                : isBefore(own)
                  ? '要先把前面的办了。'
                  : '能。')),
    ownWords(own),
    ...(answer.state === 'missed' ? [] : rest),
    nextWords(pack, own),
  ];
}

function how(pack: Pack, own: Own): string[] {
  const { next, headline } = own.standing;
  const isOpen = headline.answer.state === 'open';
  const todo = next?.kind === 'step' && !waits(own.standing) ? todoLines(pack, next.id, own.standing) : [];
  const effect = isOpen && !waits(own.standing) && 'once' in headline.data.when ? effectOf(pack, own) : null;
  return [
    ownWords(own),
    opensWords(own.standing),
    nextWords(pack, own),
    ...todo,
    effect === null ? '' : `过了还没办，${effect}。`,
  ];
}

const OF_SITE = /八大员|现场专业人员/;

/**
 * What an own certificate's holder hears of the exchange, the answer first; null: the question is none of the four, or
 * the certificate's document obliges to neither exchange nor renewal.
 * @param told what the clauses say, sentence by sentence
 * @param quiet what the pack says that it does not say
 */
export function exchangeAnswer(
  pack: Pack,
  intent: Intent,
  own: Own,
  { told, quiet, text }: { told: readonly string[]; quiet: readonly string[]; text: string },
): string[] | null {
  const { when } = obligationOf(own);
  if (!('once' in when || 'term' in when)) return null;
  const isOther = OF_SITE.test(text) && !Object.keys(pack.said.kinds).includes('site-professional');
  const lead = isOther ? `八大员是施工现场专业人员的证，照发证的那个省；你的${lower(own.title)}不是。` : '';
  const said = (() => {
    switch (intent) {
      case 'exchange_overdue':
        return overdue(pack, own, { told, quiet, text });
      case 'exchange_deadline':
        return deadline(pack, own, told, text);
      case 'exchange_scope':
        return scope(pack, own, told, text);
      case 'exchange_how':
        return how(pack, own);
      default:
        return null;
    }
  })();
  return said && [lead, ...said].filter((sentence) => sentence !== '');
}
