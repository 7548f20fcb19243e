import { Text, View } from '@tarojs/components';
import { Icon } from '../../ui/Icon';
import './index.scss';

/** Says, above the button, what WeChat is going to ask after the tap. */
export function GrantNote({ note }: { note: string | null }) {
  if (note === null) return null;
  return (
    <View className="grant-note">
      <Icon name="bell" colour="teal" size="small" />
      <Text className="grant-note-text">{note}</Text>
    </View>
  );
}
