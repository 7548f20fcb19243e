import { type Day, formatDay, formatDayChinese } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Calendar } from '../../ui/DateField/Calendar';
import { Sheet } from '../../ui/Sheet';
import { showToast } from '../../ui/Toast';
import { section, unread } from './arrivals';
import { followClock, moveClock, type Today } from './clock';
import { words } from './words';

/** Says what day it is now, and what has arrived by then. */
async function tellOf(date: string): Promise<void> {
  const before = unread.state.get().data ?? 0;
  await Promise.all([unread.refresh(), followClock()]);
  const count = Math.max(0, (unread.state.get().data ?? 0) - before);
  if (count === 0) return showToast({ text: words.clockMoved(date) });
  const run = () => {
    section.set('inbox');
    go('reminders');
  };
  showToast({ text: words.clockBrought(date, count), action: { text: words.look, run } });
}

/** Lets the demo's date be moved on. */
export function ClockSheet({ today, onClose }: { today: Today; onClose: () => void }) {
  const [day, setDay] = useState<Day>(today.day);
  const [busy, setBusy] = useState(false);
  const move = async (body: Parameters<typeof moveClock>[0]) => {
    setBusy(true);
    try {
      await tellOf(await moveClock(body));
      onClose();
    } catch (error) {
      showToast({ text: asFailure(error).message });
    } finally {
      setBusy(false);
    }
  };
  const later = day > today.day;
  const footer = later ? (
    <Button
      text={words.clockMove(formatDayChinese(day))}
      busy={busy}
      onTap={() => move({ to: formatDay(day) })}
    />
  ) : (
    <Button text={words.clockDay} busy={busy} onTap={() => move({ advanceDays: 1 })} />
  );
  return (
    <Sheet title={words.clockTitle} onClose={onClose} footer={footer}>
      <Text className="shell-help">{words.clockHelp}</Text>
      <Calendar value={day} onPick={setDay} min={today.day} />
    </Sheet>
  );
}
