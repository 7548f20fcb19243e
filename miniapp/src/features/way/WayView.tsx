import type { CertificateView } from '@hz/shared/contracts';
import { Card } from '../../components/Card';
import { Entry } from '../../components/Rows';
import { WayMap } from '../../components/WayMap';
import { go } from '../../navigation';
import { CertificateVerdict } from '../certificates/CertificateVerdict';
import { stopsOf } from './stops';
import { words } from './words';

/** The whole way of a certificate: how it stands, every step, and what comes afterwards. */
export function WayView({ certificate }: { certificate: CertificateView }) {
  const { id, assessment } = certificate;
  return (
    <>
      <Card>
        <WayMap stops={stopsOf(certificate)} onOpen={(step) => go('step', { id, step })} />
      </Card>
      <CertificateVerdict certificate={certificate} />
      {assessment.continuingEducation.status !== 'not-applicable' && (
        <Card>
          <Entry icon="book" text={words.duty} hint={words.dutyHint} onTap={() => go('duty', { id })} />
        </Card>
      )}
    </>
  );
}
