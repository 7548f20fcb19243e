import { parseDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { deadlineWords } from '../dates';
import { NeedRing } from '../study/NeedRing';
import './index.scss';
import type { Held } from './store';
import { type Entry, useHeldEntries } from './useHeldCredits';
import { type Duty, spanWords } from './view';
import { words } from './words';

/** Class hours of the time that a duty counts now, which wait to be sent; which need they fill is for the server to say. */
const waitingFor = ({ cycle }: Duty, entries: readonly Entry[]): number => {
  const isOfNow = ({ on, for: made }: Entry) =>
    cycle === null || (made === null ? on >= cycle.from && on <= cycle.to : made === cycle.from);
  return entries
    .filter((entry) => entry.pending && isOfNow(entry))
    .reduce((sum, { hours }) => Math.round((sum + hours) * 10) / 10, 0);
};

/** The hours that a duty asks for now, as a ring; what else it asks for by name, a line each. */
export function NeedCard({ duty, held }: { duty: Duty; held: Held }) {
  const { asOf } = held;
  const entries = useHeldEntries(held);
  const [first, ...others] = duty.needs;
  if (!first || first.required === 0 || (duty.state !== 'open' && duty.state !== 'done')) return null;
  const { required, done, remaining } = first;
  const daysLeft = duty.due === null ? null : parseDay(duty.due) - parseDay(asOf);
  const waiting = waitingFor(duty, entries);
  const isAhead = duty.cycle !== null && duty.cycle.from > asOf;
  return (
    <NeedRing
      title={duty.cycle ? spanWords(duty.cycle, asOf) : (first.name ?? duty.name)}
      {...{ required, done, remaining }}
      daysLeft={isAhead ? null : daysLeft}
      due={duty.due && deadlineWords(duty.due, daysLeft, asOf)}
      waiting={waiting === 0 ? null : words.waiting(waiting)}
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
