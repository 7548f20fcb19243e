import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { Screen } from '../../features/shell/Screen';
import { words } from '../../features/study/words';
import { YearsScreen } from '../../features/study/YearsScreen';
import { useParam } from '../../navigation';

export default function YearsPage() {
  const one = useCertificate(useParam('id'));
  if (one.certificate) return <YearsScreen certificate={one.certificate} />;
  return (
    <Screen title={words.title}>
      <OneCertificate one={one}>{() => null}</OneCertificate>
    </Screen>
  );
}
