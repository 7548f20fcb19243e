import { useState } from 'react';
import { DetailView } from '../../features/certificate-detail/DetailView';
import { words } from '../../features/certificate-detail/words';
import { DAY, nextOpener } from '../../features/certificates/next';
import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { useNamed } from '../../features/certificates/twins';
import { Screen } from '../../features/shell/Screen';
import { useParam } from '../../navigation';
import { Button } from '../../ui/Button';

export default function CertificatePage() {
  const one = useCertificate(useParam('id'));
  const named = useNamed(one.certificate?.id ?? null);
  const tell = useParam('tell');
  const certificate = one.certificate ?? undefined;
  // The day that is asked for is told on this very page: its sheet opens, as often as it is asked for.
  const [asked, setAsked] = useState(0);
  const isDayAsked = certificate?.next.kind === 'fact';
  const ask = () => setAsked(asked + 1);
  const open = certificate && !certificate.archived && (isDayAsked ? ask : nextOpener(certificate));
  return (
    <Screen
      title={certificate?.title ?? words.title}
      context={certificate && named(certificate.familyName)}
      footer={open && <Button text={certificate.next.label} onTap={open} />}
    >
      <OneCertificate one={one}>
        {(view) => <DetailView key={asked} certificate={view} tell={asked > 0 ? DAY : tell} />}
      </OneCertificate>
    </Screen>
  );
}
