import { type Day, parseDay } from '@hz/shared/calendar';
import type { ReminderSettings } from '@hz/shared/contracts';
import type { TimelineEntry } from './store';

type Pause = ReminderSettings['pause'];

/** Whether nothing is sent on a day. On the day of resuming, reminders come again. */
export const isPausedOn = (pause: Pause, day: Day): boolean =>
  pause !== null && (pause.resumeOn === null || day < parseDay(pause.resumeOn));

/** What a pause from today until the day of resuming (null: without an end) leaves out: reminders, and deadlines. */
export function missedIn(
  entries: readonly TimelineEntry[],
  today: Day,
  resumeOn: Day | null,
): { count: number; deadlines: string[] } {
  const within = (iso: string) => parseDay(iso) >= today && (resumeOn === null || parseDay(iso) < resumeOn);
  const missed = entries.filter(({ on }) => within(on));
  const deadlines = missed.flatMap(({ lines }) =>
    lines.flatMap(({ deadline }) => (deadline !== null && within(deadline) ? [deadline] : [])),
  );
  return { count: missed.length, deadlines: [...new Set(deadlines)].sort() };
}
