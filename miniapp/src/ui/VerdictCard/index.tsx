import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { ClauseNotes } from '../ClauseNote';
import { Icon } from '../Icon';
import { type Tone, toneLook } from '../tone';
import './index.scss';
import { sayOnce } from './once';

interface Props {
  tone: Tone;
  title: string;
  /** How old is what it rests on: beside its sign, so that nobody takes it for today's. */
  asOf?: string | null;
  sentences: readonly string[];
  clauses: readonly { id: string; text: string }[];
  /** How the helper reads a text that leaves room. */
  reading: string | null;
  /** The day and the days left, in words. */
  deadline: string | null;
  children?: ReactNode;
}

/** What a verdict says; the day stands out where it is said. */
function Sentence({ text, day }: { text: string; day: string | null }) {
  const at = day ? text.indexOf(day) : -1;
  if (day === null || at < 0) return <Text className="verdict-sentence">{text}</Text>;
  return (
    <View className="verdict-sentence">
      {at > 0 && <Text>{text.slice(0, at)}</Text>}
      <Text className="verdict-said">{day}</Text>
      <Text>{text.slice(at + day.length)}</Text>
    </View>
  );
}

/** One verdict: what it is, why, its day and its clause. */
export function VerdictCard(props: Props) {
  const { tone, title, asOf, clauses, deadline, children } = props;
  const { sentences, reading } = sayOnce(props.sentences, props.reading);
  const look = toneLook[tone];
  const isSaid = deadline !== null && sentences.some((sentence) => sentence.includes(deadline));
  return (
    <View className={`verdict verdict-${tone}`}>
      <View className="verdict-head">
        <Icon name={look.icon} colour={look.colour} size="large" />
        <View className="verdict-heading">
          <Text className="verdict-title">{title}</Text>
          {asOf && <Text className="verdict-as-of">{asOf}</Text>}
        </View>
      </View>
      {deadline && !isSaid && (
        <View className="verdict-deadline">
          <Icon name="calendar" colour={look.colour} size="small" />
          <Text className="verdict-day">{deadline}</Text>
        </View>
      )}
      {sentences.map((sentence) => (
        <Sentence key={sentence} text={sentence} day={deadline} />
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
