import { Text, View } from '@tarojs/components';
import { classNames } from '../../class-names';
import { Card } from '../../ui/Card';
import { Icon } from '../../ui/Icon';
import { Tap } from '../../ui/Tap';
import { dayWords } from '../dates';
import './index.scss';
import type { Entry } from './useCredits';
import { words } from './words';

interface Props {
  entries: readonly Entry[];
  asOf: string;
  onOpen: (entry: Entry) => void;
}

/** Where an entry comes from, and whether it counts. */
function sourceOf(entry: Entry, asOf: string): string {
  if (entry.pending) return words.pending;
  const recordedOn = dayWords(entry.recordedOn, asOf);
  return entry.origin === 'official'
    ? words.official(entry.source, recordedOn)
    : words.recordedOn(recordedOn);
}

function Words({ entry, asOf }: { entry: Entry; asOf: string }) {
  return (
    <View className="entry-line-words">
      <Text className="entry-day">
        {entry.total ? words.totalEntry(dayWords(entry.on, asOf)) : dayWords(entry.on, asOf)}
      </Text>
      <Text className="entry-source">{sourceOf(entry, asOf)}</Text>
      {!entry.counts && <Text className="entry-source">{words.notCounted}</Text>}
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
            <Text className={classNames('entry-hours', !entry.counts && 'entry-hours-off')}>
              {words.hours(entry.hours)}
            </Text>
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
