import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { Screen } from '../../features/shell/Screen';
import { StepScreen } from '../../features/way/StepScreen';
import { stepIn } from '../../features/way/stops';
import { words } from '../../features/way/words';
import { useParam } from '../../navigation';

export default function StepPage() {
  const one = useCertificate(useParam('id'));
  const stepId = useParam('step');
  const { certificate } = one;
  const step = certificate && stepIn(certificate, stepId).step;
  if (certificate && step) return <StepScreen key={step.id} certificate={certificate} step={step} />;
  return (
    <Screen title={words.title}>
      <OneCertificate one={one}>{() => words.gone}</OneCertificate>
    </Screen>
  );
}
