import { HeldHours } from '../../../features/held/HeldHours';
import { HeldScreen } from '../../../features/held/HeldScreen';

export default function HeldHoursPage() {
  return <HeldScreen>{(both) => <HeldHours {...both} />}</HeldScreen>;
}
