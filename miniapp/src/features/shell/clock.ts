import { type Day, formatDayChinese, parseDay } from '@hz/shared/calendar';
import type { RequestOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource, useResource } from '../../api/resource';

/** The helper's one clock; the phone's own date is never asked. */
const clock = createResource({
  name: 'clock',
  load: () => call('GET /v1/clock'),
  scope: 'everybody',
});

export interface Today {
  day: Day;
  /** 2022年12月5日 */
  words: string;
  simulated: boolean;
}

/** Today by the helper's clock; null until it is known. */
export function useToday(): Today | null {
  const { data } = useResource(clock);
  if (!data) return null;
  const day = parseDay(data.today);
  return { day, words: formatDayChinese(day), simulated: data.simulated };
}

const followers = new Set<() => Promise<unknown>>();

/** Has something fetched anew when the demo's clock was moved: what it says is another day's. */
export function onClockMoved(refresh: () => Promise<unknown>): void {
  followers.add(refresh);
}

/** Resolves when all that goes with the clock was fetched anew. */
export const followClock = (): Promise<unknown> => Promise.all([...followers].map((refresh) => refresh()));

/** Moves the demo's clock. */
export async function moveClock(body: RequestOf<'POST /v1/demo/clock'>['body']): Promise<string> {
  const moved = await call('POST /v1/demo/clock', { body });
  clock.put(moved);
  return formatDayChinese(parseDay(moved.today));
}
