import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { classNames } from '../../class-names';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Icon } from '../../ui/Icon';
import { Entry as EntryRow, Rows } from '../../ui/Rows';
import { Tap } from '../../ui/Tap';
import { FlipSheet } from '../certificates/flip';
import { useNamed } from '../certificates/twins';
import { dayWords } from '../dates';
import { Screen } from '../shell/Screen';
import { SpanRow, streakOf } from '../study/SpanRow';
import { HeldCreditSheet } from './HeldCreditSheet';
import './index.scss';
import { NeedCard } from './NeedCard';
import type { Held, HeldWithPack } from './store';
import { type Entry, useHeldCredits } from './useHeldCredits';
import { askedCycles, type Cycle, duties, spanWords } from './view';
import { words } from './words';

function sourceOf({ state, origin, stated }: Cycle): string {
  if (state === 'recorded') return words.recorded;
  return stated === null ? words.source[origin] : `${words.source[origin]}，${words.stated(stated)}`;
}

/** How often in a row the duty that was met most steadily was met. */
const streakIn = ({ obligations, cycles }: Held): number =>
  Math.max(
    0,
    ...obligations.map(({ id }) =>
      streakOf(cycles.filter(({ obligation }) => obligation === id).map(({ state }) => state)),
    ),
  );

/** The cycles of a certificate, the newest first. */
function Cycles({ held }: { held: Held }) {
  if (held.cycles.length === 0) return null;
  const streak = streakIn(held);
  return (
    <Card title={words.spans} icon="calendar">
      {streak > 1 && <Text className="held-streak">{words.streak(streak)}</Text>}
      {[...held.cycles].reverse().map((cycle) => (
        <SpanRow
          key={`${cycle.obligation} ${cycle.from}`}
          {...cycle}
          name={spanWords(cycle, held.asOf)}
          source={sourceOf(cycle)}
        />
      ))}
    </Card>
  );
}

/** What is to be said of an entry beside its day and hours. */
function notesOf({ held, pack }: HeldWithPack, entry: Entry): string[] {
  const { asOf, cycles } = held;
  const category = pack.categories.find(({ id }) => id === entry.category)?.name;
  const madeUp = cycles.find(({ from }) => from === entry.for);
  const source = entry.pending
    ? words.pending
    : entry.origin === 'official'
      ? words.official(entry.source ?? '', dayWords(entry.recordedOn, asOf))
      : words.recordedOn(dayWords(entry.recordedOn, asOf));
  const made = madeUp && words.forCycle(spanWords(madeUp, asOf));
  return [category, made, source, entry.counts ? null : words.notCounted].filter(
    (note): note is string => typeof note === 'string',
  );
}

interface EntriesProps extends HeldWithPack {
  entries: readonly Entry[];
  onOpen: (entry: Entry) => void;
}

/** Every entry, the newest first; the holder's own can be opened and changed. */
function Entries({ held, pack, entries, onOpen }: EntriesProps) {
  const contentOf = (entry: Entry) => (
    <>
      <View className="held-entry-words">
        <Text className="held-text">
          {entry.total ? words.totalEntry(dayWords(entry.on, held.asOf)) : dayWords(entry.on, held.asOf)}
        </Text>
        {notesOf({ held, pack }, entry).map((note) => (
          <Text key={note} className="held-source">
            {note}
          </Text>
        ))}
      </View>
      <Text className={classNames('held-entry-hours', !entry.counts && 'held-entry-off')}>
        {words.hoursOf(entry.hours)}
      </Text>
    </>
  );
  return (
    <Card title={words.entries} icon="edit">
      {entries.length === 0 && <Text className="held-help">{words.noEntries}</Text>}
      {entries.map((entry) =>
        entry.origin === 'self' ? (
          <Tap key={entry.id} className="held-entry" onTap={() => onOpen(entry)}>
            {contentOf(entry)}
            <Icon name="next" colour="faint" size="small" />
          </Tap>
        ) : (
          <View key={entry.id} className="held-entry">
            {contentOf(entry)}
          </View>
        ),
      )}
    </Card>
  );
}

/** The hours of a certificate of any pack: what is asked for now, cycle by cycle, entry by entry. */
export function HeldHours({ held, pack }: HeldWithPack) {
  const credits = useHeldCredits(held);
  const named = useNamed(held.id);
  const [sheet, setSheet] = useState<{ credit: Entry | null } | null>(null);
  const asked = askedCycles(held).length;
  return (
    <Screen
      title={words.hours}
      context={named(words.of(held.jurisdiction, held.title))}
      footer={
        held.packState === 'not-served' ? undefined : (
          <Button icon="plus" text={words.add} onTap={() => setSheet({ credit: null })} />
        )
      }
    >
      {duties(held).map((duty) => (
        <NeedCard key={duty.id} duty={duty} held={held} />
      ))}
      {asked > 0 && (
        <Card>
          <Rows>
            <EntryRow
              icon="ask"
              text={words.cycles}
              hint={words.cyclesHint(asked)}
              onTap={() => go('held-cycles', { id: held.id })}
            />
          </Rows>
        </Card>
      )}
      <Cycles held={held} />
      <Entries held={held} pack={pack} entries={credits.entries} onOpen={(credit) => setSheet({ credit })} />
      {sheet && (
        <HeldCreditSheet
          held={held}
          pack={pack}
          credits={credits}
          credit={sheet.credit}
          onClose={() => setSheet(null)}
        />
      )}
      <FlipSheet />
    </Screen>
  );
}
