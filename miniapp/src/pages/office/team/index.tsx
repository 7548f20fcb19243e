import { TeamScreen } from '../../../features/office/TeamScreen';

export default function TeamPage() {
  return <TeamScreen />;
}
