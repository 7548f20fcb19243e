import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { HelperBubble, OwnBubble } from './Bubble';
import type { Outgoing } from './store';
import { words } from './words';

interface Props {
  message: Outgoing;
  onRetry: () => void;
  onDrop: () => void;
}

/** A message on its way, or one that could not be sent: it is kept until it is sent again or dropped. */
export function Waiting({ message, onRetry, onDrop }: Props) {
  return (
    <>
      <OwnBubble text={message.text} latest />
      {message.failure ? (
        <View className="bubble-failed" {...{ role: 'alert' }}>
          <Text className="bubble-failed-text">
            {words.notSent}：{message.failure.message}
          </Text>
          <View className="bubble-failed-row">
            <Button narrow kind="second" text={words.retry} onTap={onRetry} />
            <Button narrow kind="quiet" text={words.drop} onTap={onDrop} />
          </View>
        </View>
      ) : (
        <HelperBubble text={words.sending} />
      )}
    </>
  );
}
