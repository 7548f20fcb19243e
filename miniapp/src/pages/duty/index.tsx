import { nextOpener } from '../../features/certificates/next';
import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { useNamed } from '../../features/certificates/twins';
import { DutyView } from '../../features/duty/DutyView';
import { words } from '../../features/duty/words';
import { Screen } from '../../features/shell/Screen';
import { useParam } from '../../navigation';
import { Button } from '../../ui/Button';

export default function DutyPage() {
  const one = useCertificate(useParam('id'));
  const named = useNamed(one.certificate?.id ?? null);
  const open = one.certificate && nextOpener(one.certificate);
  return (
    <Screen
      title={words.title}
      context={one.certificate ? named(one.certificate.title) : undefined}
      footer={one.certificate && open && <Button text={one.certificate.next.label} onTap={open} />}
    >
      <OneCertificate one={one}>{(certificate) => <DutyView certificate={certificate} />}</OneCertificate>
    </Screen>
  );
}
