import type { CertificateView } from '@hz/shared/contracts';
import type { ReactNode } from 'react';
import { VerdictCard } from '../../ui/VerdictCard';
import { deadlineWords } from '../dates';

/** How a certificate stands, with its reasons, its day and its clauses. */
export function CertificateVerdict({
  certificate,
  children,
}: {
  certificate: Pick<CertificateView, 'verdict' | 'asOf'>;
  /** What may be said against it. */
  children?: ReactNode;
}) {
  const { verdict, asOf } = certificate;
  return (
    <VerdictCard
      tone={verdict.tone}
      title={verdict.title}
      sentences={verdict.sentences}
      clauses={verdict.clauses}
      reading={verdict.reading}
      deadline={verdict.deadline && deadlineWords(verdict.deadline, verdict.daysLeft, asOf)}
    >
      {children}
    </VerdictCard>
  );
}
