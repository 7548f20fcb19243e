import { DetailView } from '../../features/certificate-detail/DetailView';
import { words } from '../../features/certificate-detail/words';
import { nextOpener } from '../../features/certificates/next';
import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { Screen } from '../../features/shell/Screen';
import { useParam } from '../../navigation';
import { Button } from '../../ui/Button';

export default function CertificatePage() {
  const one = useCertificate(useParam('id'));
  const tell = useParam('tell');
  const certificate = one.certificate ?? undefined;
  const open = certificate && !certificate.archived && nextOpener(certificate);
  return (
    <Screen
      title={certificate?.title ?? words.title}
      context={certificate?.familyName}
      footer={open && <Button text={certificate.next.label} onTap={open} />}
    >
      <OneCertificate one={one}>{(view) => <DetailView certificate={view} tell={tell} />}</OneCertificate>
    </Screen>
  );
}
