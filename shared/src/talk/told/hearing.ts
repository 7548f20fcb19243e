import { amountsIn } from './amounts';
import { readByDays } from './by-days';
import { bySoundIn } from './by-sound';
import type { Claim } from './claims';
import { daysIn } from './days';
import { withoutExcepted } from './excepted';
import { readGist } from './gist';
import type { Ears, Told } from './heard';
import { moodOf } from './moods';
import { plain } from './plain';
import { readTold } from './reader';

/** A deed, or hours, of a day that is still to be asked. */
const lacksDay = (claim: Claim): boolean =>
  (claim.tells === 'event' || claim.tells === 'credit') &&
  claim.day?.is !== 'day' &&
  claim.day?.is !== 'implied';

/**
 * One thing that is not told fully, in a message that names one day at the most, and one number of hours: what lacks
 * may be said elsewhere in it.
 */
function mayBeFuller({ claims }: Told, text: string, { asOf }: Ears): boolean {
  const [claim, ...more] = claims;
  if (!claim || more.length > 0) return false;
  const said = plain(text);
  const spans = daysIn(said, asOf);
  const days = spans.flatMap((span) => (!span.weak && span.said.is === 'day' ? [span.said.day] : []));
  if (new Set(days).size > 1) return false;
  if (claim.tells !== 'study') return lacksDay(claim);
  const amounts = amountsIn(said, spans);
  if (claim.unclear === 'vague') return amounts.length === 1;
  // 听了三个小时的课 系统算4学时: one number is of class hours.
  const isBeside = claim.unclear === 'clock' || claim.unclear === 'other';
  return (
    isBeside && amounts.filter(({ of }) => of === 'class').length === 1 && !/每|[1一][节门讲课]/.test(said)
  );
}

/** Nothing is said of a day, and nothing unsure: it can be asked whether it is today's. */
const saysNoDay = (text: string, { asOf }: Ears): boolean => {
  const said = plain(text);
  return (
    daysIn(said, asOf).length === 0 && !moodOf(said).unsure && !/\d.*\d/.test(said.replace(/\d\.\d/g, '1'))
  );
};

/**
 * What a message tells: clause by clause; where nothing is heard so, its gist; and where nothing is heard in that and
 * nothing is asked, either of them of what it sounds like.
 */
export function hearOut(text: string, ears: Ears): Told {
  const heard = heardFully(text, ears);
  const byDays = heard.claims.every(({ tells }) => tells === 'credit' || tells === 'study')
    ? readByDays(text, ears)
    : null;
  const told = byDays && byDays.length > heard.claims.length ? { ...heard, claims: byDays } : heard;
  return { ...told, claims: withoutExcepted(told.claims, text, ears.asOf) };
}

function heardFully(text: string, ears: Ears): Told {
  const told = readTold(text, ears);
  if (told.claims.length > 0 && !mayBeFuller(told, text, ears)) return told;
  const gist = readGist(text, ears);
  const isFuller = gist.claims.every(
    (claim) => !lacksDay(claim) || (claim.tells === 'credit' && saysNoDay(text, ears)),
  );
  if (told.claims.length > 0) return gist.claims.length > 0 && isFuller ? gist : told;
  if (gist.claims.length > 0) return gist;
  const meant = told.asks || gist.asks ? null : bySoundIn(text);
  if (meant === null) return told;
  const again = readTold(meant, ears);
  return again.claims.length > 0 ? again : readGist(meant, ears);
}
