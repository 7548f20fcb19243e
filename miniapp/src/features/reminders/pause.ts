import { type Day, parseDay } from '@hz/shared/calendar';
import type { ReminderSettings } from '@hz/shared/contracts';
import type { TimelineEntry } from './store';
import { dayList } from './words';

type Pause = ReminderSettings['pause'];

/** Whether nothing is sent on a day. On the day of resuming, reminders come again. */
export const isPausedOn = (pause: Pause, day: Day): boolean =>
  pause !== null && (pause.resumeOn === null || day < parseDay(pause.resumeOn));

/** The deadlines, in words, that a pause which is on leaves without a reminder; empty: none. */
export const leftOutBy = (entries: readonly TimelineEntry[], pause: Pause, today: Day): string => {
  if (!isPausedOn(pause, today)) return '';
  const resumeOn = pause?.resumeOn ? parseDay(pause.resumeOn) : null;
  return dayList(missedIn(entries, today, resumeOn).deadlines.map(parseDay), today);
};

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
