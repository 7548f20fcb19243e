import { ScanScreen } from '../../../features/verification/ScanScreen';

export default function ScanPage() {
  return <ScanScreen />;
}
