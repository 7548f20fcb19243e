import { OneCertificate } from '../../features/certificates/OneCertificate';
import { useCertificate } from '../../features/certificates/store';
import { Screen } from '../../features/shell/Screen';
import { StudyScreen } from '../../features/study/StudyScreen';
import { words } from '../../features/study/words';
import { useParam } from '../../navigation';

export default function StudyPage() {
  const one = useCertificate(useParam('id'));
  if (one.certificate) return <StudyScreen certificate={one.certificate} />;
  return (
    <Screen title={words.title}>
      <OneCertificate one={one}>{() => null}</OneCertificate>
    </Screen>
  );
}
