import { formatDay, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import type { Clock } from './platform/clock';
import { stopping, storeFull, storeUnavailable } from './platform/errors';
import { redactPersons } from './platform/http/redact';
import { type Binding, route } from './platform/http/route';
import type { Logger } from './platform/log';
import { isOutOfDisk } from './platform/store/disk';

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

export interface SystemParts {
  clock: Clock;
  /** Resolves when the store answers and can be written to. */
  ping(): Promise<void>;
  /** Whether the server was told to stop. */
  isStopping(): boolean;
  log: Logger;
}

/** Is the process alive, should it be given requests, and which day does it live in. */
export const systemRoutes = ({ clock, ping, isStopping, log }: SystemParts): Binding[] => [
  route('GET /v1/clock', () => presentClock(clock)),
  // The app has taken out what is of a person; what another program sends in its name is not believed to have.
  route('POST /v1/faults', ({ body: { face, page, text } }) => {
    log.warn({ face, page: redactPersons(page), text: redactPersons(text) }, 'fault in the app');
  }),
  route('GET /healthz', () => ({ status: 'ok' as const })),
  route('GET /readyz', async () => {
    if (isStopping()) throw stopping();
    await ping().catch((error) => {
      throw isOutOfDisk(error) ? storeFull() : storeUnavailable();
    });
    return { status: 'ready' as const };
  }),
];
