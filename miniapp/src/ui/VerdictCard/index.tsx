import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ClauseNotes } from '../ClauseNote';
import { Icon } from '../Icon';
import { type Tone, toneLook } from '../tone';
import './index.scss';

interface Props {
  tone: Tone;
  title: string;
  sentences: readonly string[];
  clauses: readonly { id: string; text: string }[];
  /** How the helper reads a text that leaves room. */
  reading: string | null;
  /** The day and the days left, in words. */
  deadline: string | null;
  children?: ReactNode;
}

/** One verdict: what it is, why, its day and its clause. */
export function VerdictCard({ tone, title, sentences, clauses, reading, deadline, children }: Props) {
  const look = toneLook[tone];
  return (
    <View className={`verdict verdict-${tone}`}>
      <View className="verdict-head">
        <Icon name={look.icon} colour={look.colour} size="large" />
        <Text className="verdict-title">{title}</Text>
      </View>
      {deadline && (
        <View className="verdict-deadline">
          <Icon name="calendar" colour={look.colour} size="small" />
          <Text className="verdict-day">{deadline}</Text>
        </View>
      )}
      {sentences.map((sentence) => (
        <Text className="verdict-sentence" key={sentence}>
          {sentence}
        </Text>
      ))}
      {reading && (
        <View className="verdict-reading">
          <Icon name="ask" colour="muted" size="small" />
          <Text className="verdict-reading-text">{reading}</Text>
        </View>
      )}
      <ClauseNotes clauses={clauses} />
      {children}
    </View>
  );
}
