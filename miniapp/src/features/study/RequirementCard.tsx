import { deadlineWords } from '../dates';
import { NeedRing } from './NeedRing';
import type { Requirement } from './requirement';
import { words } from './words';

/** What is asked for now, as a ring, with its day. */
export function RequirementCard({ requirement, asOf }: { requirement: Requirement; asOf: string }) {
  const { year, deadline, daysLeft, ...need } = requirement;
  return (
    <NeedRing
      title={year === null ? words.forExchange : words.forYear(year)}
      {...need}
      daysLeft={daysLeft}
      due={deadline && deadlineWords(deadline, daysLeft, asOf)}
    />
  );
}
