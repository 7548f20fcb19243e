// An application under a pack that came back: what is on record of it is no news any more, and the last day stands.
import type { Pack } from '../../law';
import { isSeenWhole, sayDue } from '../../standing';
import { saysRefused } from '../refused';
import { caveat, lawClauseText } from './document';
import { effectOf } from './overdue';
import { isApplied, type Own } from './own';

/** Until when it can still be put right, and what comes of letting that pass. */
function lastDay(pack: Pack, own: Own): string {
  const { title, standing } = own;
  const { answer, data } = standing.headline;
  if ('cycle' in data.when) return '';
  const told = isApplied(standing)
    ? `助手这里，你的${title}记的还是申请已交，没通过的，在这本证书里改过来。`
    : '';
  if (answer.due === null || answer.due < standing.asOf)
    return `${told}${answer.state === 'missed' ? `你的${title}：${standing.headline.words.title}。` : ''}`;
  const effect = effectOf(pack, own);
  return `${told}你的${title}最晚到 ${sayDue(answer.due, standing.asOf)}${effect === null ? '' : `，过了还没办，${effect}`}。`;
}

/** 申请被退回来了还要再申请吗: null, nothing was refused. */
export function ofRefusedApplication(pack: Pack, own: readonly Own[], text: string) {
  if (!saysRefused(text)) return null;
  const isKnown = isSeenWhole(pack) ? '文件未规定' : '助手手头没有';
  return {
    text: [
      `没通过的，别当成办好了：为什么没通过、要不要重新申请，${isKnown}，马上问发证的主管部门${pack.said.obligations.some(({ by }) => by === 'employer') ? '，替你申请的单位也问一声' : ''}。`,
      ...own.map((one) => lastDay(pack, one)),
      caveat(pack),
    ].join(''),
    clauses: own.map(({ standing: { headline, asOf } }) => ({
      id: headline.data.clause,
      text: lawClauseText(pack, headline.data.clause, asOf),
    })),
    actions: [],
  };
}
