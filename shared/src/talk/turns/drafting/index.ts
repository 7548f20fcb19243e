import type { Claim } from '../../told/claims';
import type { Draft } from '../../types';
import { OF_HOLDER } from '../records';
import { correction, redated, removal } from './changes';
import { year } from './cycles';
import { all, type Desk, type Drafted } from './desk';
import { dateOf, event, number, reminder, state } from './facts';
import { credit, study, total } from './hours';

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
  return { ...whole, drafts };
}
