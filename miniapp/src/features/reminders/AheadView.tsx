import { parseDay } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ClauseNotes } from '../../ui/ClauseNote';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { Tap } from '../../ui/Tap';
import { toneLook } from '../../ui/tone';
import { namedOf } from '../certificates/twins';
import { dayWords } from '../dates';
import './index.scss';
import { clausesOf, openTarget, openWords } from './lines';
import { isPausedOn } from './pause';
import type { Line, Timeline, TimelineEntry } from './store';
import { words } from './words';

const SHOWN_AT_FIRST = 6;

function Why({ line }: { line: Line }) {
  return (
    <View className="ahead-why">
      <Text className="reminder-certificate">{namedOf(line.certificateId, line.certificate)}</Text>
      <Text className="reminder-sentence">{line.sentence}</Text>
      <Button narrow kind="second" text={openWords(line)} onTap={() => openTarget(line)} />
    </View>
  );
}

interface EntryProps {
  entry: TimelineEntry;
  asOf: string;
  paused: boolean;
  open: boolean;
  onToggle: () => void;
}

function Entry({ entry, asOf, paused, open, onToggle }: EntryProps) {
  const { on, time, title, lines } = entry;
  const look = toneLook[lines[0]?.tone ?? 'go'];
  const when = `${words.inDays(parseDay(on) - parseDay(asOf))}，${words.sendAt(time)}`;
  const names = [
    ...new Set(lines.map(({ certificateId, certificate }) => namedOf(certificateId, certificate))),
  ].join('、');
  return (
    <View className="ahead">
      <View className="ahead-road">
        <View className="ahead-mark">
          <Icon name={paused ? 'pause' : look.icon} colour={paused ? 'muted' : look.colour} />
        </View>
        <View className="ahead-line" />
      </View>
      <View className="ahead-words">
        <Tap className="ahead-head" onTap={onToggle} expanded={open}>
          <View className="ahead-head-words">
            <Text className="ahead-day">{dayWords(on, asOf)}</Text>
            <Text className="ahead-when">{paused ? words.whilePaused : when}</Text>
            <Text className="ahead-title">{title}</Text>
            {!open && <Text className="reminder-certificate">{names}</Text>}
          </View>
          <Icon name={open ? 'up' : 'down'} colour="faint" size="small" />
        </Tap>
        {open && (
          <>
            <Text className="reminder-certificate">{words.willSay}</Text>
            {lines.map((line) => (
              <Why key={`${line.rule} ${line.certificateId}`} line={line} />
            ))}
            <ClauseNotes clauses={clausesOf(lines)} />
          </>
        )}
      </View>
    </View>
  );
}

/** What would come when if nothing changed: each day with its reason, the next one open. */
export function AheadView({ timeline }: { timeline: Timeline }) {
  const { asOf, entries, pause } = timeline;
  const [open, setOpen] = useState<string | null>(entries[0]?.on ?? null);
  const [all, setAll] = useState(false);
  if (entries.length === 0)
    return <EmptyState icon="helmet" title={words.nothingTitle} text={words.nothingText} />;
  const shown = all ? entries : entries.slice(0, SHOWN_AT_FIRST);
  const rest = entries.length - shown.length;
  return (
    <>
      <Card>
        {shown.map((entry) => (
          <Entry
            key={entry.on}
            entry={entry}
            asOf={asOf}
            paused={isPausedOn(pause, parseDay(entry.on))}
            open={entry.on === open}
            onToggle={() => setOpen(entry.on === open ? null : entry.on)}
          />
        ))}
        {rest > 0 && <Button kind="quiet" icon="down" text={words.later(rest)} onTap={() => setAll(true)} />}
      </Card>
      <Text className="reminder-note">{words.aheadNote}</Text>
    </>
  );
}
