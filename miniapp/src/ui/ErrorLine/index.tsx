import { Text, View } from '@tarojs/components';
import { Icon } from '../Icon';
import { useInSight } from '../in-sight';
import './index.scss';

/** What went wrong, in words: in sight, and said at once to whoever listens. Nothing went wrong: nothing is shown. */
export function ErrorLine({ text }: { text: string | null | undefined }) {
  const id = useInSight(text);
  if (!text) return null;
  return (
    <View className="error-line" id={id} {...{ role: 'alert' }}>
      <Icon name="stop" colour="brick" size="small" />
      <Text className="error-line-text">{text}</Text>
    </View>
  );
}
