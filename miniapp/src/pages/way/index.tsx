import type { CertificateView } from '@hz/shared/contracts';
import { nextOpener } from '../../features/certificates/next';
import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { useNamed } from '../../features/certificates/twins';
import { Screen } from '../../features/shell/Screen';
import { isClosed, WayView } from '../../features/way/WayView';
import { words } from '../../features/way/words';
import { useParam } from '../../navigation';
import { Button } from '../../ui/Button';

const progressOf = (title: string, { way: { steps, done, total } }: CertificateView): string =>
  words.progress(title, done, steps.filter(({ concluded }) => concluded).length, total);

export default function WayPage() {
  const one = useCertificate(useParam('id'));
  const certificate = one.certificate ?? undefined;
  const title = useNamed(one.certificate?.id ?? null)(certificate?.title ?? '');
  const open = certificate && nextOpener(certificate);
  return (
    <Screen
      title={words.title}
      context={certificate && (isClosed(certificate) ? title : progressOf(title, certificate))}
      footer={open && <Button text={certificate.next.label} onTap={open} />}
    >
      <OneCertificate one={one}>{(view) => <WayView certificate={view} />}</OneCertificate>
    </Screen>
  );
}
