import { Text, View } from '@tarojs/components';
import { Card } from '../../components/Card';
import { Icon } from '../../components/Icon';
import { Tap } from '../../components/Tap';
import { dayWords } from '../dates';
import './index.scss';
import type { Entry } from './useCredits';
import { words } from './words';

interface Props {
  entries: readonly Entry[];
  asOf: string;
  onOpen: (entry: Entry) => void;
}

function Words({ entry, asOf }: { entry: Entry; asOf: string }) {
  const source = words.recordedOn(words.origin[entry.origin], dayWords(entry.recordedOn, asOf));
  return (
    <View className="entry-line-words">
      <Text className="entry-day">{dayWords(entry.on, asOf)}</Text>
      <Text className="entry-source">{entry.pending ? words.pending : source}</Text>
    </View>
  );
}

/** Every entry, the newest first; the holder's own can be opened and changed. */
export function EntryList({ entries, asOf, onOpen }: Props) {
  return (
    <Card title={words.entries} icon="edit">
      {entries.length === 0 && <Text className="study-none">{words.noEntries}</Text>}
      {entries.map((entry) => {
        const content = (
          <>
            <Words entry={entry} asOf={asOf} />
            <Text className="entry-hours">{words.hours(entry.hours)}</Text>
          </>
        );
        return entry.origin === 'self' ? (
          <Tap key={entry.id} className="entry-line" onTap={() => onOpen(entry)}>
            {content}
            <Icon name="next" colour="faint" size="small" />
          </Tap>
        ) : (
          <View key={entry.id} className="entry-line">
            {content}
          </View>
        );
      })}
    </Card>
  );
}
