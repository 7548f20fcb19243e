import { DetailView } from '../../features/certificate-detail/DetailView';
import { words } from '../../features/certificate-detail/words';
import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { Screen } from '../../features/shell/Screen';
import { useParam } from '../../navigation';

export default function CertificatePage() {
  const one = useCertificate(useParam('id'));
  return (
    <Screen title={one.certificate?.title ?? words.title} context={one.certificate?.familyName}>
      <OneCertificate one={one}>{(certificate) => <DetailView certificate={certificate} />}</OneCertificate>
    </Screen>
  );
}
