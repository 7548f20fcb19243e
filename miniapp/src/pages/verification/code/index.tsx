import { CodeScreen } from '../../../features/verification/CodeScreen';
import { useParam } from '../../../navigation';

export default function CodePage() {
  return <CodeScreen certificateId={useParam('id') ?? ''} />;
}
