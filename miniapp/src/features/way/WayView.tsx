import type { CertificateView } from '@hz/shared/contracts';
import { go } from '../../navigation';
import { Card } from '../../ui/Card';
import { Entry } from '../../ui/Rows';
import { WayMap } from '../../ui/WayMap';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { ExchangedAfterAll } from '../certificates/ExchangedAfterAll';
import { Outstanding } from '../certificates/Outstanding';
import { stopsOf } from './stops';
import { words } from './words';

/** Whether nothing of the way can be walked any more, or ever could. */
export const isClosed = ({ way }: CertificateView): boolean =>
  way.currentStepId === null && way.steps.some(({ state }) => state === 'blocked');

/** The whole way of a certificate: how it stands, every step, and what comes afterwards. */
export function WayView({ certificate }: { certificate: CertificateView }) {
  const { id, assessment } = certificate;
  const verdict = (
    <CertificateVerdict certificate={certificate}>
      <ExchangedAfterAll certificate={certificate} />
      <Outstanding certificate={certificate} />
    </CertificateVerdict>
  );
  // Where the way is closed, why it is comes before what can no longer be done.
  const closed = isClosed(certificate);
  return (
    <>
      {closed && verdict}
      <Card>
        <WayMap stops={stopsOf(certificate)} onOpen={(step) => go('step', { id, step })} />
      </Card>
      {!closed && verdict}
      {assessment.continuingEducation.status !== 'not-applicable' && (
        <Card>
          <Entry icon="book" text={words.duty} hint={words.dutyHint} onTap={() => go('duty', { id })} />
        </Card>
      )}
    </>
  );
}
