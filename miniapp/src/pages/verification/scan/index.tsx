import { useShare } from '../../../features/shell/useShare';
import { ScanScreen } from '../../../features/verification/ScanScreen';

export default function ScanPage() {
  useShare('scan', '扫一扫，查一本证怎么样');
  return <ScanScreen />;
}
