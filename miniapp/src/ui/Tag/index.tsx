import { Text, View } from '@tarojs/components';
import { Icon } from '../Icon';
import { type Tone, toneLook } from '../tone';
import './index.scss';

/** A state in a word, with its icon and its colour. */
export function Tag({ tone, text }: { tone: Tone; text: string }) {
  const look = toneLook[tone];
  return (
    <View className={`tag tag-${tone}`}>
      <Icon name={look.icon} colour={look.colour} size="small" />
      <Text className="tag-text">{text}</Text>
    </View>
  );
}
