import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Card } from '../../ui/Card';
import { ProgressRing } from '../../ui/ProgressRing';
import { Tag } from '../../ui/Tag';
import './index.scss';
import { isOutOfTime, paceOf } from './requirement';
import { words } from './words';

interface Props {
  /** What the hours are for. */
  title: string;
  /** In class hours. */
  required: number;
  done: number;
  remaining: number;
  /** Days that are left to study for them; null: there is no day, or they have not begun. */
  daysLeft: number | null;
  /** The day by which they are due, in words. */
  due: string | null;
  /** More may be asked for, of which nothing is known yet: a pace is the least then. */
  atLeast?: boolean;
  /** What waits to be sent and is not counted yet, in words. */
  waiting?: string | null;
  children?: ReactNode;
}

/** The hours that are asked for now, as a ring, with their day and the pace that is enough. */
export function NeedRing({
  title,
  required,
  done,
  remaining,
  daysLeft,
  due,
  atLeast,
  waiting,
  children,
}: Props) {
  const pace = paceOf({ remaining, daysLeft });
  const paceWords = atLeast ? words.paceAtLeast : words.pace;
  const enough = remaining === 0 && !atLeast;
  return (
    <Card>
      <Text className="study-for">{title}</Text>
      <ProgressRing
        share={required === 0 ? 1 : done / required}
        figure={String(done)}
        unit={atLeast ? words.ofAtLeast(required) : words.of(required)}
        colour={enough ? 'leaf' : 'teal'}
        label={words.ringLabel(done, required)}
      />
      <View className="study-left">
        {enough ? (
          <Tag tone="done" text={words.enough} />
        ) : (
          <Text className="study-remaining">
            {atLeast ? words.remainingAtLeast(remaining) : words.remaining(remaining)}
          </Text>
        )}
        {waiting && <Tag tone="soon" text={waiting} />}
        {pace !== null && <Text className="study-pace">{paceWords[pace.each](pace.hours)}</Text>}
        {isOutOfTime({ remaining, daysLeft }) && <Text className="study-pace">{words.outOfTime}</Text>}
        {due && !enough && <Text className="study-deadline">{words.before(due)}</Text>}
        {children}
      </View>
    </Card>
  );
}
