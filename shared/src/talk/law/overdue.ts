// What comes of a last day that passes, or has passed: begun with the word that the question asks for.
import { type Day, formatDayChinese } from '../../calendar';
import { fillText, type Pack } from '../../law';
import { isRead, sayDue } from '../../standing';
import { closeTo } from './close-to';
import { type LastDayAsked, lastDayAsked } from './last-day-asked';
import { notSaid } from './not-written';
import { askWords, nextWords, type Own, ownWords, waits } from './own';
import { thisYearFirst } from './term-year';

/** What comes of letting the last day pass, in words; null: nothing is written of it for this holder. */
export function effectOf(pack: Pack, { standing: { headline, asOf } }: Own): string | null {
  const { when } = headline.data;
  const { due } = headline.answer;
  const id =
    'term' in when
      ? when.term.effect
      : 'once' in when
        ? when.once.cohorts.find(({ due: name }) => isValue(pack, name, due, asOf))?.after.effect
        : undefined;
  const effect = id === undefined ? undefined : pack.said.effects[id];
  if (!effect) return null;
  const by = effect.reading ? '助手的理解是' : isRead(pack) ? '文件写的是' : '听说的是';
  return `${by}${fillText(pack, effect.text, asOf)}`;
}

const isValue = (pack: Pack, name: string, day: Day | null, asOf: Day): boolean =>
  day !== null && fillText(pack, `{${name}}`, asOf) === formatDayChinese(day);

/** Whether what comes of it is the helper's reading. */
const isReadEffect = ({ said }: Pack, { standing: { headline } }: Own): boolean =>
  Boolean(said.effects[headline.answer.effect ?? '']?.reading);

/** What is asked whatever the state: of a fine, or of an application, no state of the certificate says 是. */
function whatever(pack: Pack, asked: LastDayAsked): string {
  if (asked === 'fine') return `会不会罚钱，${notSaid(pack)}。`;
  return asked === 'applied' ? `说不准：交了申请是不是就算办好，${notSaid(pack)}，要等批下来。` : '';
}

/** Of what is over: 是 to whether it counts for nothing, 不能 to whether it can still be done; 是 to nothing else. */
function overLead(pack: Pack, own: Own, asked: LastDayAsked): string {
  if (asked === 'void') return isReadEffect(pack, own) ? '照助手的理解，是。' : '是。';
  if (asked === 'revive')
    return `不能照常${own.standing.headline.data.name}了；能不能恢复、补办，${notSaid(pack)}。`;
  return whatever(pack, asked);
}

/** 忘换了是不是就作废了, 还能恢复吗, 不换会罚钱吗. */
export function overdue(
  pack: Pack,
  own: Own,
  { told, quiet, text }: { told: readonly string[]; quiet: readonly string[]; text: string },
): string[] {
  const { headline, asOf } = own.standing;
  const { answer, words } = headline;
  const asked = lastDayAsked(text);
  const first = whatever(pack, asked);
  if (answer.state === 'missed') return [overLead(pack, own, asked), ownWords(own), nextWords(pack, own)];
  const unsure = [first === '' ? '还说不准。' : first, ownWords(own), nextWords(pack, own)];
  if (headline.doubt !== null) return unsure;
  // That it was done says nothing of how long the new one counts.
  if (answer.state === 'done' || answer.state === 'not-applicable')
    return [
      asked === 'fine' ? first : '',
      `你的${own.title}：${words.title}。`,
      'once' in headline.data.when
        ? `${answer.state === 'done' ? '没换的旧证书才会因为这次换证作废；' : ''}手里这本有效几年、会不会过期，${notSaid(pack)}。`
        : '批没批下来，问发证的主管部门。',
    ];
  const isAhead = answer.due !== null && answer.due >= asOf;
  if (answer.state === 'refused' || answer.due === null || !isAhead) return unsure;
  // Whose last day it will be is not known yet.
  const isOpen = answer.state === 'ask' && 'once' in headline.data.when;
  const effect = isOpen ? null : effectOf(pack, own);
  const now = asked === 'revive' ? '现在还用不着：' : asked === 'void' ? '现在不是，' : first;
  if (waits(own.standing))
    return [
      now.replace(/[，：]$/, '。'),
      ownWords(own),
      ...quiet.filter((sentence) => /还没有/.test(sentence)),
    ];
  // Whether it can be done at all hangs on what nobody has said: that is no good news.
  const open = answer.state === 'ask' ? `能不能${headline.data.name}，要先说清才知道。` : '';
  return [
    thisYearFirst(own, text),
    `${open === '' ? now : first}你的${own.title}还没到期限：${isOpen ? '最早的期限是' : '最晚到'} ${sayDue(answer.due, asOf)}${isOpen ? '，是不是你的还说不准' : ''}。`,
    open,
    effect === null ? '' : `过了还没办，${effect}。`,
    ...(isOpen ? closeTo('exchange_overdue', told) : []),
    ...(effect === null ? quiet.filter((sentence) => /还没有/.test(sentence)) : []),
    open === '' ? nextWords(pack, own) : askWords(own),
  ];
}
