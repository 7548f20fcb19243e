import { type Day, formatDayChinese, parseDay, yearOf } from '@hz/shared/calendar';
import type { ReminderSettings } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { Entry, Fact, Rows } from '../../ui/Rows';
import { CalendarSheet } from './CalendarSheet';
import { HourSheet } from './HourSheet';
import { hourWords } from './hours';
import './index.scss';
import { PauseSheet } from './PauseSheet';
import { PushCard } from './PushCard';
import { isPausedOn, leftOutBy } from './pause';
import { timeline } from './store';
import type { Settings } from './useSettings';
import { words } from './words';

type Open = 'hour' | 'pause' | 'calendar' | null;

interface Props {
  data: ReminderSettings;
  settings: Settings;
  today: Day;
}

function PausedCard({ data, settings, today }: Props) {
  const { pause } = data;
  const { data: ahead } = useResource(timeline);
  const until = pause?.resumeOn ? formatDayChinese(parseDay(pause.resumeOn), yearOf(today)) : null;
  return (
    <Card title={until ? words.pausedUntil(until) : words.paused} icon="pause">
      <Text className="reminder-text">
        {words.pausedHint(until, leftOutBy(ahead?.entries ?? [], pause, today))}
      </Text>
      <ErrorLine text={settings.error} />
      <Button text={words.resume} busy={settings.busy} onTap={() => void settings.resume()} />
    </Card>
  );
}

/** When to be reminded and by what. */
export function SettingsView(props: Props) {
  const { data, settings, today } = props;
  const [sheet, setSheet] = useState<Open>(null);
  const paused = isPausedOn(data.pause, today);
  const open = (which: Open) => {
    settings.clearError();
    setSheet(which);
  };
  const close = () => open(null);
  return (
    <>
      {paused && <PausedCard {...props} />}
      <Card>
        <Rows>
          <Fact
            name={words.when}
            value={hourWords(data.hour)}
            source={`${words.whenHint}，${words.quiet(data.quiet.from, data.quiet.to)}`}
            onChange={() => open('hour')}
          />
          {!paused && (
            <Entry icon="pause" text={words.pause} hint={words.pauseHint} onTap={() => open('pause')} />
          )}
          <Entry
            icon="calendar"
            text={words.calendar}
            hint={words.calendarHint}
            onTap={() => open('calendar')}
          />
        </Rows>
      </Card>
      <PushCard push={data.push} />
      {sheet === 'hour' && <HourSheet hour={data.hour} settings={settings} onClose={close} />}
      {sheet === 'pause' && <PauseSheet today={today} settings={settings} onClose={close} />}
      {sheet === 'calendar' && <CalendarSheet today={today} onClose={close} />}
    </>
  );
}
