import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../Icon';
import { Tap } from '../Tap';
import './index.scss';

interface Props {
  tone: 'waiting' | 'refused';
  text: string;
  /** What a tap on the bar offers, in words. */
  action: string;
  onTap: () => void;
}

const icons: Record<Props['tone'], IconName> = { waiting: 'offline', refused: 'stop' };

/** What has no connection yet, or was not accepted; never silent. */
export function OfflineBar({ tone, text, action, onTap }: Props) {
  return (
    <Tap className={`offline offline-${tone}`} onTap={onTap}>
      <Icon name={icons[tone]} colour={tone === 'refused' ? 'brick' : 'amberInk'} size="small" />
      <Text className="offline-text">{text}</Text>
      <View className="offline-action">
        <Text>{action}</Text>
      </View>
    </Tap>
  );
}
