import { ClaimScreen } from '../../../features/verification/ClaimScreen';
import { useParam } from '../../../navigation';

export default function ClaimPage() {
  return <ClaimScreen certificateId={useParam('id')} />;
}
