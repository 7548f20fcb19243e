import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Helmet } from '../../components/Helmet';
import { words } from './words';

/** What the holder typed. */
export function OwnBubble({ text }: { text: string }) {
  return (
    <View className="bubble-row bubble-own">
      <View className="bubble" aria-label={`${words.you}：${text}`}>
        <Text>{text}</Text>
      </View>
    </View>
  );
}

/** What the helper says, with what belongs to it. */
export function HelperBubble({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <View className="bubble-row bubble-helper">
      <View className="bubble-face">
        <Helmet />
      </View>
      <View className="bubble">
        {text.split('\n').map((line) => (
          <Text key={line} className="bubble-line">
            {line}
          </Text>
        ))}
        {children}
      </View>
    </View>
  );
}
