import { JoinedScreen } from '../../../features/office/JoinedScreen';

export default function JoinedPage() {
  return <JoinedScreen />;
}
