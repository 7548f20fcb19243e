import { Text, View } from '@tarojs/components';
import { useInSight } from '../../ui/in-sight';
import './index.scss';

/** So many times what is asked is a slip more often than studied: 322 for 32.2. It is questioned, and can be meant. */
const UNLIKELY = 4;

/** Whether hours are far more than what is asked for. */
export const isUnlikely = (tenths: number | null, duty: number | null): boolean =>
  tenths !== null && duty !== null && duty > 0 && tenths > duty * 10 * UNLIKELY;

/** Why an answer in hours is unlikely to be meant. */
export function HoursDoubt({ text }: { text: string }) {
  const id = useInSight('doubted');
  return (
    <View id={id} {...{ role: 'alert' }}>
      <Text className="study-doubt">{text}</Text>
    </View>
  );
}
