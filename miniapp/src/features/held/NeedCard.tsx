import { parseDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { deadlineWords } from '../dates';
import { NeedRing } from '../study/NeedRing';
import './index.scss';
import { type Duty, spanWords } from './view';
import { words } from './words';

/** The hours that a duty asks for now, as a ring; what else it asks for by name, a line each. */
export function NeedCard({ duty, asOf }: { duty: Duty; asOf: string }) {
  const [first, ...others] = duty.needs;
  if (!first || first.required === 0 || (duty.state !== 'open' && duty.state !== 'done')) return null;
  const { required, done, remaining } = first;
  const daysLeft = duty.due === null ? null : parseDay(duty.due) - parseDay(asOf);
  const isAhead = duty.cycle !== null && duty.cycle.from > asOf;
  return (
    <NeedRing
      title={duty.cycle ? spanWords(duty.cycle, asOf) : (first.name ?? duty.name)}
      {...{ required, done, remaining }}
      daysLeft={isAhead ? null : daysLeft}
      due={duty.due && deadlineWords(duty.due, daysLeft, asOf)}
    >
      {others.map(
        ({ id, name, done: rest, required: asked }) =>
          name && (
            <Text key={id} className="held-source">
              {name}：{words.needRest(rest, asked)}
            </Text>
          ),
      )}
    </NeedRing>
  );
}
