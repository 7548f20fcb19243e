import type { Day } from '@hz/shared/calendar';
import { useState } from 'react';
import { useResource } from '../../api/resource';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import { Button } from '../../ui/Button';
import { Chip, Chips } from '../../ui/Choice';
import { certificates } from '../certificates/store';
import { section, unread } from '../shell/arrivals';
import { useToday } from '../shell/clock';
import { Loaded } from '../shell/Loaded';
import { Screen } from '../shell/Screen';
import { AheadView } from './AheadView';
import { CalendarSheet } from './CalendarSheet';
import { InboxView } from './InboxView';
import { isPausedOn } from './pause';
import { StateRow } from './StateRow';
import { inbox as messages, timeline } from './store';
import { useInbox } from './useInbox';
import { useLinkedDay } from './useLinkedDay';
import { type Settings, useSettings } from './useSettings';
import { words } from './words';

/** What comes first: what was chosen, else what is new, else what lies ahead. */
function useSection() {
  const chosen = useObservable(section);
  const count = useObservable(unread.state).data ?? 0;
  return { shown: chosen ?? (count > 0 ? 'inbox' : 'ahead'), count } as const;
}

interface ActionProps {
  settings: Settings;
  today: Day;
  /** Nothing lies ahead: there is nothing to put into a calendar. */
  nothing: boolean;
}

/** The main action: to be reminded again while paused, else the phone's own calendar, else something to be reminded of. */
function Action({ settings, today, nothing }: ActionProps) {
  const [open, setOpen] = useState(false);
  const { data } = settings.shelf;
  if (data && isPausedOn(data.pause, today))
    return <Button text={words.resume} busy={settings.busy} onTap={() => void settings.resume()} />;
  if (nothing)
    return <Button icon="plus" text={words.nothingAction} onTap={() => go('add', { question: 'place' })} />;
  return (
    <>
      <Button icon="calendar" text={words.calendar} onTap={() => setOpen(true)} />
      {open && <CalendarSheet today={today} onClose={() => setOpen(false)} />}
    </>
  );
}

/** The reminders: what arrived, what comes when, and how they are set. */
export function RemindersScreen() {
  const today = useToday()?.day ?? null;
  const inbox = useInbox();
  const ahead = useResource(timeline);
  // Which pages a certificate has, to which a line leads, is known by the list.
  useResource(certificates);
  const settings = useSettings();
  const { shown, count } = useSection();
  const linkedDay = useLinkedDay(inbox.shelf.data);
  const { data: set } = settings.shelf;
  // That nothing comes is said before what would; how it is set, after it.
  const paused = set !== null && today !== null && isPausedOn(set.pause, today);
  const row = set && today !== null && <StateRow settings={set} today={today} />;
  return (
    <Screen
      title={words.title}
      tab="reminders"
      narrow
      footer={
        today !== null &&
        shown === 'ahead' && (
          <Action settings={settings} today={today} nothing={ahead.data?.entries.length === 0} />
        )
      }
    >
      <Chips label={words.sections}>
        <Chip text={words.inbox(count)} chosen={shown === 'inbox'} onTap={() => section.set('inbox')} />
        <Chip text={words.ahead} chosen={shown === 'ahead'} onTap={() => section.set('ahead')} />
      </Chips>
      {paused && row}
      {shown === 'inbox' ? (
        <Loaded shelf={inbox.shelf} resource={messages}>
          {(data) =>
            today !== null && <InboxView data={data} inbox={inbox} today={today} linkedDay={linkedDay} />
          }
        </Loaded>
      ) : (
        <Loaded shelf={ahead} resource={timeline}>
          {(data) => <AheadView timeline={data} />}
        </Loaded>
      )}
      {!paused && row}
    </Screen>
  );
}
