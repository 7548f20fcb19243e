import type { CertificateView } from '@hz/shared/contracts';
import { deadlineWords } from '../dates';
import { NeedRing } from './NeedRing';
import { isAhead, type Requirement, waitingHours } from './requirement';
import { useEntries } from './useCredits';
import { words } from './words';

interface Props {
  requirement: Requirement;
  certificate: CertificateView;
}

/** What is asked for now, as a ring, with its day, and what waits to be sent. */
export function RequirementCard({ requirement, certificate }: Props) {
  const { asOf } = certificate;
  const { year, deadline, daysLeft, ...need } = requirement;
  const waiting = waitingHours(certificate, useEntries(certificate), requirement);
  return (
    <NeedRing
      title={year === null ? words.forExchange : words.forYear(year)}
      {...need}
      daysLeft={isAhead(requirement, asOf) ? null : daysLeft}
      due={deadline && deadlineWords(deadline, daysLeft, asOf)}
      waiting={
        waiting === 0
          ? null
          : words.waiting(waiting, requirement.atLeast ? null : Math.max(0, need.remaining - waiting))
      }
    />
  );
}
