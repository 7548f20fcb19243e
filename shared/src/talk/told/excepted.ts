import { type Day, formatDay } from '../../calendar';
import type { Claim } from './claims';
import { daysIn } from './days';
import { plain } from './plain';

const LEFT_OUT = /^(?:那[1一]?天)?(?:除外|不算|没学|没有学|休息|歇|没空)/;
const BUT_FOR = /除(?:了|去|开)?$/;

/** 20到23号每天4学时 22号除外: hours of several days, without those of the day that is left out. */
export function withoutExcepted(claims: readonly Claim[], text: string, asOf: Day): Claim[] {
  const credits = claims.filter(({ tells }) => tells === 'credit');
  if (credits.length < 2) return [...claims];
  const said = plain(text);
  const out = new Set(
    daysIn(said, asOf).flatMap(({ from, to, said: day }) =>
      (day.is === 'day' || day.is === 'implied') &&
      (LEFT_OUT.test(said.slice(to)) || BUT_FOR.test(said.slice(0, from)))
        ? [formatDay(day.day)]
        : [],
    ),
  );
  return claims.filter(
    (claim) => !(claim.tells === 'credit' && claim.day?.is === 'day' && out.has(formatDay(claim.day.day))),
  );
}
