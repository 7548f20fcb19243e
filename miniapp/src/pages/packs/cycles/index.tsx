import { HeldCycles } from '../../../features/held/HeldCycles';
import { HeldScreen } from '../../../features/held/HeldScreen';

export default function HeldCyclesPage() {
  return <HeldScreen>{({ held }) => <HeldCycles held={held} />}</HeldScreen>;
}
