import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Tap } from '../../ui/Tap';
import { words } from './words';

interface Props {
  replies: readonly { label: string; text: string }[];
  onPick: (text: string) => void;
}

const FIRST = 6;

/** Answers to tap instead of typing; a long list opens on a tap. */
export function QuickReplies({ replies, onPick }: Props) {
  const [all, setAll] = useState(false);
  const shown = all || replies.length <= FIRST + 1 ? replies : replies.slice(0, FIRST);
  if (replies.length === 0) return null;
  return (
    <View className="chips quick-replies">
      {shown.map(({ label, text }) => (
        <Tap key={label} className="chip quick-reply" onTap={() => onPick(text)}>
          <Text>{label}</Text>
        </Tap>
      ))}
      {shown.length < replies.length && (
        <Tap className="chip" onTap={() => setAll(true)} expanded={false}>
          <Text>{words.more(replies.length - shown.length)}</Text>
        </Tap>
      )}
    </View>
  );
}
