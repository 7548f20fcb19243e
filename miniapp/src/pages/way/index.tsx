import { Button } from '../../components/Button';
import { nextOpener } from '../../features/certificates/next';
import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { Screen } from '../../features/shell/Screen';
import { WayView } from '../../features/way/WayView';
import { words } from '../../features/way/words';
import { useParam } from '../../navigation';

export default function WayPage() {
  const one = useCertificate(useParam('id'));
  const open = one.certificate && nextOpener(one.certificate);
  return (
    <Screen
      title={words.title}
      footer={one.certificate && open && <Button text={one.certificate.next.label} onTap={open} />}
    >
      <OneCertificate one={one}>{(certificate) => <WayView certificate={certificate} />}</OneCertificate>
    </Screen>
  );
}
