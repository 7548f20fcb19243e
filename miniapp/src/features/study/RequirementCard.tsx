import { Text, View } from '@tarojs/components';
import { Card } from '../../ui/Card';
import { ProgressRing } from '../../ui/ProgressRing';
import { Tag } from '../../ui/Tag';
import { deadlineWords } from '../dates';
import './index.scss';
import { paceOf, type Requirement } from './requirement';
import { words } from './words';

/** What is asked for now, as a ring, with its day. */
export function RequirementCard({ requirement, asOf }: { requirement: Requirement; asOf: string }) {
  const { year, required, done, remaining, deadline, daysLeft } = requirement;
  const enough = remaining === 0;
  const pace = paceOf(requirement);
  return (
    <Card>
      <Text className="study-for">{year === null ? words.forExchange : words.forYear(year)}</Text>
      <ProgressRing
        share={required === 0 ? 1 : done / required}
        figure={String(done)}
        unit={words.of(required)}
        colour={enough ? 'leaf' : 'teal'}
        label={words.ringLabel(done, required)}
      />
      <View className="study-left">
        {enough ? (
          <Tag tone="done" text={words.enough} />
        ) : (
          <Text className="study-remaining">{words.remaining(remaining)}</Text>
        )}
        {pace !== null && <Text className="study-pace">{words.pace[pace.each](pace.hours)}</Text>}
        {deadline && !enough && (
          <Text className="study-deadline">{words.before(deadlineWords(deadline, daysLeft, asOf))}</Text>
        )}
      </View>
    </Card>
  );
}
