import { InvitationScreen } from '../../../features/office/InvitationScreen';
import { useParam } from '../../../navigation';

export default function InvitationPage() {
  return <InvitationScreen code={useParam('code') ?? ''} />;
}
