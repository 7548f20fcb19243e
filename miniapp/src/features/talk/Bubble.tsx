import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Helmet } from '../../ui/Helmet';
import { LATEST } from './useLatestInSight';
import { words } from './words';

// Only what has a role may have a name.
const spoken = process.env.TARO_ENV === 'h5' ? { role: 'group' } : {};

/** What the holder typed; `latest`: it was the last. */
export function OwnBubble({ text, latest }: { text: string; latest: boolean }) {
  return (
    <View className="bubble-row bubble-own" {...(latest && { id: LATEST })}>
      <View className="bubble" {...spoken} aria-label={`${words.you}：${text}`}>
        <Text>{text}</Text>
      </View>
    </View>
  );
}

/**
 * Each sentence stands on lines of its own: a whole answer in one block is hard to read on a building site. A question
 * that is only spoken of ends none.
 */
const SENTENCE = /(?:[^。？\n]|？(?=[”」』），、；]))+[。？]?[”）]*/g;
const sentencesOf = (text: string): string[] => text.match(SENTENCE) ?? [text];

/** What the helper says, with what belongs to it. */
export function HelperBubble({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <View className="bubble-row bubble-helper">
      <View className="bubble-face">
        <Helmet />
      </View>
      <View className="bubble">
        {sentencesOf(text).map((line) => (
          <Text key={line} className="bubble-line">
            {line}
          </Text>
        ))}
        {children}
      </View>
    </View>
  );
}
