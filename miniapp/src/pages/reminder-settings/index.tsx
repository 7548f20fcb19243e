import { SettingsView } from '../../features/reminders/SettingsView';
import { settings as resource } from '../../features/reminders/store';
import { useSettings } from '../../features/reminders/useSettings';
import { words } from '../../features/reminders/words';
import { useToday } from '../../features/shell/clock';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';

export default function ReminderSettingsPage() {
  const settings = useSettings();
  const today = useToday();
  return (
    <Screen title={words.settings} context={words.title}>
      <Loaded shelf={settings.shelf} resource={resource}>
        {(data) => today && <SettingsView data={data} settings={settings} today={today.day} />}
      </Loaded>
    </Screen>
  );
}
