import { type Day, yearOf } from '../calendar';
import type { Assessment } from '../v1/engine';
import type { Rulebook } from '../v1/rulebook';
import type { Candidate } from './candidates';
import type { Assessor, Subject } from './subject';

/** One certificate on the day of which it is planned. */
export interface Planning {
  rulebook: Rulebook;
  subject: Subject;
  today: Day;
  assessAt: Assessor;
}

/** Whether the last day that a row is about is over. Rows for the days after a deadline never pass. */
export const hasPassed = (row: Candidate, today: Day): boolean => row.offset <= 0 && row.dueOn < today;

function isFirstYear({ assessAt }: Planning, row: Candidate, asOf: Day): boolean {
  const first = assessAt(asOf).answers.yearly.count?.bounds[0];
  return first !== undefined && yearOf(first) === yearOf(row.dueOn);
}

/** Whether the year that a row looks back on ended without its hours, by what is known today. */
function endedShort({ assessAt }: Planning, row: Candidate): boolean {
  const { status } = assessAt(row.dueOn).continuingEducation;
  return status === 'in-progress' || status === 'catch-up';
}

function dutyConcerns(planning: Planning, row: Candidate, asOf: Day): boolean {
  switch (row.milestone.days.of) {
    case 'first-year':
      return isFirstYear(planning, row, asOf);
    case 'ended-year':
      return endedShort(planning, row);
    default: {
      const { continuingEducation } = planning.assessAt(asOf);
      return (continuingEducation.remaining ?? 0) > 0 || isDayAsked(continuingEducation);
    }
  }
}

/** Whether what is owed hangs on a day that nobody knows: then that is what is asked. */
const isDayAsked = ({ status, yearsToConfirm }: Assessment['continuingEducation']): boolean =>
  status === 'unconfirmed' && yearsToConfirm.length === 0;

/** Whether what is still to be done has a day: whoever may have done it, and else cannot, has none to be reminded of. */
const isDayLeft = ({ status, deadline }: Assessment['exchange']): boolean =>
  deadline !== null || status !== 'unconfirmed';

/** Whether a row concerns a certificate: by its assessment today, or on the row's last day when that is over. */
export function isConcerned(planning: Planning, row: Candidate): boolean {
  const asOf = hasPassed(row, planning.today) ? row.dueOn : planning.today;
  const { exchange, continuingEducation } = planning.assessAt(asOf);
  const { concerns } = row.milestone;
  if ('exchange' in concerns)
    return (concerns.exchange as readonly string[]).includes(exchange.status) && isDayLeft(exchange);
  return (
    (concerns.education as readonly string[]).includes(continuingEducation.status) &&
    dutyConcerns(planning, row, asOf)
  );
}
