// Whether the holder must be trained again, by where their own certificates stand: said before what the document says of it.
import type { Pack } from '../../law';
import { sayDay } from '../../standing';
import { LEFT_POST } from '../phrases/left-post';
import { nextWords, type Own, ownWords } from './own';

function leadOf({ title, standing }: Own): string {
  const { answer, data } = standing.headline;
  if (answer.state === 'missed') return 'cycle' in data.when ? '按助手的理解，可能要。' : '';
  if (answer.state === 'not-applicable') return '';
  if ('cycle' in data.when) return answer.state === 'ask' ? '说不准。' : '按助手记的，现在还没到这一步。';
  const { due } = answer;
  return due === null || due < standing.asOf
    ? ''
    : `你的${title}，按助手记的还没过期限（${sayDay(due, standing.asOf)}）。`;
}

/** 我要重新培训吗: first of all where one's own stands. Whoever has left the post asks of that, and not of hours. */
export function retrainFirst(pack: Pack, own: readonly Own[], text: string): string[] {
  return own.flatMap((one) => {
    const { answer, data } = one.standing.headline;
    const isOver = answer.state === 'missed';
    if (LEFT_POST.test(text) && !isOver) return [];
    const isTold = isOver || ('cycle' in data.when && answer.state !== 'not-applicable');
    return [
      LEFT_POST.test(text) ? '' : leadOf(one),
      ...(isTold ? [ownWords(one), nextWords(pack, one)] : []),
    ];
  });
}
