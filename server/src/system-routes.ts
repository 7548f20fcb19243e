import { formatDay, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import type { Clock } from './clock';
import { storeUnavailable } from './errors';
import { type Binding, route } from './http/route';

/** The clock as the screen shows it. */
export function presentClock(clock: Clock) {
  const minute = shanghaiMinuteOfDay(clock.now());
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    today: formatDay(clock.today()),
    time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    simulated: clock.simulated,
  };
}

/** Is the process alive, can it serve, and which day does it live in. */
export const systemRoutes = (clock: Clock, ping: () => Promise<void>): Binding[] => [
  route('GET /v1/clock', () => presentClock(clock)),
  route('GET /healthz', () => ({ status: 'ok' as const })),
  route('GET /readyz', async () => {
    await ping().catch(() => {
      throw storeUnavailable();
    });
    return { status: 'ready' as const };
  }),
];
