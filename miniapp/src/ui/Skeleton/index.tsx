import { View } from '@tarojs/components';
import './index.scss';

const status = process.env.TARO_ENV === 'h5' ? { role: 'status' } : {};
const PLACES = ['first', 'second', 'third', 'fourth'];

/** The shape of what is coming, while it loads. */
export function Skeleton({ cards = 2 }: { cards?: number }) {
  return (
    <View {...status} aria-label="正在加载">
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
