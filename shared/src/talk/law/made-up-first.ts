// 去年没学能补吗, of one's own cycles: whether anything is to be made up for comes before what the document says of making up.
import type { Pack } from '../../law';
import { nextWords, type Own, ownWords } from './own';

function leadOf(pack: Pack, own: Own): string[] {
  const { answer, data } = own.standing.headline;
  // Where nothing can be made up for at all the document's own word is the answer.
  if (!('cycle' in data.when) || data.when.cycle.makeUp === undefined) return [];
  switch (answer.state) {
    case 'not-yet':
      return ['现在没有要补的，要学的还没开始。', ownWords(own)];
    case 'missed':
      return ['按助手的理解，补不了了。', ownWords(own), nextWords(pack, own)];
    case 'done':
    case 'open':
      return isOwed(own) ? [] : ['按助手记的，前一期没有欠的，不用补。', ownWords(own)];
    default:
      return [];
  }
}

/** Whether what the cycles before lacked is asked for now. */
const isOwed = ({ standing: { headline } }: Own): boolean =>
  headline.answer.count?.raised === true || headline.answer.reasons.length > 0;

/** Empty: nobody's own is asked about, or it has no cycles. */
export const madeUpFirst = (pack: Pack, own: readonly Own[]): string[] =>
  own.flatMap((one) => leadOf(pack, one));
