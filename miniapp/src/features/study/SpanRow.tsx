import { Text, View } from '@tarojs/components';
import { Tag } from '../../ui/Tag';
import type { Tone } from '../../ui/tone';
import './index.scss';
import { words } from './words';

const tones = {
  met: 'done',
  short: 'late',
  unconfirmed: 'ask',
  running: 'go',
  ahead: 'ask',
  recorded: null,
} satisfies Record<string, Tone | null>;

/** How a year or a cycle stands. */
export type SpanState = keyof typeof tones;

interface Props {
  name: string;
  state: SpanState;
  /** In class hours; `required` null: nothing was asked for. */
  done: number;
  required: number | null;
  /** Where the hours come from. */
  source: string;
}

/** One year, or one cycle, of the hours: how full it is, how it stands, and by whose word. */
export function SpanRow({ name, state, done, required, source }: Props) {
  // A time nobody has spoken of has no hours yet: neither none nor enough.
  const unsaid = state === 'unconfirmed' && done === 0;
  // Hours in a time that asks for none are noted, and neither enough nor too few.
  const tone = tones[state];
  const share = required === null || required === 0 ? 100 : Math.min(100, (done / required) * 100);
  return (
    <View className="year">
      <View className="year-head">
        <Text className="year-name">{name}</Text>
        {tone && <Tag tone={tone} text={words.yearState[state]} />}
      </View>
      {required !== null && !unsaid && (
        <View className="year-bar" aria-hidden="true">
          <View className={`year-fill year-fill-${state}`} style={{ width: `${share}%` }} />
        </View>
      )}
      {(!unsaid || required !== null) && (
        <Text className="year-hours">
          {unsaid ? words.yearAsked(required ?? 0) : words.yearHours(done, required)}
        </Text>
      )}
      <Text className="year-source">{unsaid ? words.yearUnsaid : source}</Text>
    </View>
  );
}

/** How many times up to the last closed one the hours were enough without a gap; the earliest comes first. */
export function streakOf(states: readonly SpanState[]): number {
  const latestFirst = states.filter((state) => state !== 'running' && state !== 'ahead').reverse();
  const gap = latestFirst.findIndex((state) => state !== 'met');
  return gap < 0 ? latestFirst.length : gap;
}
