import { nextOpener } from '../../features/certificates/next';
import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { Screen } from '../../features/shell/Screen';
import { isClosed, WayView } from '../../features/way/WayView';
import { words } from '../../features/way/words';
import { useParam } from '../../navigation';
import { Button } from '../../ui/Button';

export default function WayPage() {
  const one = useCertificate(useParam('id'));
  const certificate = one.certificate ?? undefined;
  const open = certificate && nextOpener(certificate);
  return (
    <Screen
      title={words.title}
      context={
        certificate &&
        (isClosed(certificate)
          ? certificate.title
          : words.progress(certificate.title, certificate.way.done, certificate.way.total))
      }
      footer={open && <Button text={certificate.next.label} onTap={open} />}
    >
      <OneCertificate one={one}>{(view) => <WayView certificate={view} />}</OneCertificate>
    </Screen>
  );
}
