import { formatDay, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import type { Clock } from './clock';
import { storeUnavailable } from './errors';
import { redactPersons } from './http/redact';
import { type Binding, route } from './http/route';
import type { Logger } from './log';

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
export const systemRoutes = (clock: Clock, ping: () => Promise<void>, log: Logger): Binding[] => [
  route('GET /v1/clock', () => presentClock(clock)),
  // The app has taken out what is of a person; what another program sends in its name is not believed to have.
  route('POST /v1/faults', ({ body: { face, page, text } }) => {
    log.warn({ face, page: redactPersons(page), text: redactPersons(text) }, 'fault in the app');
  }),
  route('GET /healthz', () => ({ status: 'ok' as const })),
  route('GET /readyz', async () => {
    await ping().catch(() => {
      throw storeUnavailable();
    });
    return { status: 'ready' as const };
  }),
];
