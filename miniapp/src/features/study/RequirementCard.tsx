import { parseDay, yearOf } from '@hz/shared/calendar';
import { deadlineWords } from '../dates';
import { NeedRing } from './NeedRing';
import type { Requirement } from './requirement';
import { words } from './words';

/** What is asked for now, as a ring, with its day. */
export function RequirementCard({ requirement, asOf }: { requirement: Requirement; asOf: string }) {
  const { year, deadline, daysLeft, ...need } = requirement;
  const isAhead = year !== null && year > yearOf(parseDay(asOf));
  return (
    <NeedRing
      title={year === null ? words.forExchange : words.forYear(year)}
      {...need}
      daysLeft={isAhead ? null : daysLeft}
      due={deadline && deadlineWords(deadline, daysLeft, asOf)}
    />
  );
}
