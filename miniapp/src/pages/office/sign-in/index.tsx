import { DeskScreen } from '../../../features/office/DeskScreen';
import { useParam } from '../../../navigation';

export default function DeskPage() {
  return <DeskScreen code={useParam('code') ?? ''} />;
}
