import { parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { Card } from '../../ui/Card';
import { ProgressRing } from '../../ui/ProgressRing';
import { Tag } from '../../ui/Tag';
import { dayWords } from '../dates';
import { paceOf } from '../study/requirement';
import './index.scss';
import { type Duty, spanWords } from './view';
import { words } from './words';

/** The hours that a duty asks for now, as a ring; what else it asks for by name, a line each. */
export function NeedCard({ duty, asOf }: { duty: Duty; asOf: string }) {
  const [first, ...others] = duty.needs;
  if (!first || first.required === 0 || (duty.state !== 'open' && duty.state !== 'done')) return null;
  const { required, done, remaining } = first;
  const enough = remaining === 0;
  const pace = duty.due ? paceOf({ remaining, daysLeft: parseDay(duty.due) - parseDay(asOf) }) : null;
  return (
    <Card>
      <Text className="held-for">{duty.cycle ? spanWords(duty.cycle, asOf) : (first.name ?? duty.name)}</Text>
      <ProgressRing
        share={done / required}
        figure={String(done)}
        unit={words.needOf(required)}
        colour={enough ? 'leaf' : 'teal'}
        label={words.needLabel(done, required)}
      />
      <View className="held-left">
        {enough ? (
          <Tag tone="done" text={words.enough} />
        ) : (
          <Text className="held-remaining">{words.remaining(remaining)}</Text>
        )}
        {pace && <Text className="held-pace">{words.pace[pace.each](pace.hours)}</Text>}
        {duty.due && !enough && <Text className="held-source">{words.before(dayWords(duty.due, asOf))}</Text>}
        {others.map(
          ({ id, name, done: rest, required: asked }) =>
            name && (
              <Text key={id} className="held-source">
                {name}：{words.needRest(rest, asked)}
              </Text>
            ),
        )}
      </View>
    </Card>
  );
}
