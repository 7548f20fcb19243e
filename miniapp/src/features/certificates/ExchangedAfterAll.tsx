import type { CertificateView } from '@hz/shared/contracts';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { words } from './words';

interface Props {
  certificate: CertificateView;
  /** What a tap does where the certificate's own page is in front already. */
  onTap?: () => void;
}

/** Where the day for the exchange has passed: whoever did exchange in time says so here, and then when. */
export function ExchangedAfterAll({ certificate: { id, assessment }, onTap }: Props) {
  if (assessment.exchange.status !== 'lapsed') return null;
  const tell = onTap ?? (() => go('certificate', { id, tell: 'exchanged' }));
  return <Button kind="quiet" text={words.exchangedAfterAll} onTap={tell} />;
}
