import { PosterScreen } from '../../../features/office/PosterScreen';
import { useParam } from '../../../navigation';

export default function PosterPage() {
  return <PosterScreen code={useParam('code') ?? ''} />;
}
