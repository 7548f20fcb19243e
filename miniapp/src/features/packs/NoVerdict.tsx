import { Text } from '@tarojs/components';
import { Card } from '../../ui/Card';
import './index.scss';
import type { PackSummary } from './store';
import { words } from './words';

/** Instead of a verdict, where there is none to be had: why, and what becomes of what was told. */
export function NoVerdict({ state }: { state: Exclude<PackSummary['state'], 'published'> }) {
  const isEarly = state === 'not-published';
  return (
    <Card icon="ask" title={isEarly ? words.notPublished : words.notServed}>
      <Text className="packs-text">{isEarly ? words.notPublishedText : words.notServedText}</Text>
    </Card>
  );
}
