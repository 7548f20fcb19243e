import { RemindersScreen } from '../../features/reminders/RemindersScreen';

export default function RemindersPage() {
  return <RemindersScreen />;
}
