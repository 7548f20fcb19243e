import type { Claim } from '../../told/claims';
import { plain } from '../../told/plain';
import type { Draft } from '../../types';
import { OF_HOLDER } from '../records';
import { correction, redated, removal } from './changes';
import { year } from './cycles';
import { all, type Desk, type Drafted } from './desk';
import { dateOf, event, number, reminder, state } from './facts';
import { credit, study } from './hours';
import { total } from './totals';

function ofClaim(claim: Claim, desk: Desk): Drafted {
  switch (claim.tells) {
    case 'credit':
      return (claim.known && redated(claim, desk)) || credit(claim, desk);
    case 'study':
      return study(claim, desk);
    case 'total':
      return total(claim, desk);
    case 'year':
      return year(claim, desk);
    case 'event':
      return event(claim, desk);
    case 'date':
      return dateOf(claim, desk);
    case 'state':
      return state(claim, desk);
    case 'number':
      return number(claim, desk);
    case 'correction':
      return correction(claim, desk);
    case 'removal':
      return removal(claim, desk);
    case 'reminder':
      return reminder(claim, desk);
  }
}

/** 23年在别的省学了32: whether it counts here is not written. */
const STUDIED_ELSEWHERE = /(?:别的?省|外省|外地|省外|其[他它]省)(?:那边)?[^，,。\d]{0,4}(?:学|上课|看课)/;
const COUNTS_HERE = '在别的省学的算不算，手头的文件没有写，问主管部门。';
const OF_STUDY: ReadonlySet<string> = new Set(['credit', 'statedCycle', 'total']);

/** What a message's claims become, looked at beside what is on record. */
export function draftsOf(claims: readonly Claim[], desk: Desk): Drafted {
  const parts = claims.map((claim) => ofClaim(claim, desk));
  const whole = all(parts);
  const several = desk.holder.certificates.length > 1;
  const drafts = whole.drafts.map((draft): Draft => {
    const needs = draft.certificate === null && !OF_HOLDER.has(draft.fact) && draft.fact !== 'reminder';
    if (!needs) return draft;
    return several && draft.lacks === null ? { ...draft, lacks: 'certificate' } : draft;
  });
  const isElsewhere =
    drafts.some(({ fact }) => OF_STUDY.has(fact)) && STUDIED_ELSEWHERE.test(plain(desk.text));
  return { ...whole, drafts, said: isElsewhere ? [COUNTS_HERE, ...whole.said] : whole.said };
}
