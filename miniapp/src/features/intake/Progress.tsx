import { View } from '@tarojs/components';
import { classNames } from '../../class-names';
import './index.scss';

/** Which of the questions this is. */
export function Progress({ place, of }: { place: number; of: number }) {
  const pieces = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <View className="intake-strip" aria-hidden="true">
      {pieces.map((piece) => (
        <View key={piece} className={classNames('intake-piece', piece <= place && 'intake-piece-on')} />
      ))}
    </View>
  );
}
