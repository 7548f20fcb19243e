// Study that is done by, or after, a day that a question names, by the holder's own cycle or term under a pack.
import { formatDayChinese } from '../../calendar';
import type { Standing } from '../../standing';
import { aheadIn } from '../ahead';
import { plain } from '../told/plain';

/** 年底前学完就没事了吧. */
const DONE_BY =
  /前?(?:学|补|看)(?:完|够|满|上)(?:了)?.{0,3}(?:就|是不是|那)?(?:没事|行|可以|够|妥|不用管|完事|没问题)/;
/** 过了12月31号再学还算不算. */
const AFTER =
  /(?:过了|过完|以后|之后|后|再|才).{0,4}(?:学(?!历|时|校)|补(?!办|发|贴)).{0,6}(?:算|行|可以|有用|管用|成)/;

/** 过了12月31号: from then on, without an end. */
const OPEN_ENDED = /过了|过完|以后|之后|后/;

/** 算, 不算 or 还不行 first; empty: that is not asked, of several certificates at once, or the record leaves it open. */
export function studiedThen(own: readonly Standing[], text: string): string {
  const [only, ...more] = own;
  if (!only || more.length > 0) return '';
  const said = plain(text);
  const { asOf, headline } = only;
  const { state, cycle, needs } = headline.answer;
  if (state === 'missed' || state === 'refused' || needs.length === 0) return '';
  if (DONE_BY.test(said)) {
    if ('term' in headline.data.when) return '还不行：学满以后，还要在有效期满前申请延续。';
    if (state === 'ask') return '说不准：还有要先说清的。';
    return state === 'open' && cycle !== null
      ? `对：${formatDayChinese(cycle.to)}前学满，这一期就够了。`
      : '';
  }
  const span = AFTER.test(said) ? aheadIn(said, asOf) : null;
  if (span === null || cycle === null || span.to <= asOf) return '';
  const last = formatDayChinese(cycle.to);
  if (span.from < cycle.from && asOf < cycle.from)
    return `要看是哪一天：这一期从${formatDayChinese(cycle.from)}才开始，以前学的不算。`;
  if (span.from > cycle.to) return `不算这一期的：那时候已经过了${last}。`;
  return span.to > cycle.to || OPEN_ENDED.test(said)
    ? `要看是哪一天：${last}前学的才算这一期的。`
    : `算：那时候还在这一期里（到${last}）。`;
}
