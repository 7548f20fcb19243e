import { Text, View } from '@tarojs/components';
import type { Tone } from '../../ui/tone';
import { dayWords } from '../dates';
import './index.scss';
import { nearnessOf } from './order';
import { words } from './words';

interface Props {
  /** An ISO date; null: there is no day. */
  deadline: string | null;
  daysLeft: number | null;
  tone: Tone;
  asOf: string;
  /** What ends then, where the line below speaks of something else. */
  of?: string | null;
}

/** The days left as the one number that matters. */
export function DaysLeft({ deadline, daysLeft, tone, asOf, of = null }: Props) {
  if (deadline === null || daysLeft === null || daysLeft < 0) return null;
  return (
    <View className={`cert-days cert-days-${tone} cert-days-${nearnessOf(daysLeft)}`}>
      {daysLeft === 0 ? (
        <Text className="cert-figure">{words.lastDay}</Text>
      ) : (
        <>
          <Text className="cert-figure">{daysLeft}</Text>
          <Text className="cert-unit">{words.daysLeft}</Text>
        </>
      )}
      <Text className="cert-deadline">{`${of ?? ''}${words.untilDeadline(dayWords(deadline, asOf))}`}</Text>
    </View>
  );
}
