import { LooksScreen } from '../../../features/verification/LooksScreen';
import { useParam } from '../../../navigation';

export default function LooksPage() {
  return <LooksScreen certificateId={useParam('id') ?? ''} />;
}
