import { type Day, formatDayChinese, parseDay, yearOf } from '@hz/shared/calendar';
import type { ReminderSettings } from '@hz/shared/contracts';
import { useResource } from '../../api/resource';
import { go } from '../../navigation';
import { Card } from '../../ui/Card';
import { Entry } from '../../ui/Rows';
import { isPausedOn, leftOutBy } from './pause';
import { timeline } from './store';
import { words } from './words';

/** How reminders are set, in one line; a tap opens the settings. */
export function StateRow({ settings, today }: { settings: ReminderSettings; today: Day }) {
  const { hour, pause, push } = settings;
  const open = () => go('reminder-settings');
  const paused = isPausedOn(pause, today);
  const { data } = useResource(timeline);
  const until = pause?.resumeOn ? formatDayChinese(parseDay(pause.resumeOn), yearOf(today)) : null;
  const over = leftOutBy(data?.entries ?? [], pause, today);
  return (
    <Card>
      {paused ? (
        <Entry
          icon="pause"
          text={until ? words.pausedUntil(until) : words.paused}
          hint={words.pausedHint(until, over)}
          onTap={open}
        />
      ) : (
        <Entry
          icon="bell"
          text={words.everyDay(hour)}
          hint={push.available ? words.left(push.left) : words.settings}
          onTap={open}
        />
      )}
    </Card>
  );
}
