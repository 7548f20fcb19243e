import { View } from '@tarojs/components';
import './index.scss';

const PLACES = ['first', 'second', 'third', 'fourth'];

/** The shape of what is coming, while it loads. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  return (
    <View aria-label="正在加载">
      {PLACES.slice(0, cards).map((place) => (
        <View className="skeleton" key={place}>
          <View className="skeleton-line skeleton-wide" />
          <View className="skeleton-line" />
          <View className="skeleton-line skeleton-short" />
        </View>
      ))}
    </View>
  );
}
