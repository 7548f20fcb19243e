import { parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import type { RequestOf } from '@hz/shared/contracts';
import { dateOrder } from '../platform/errors';
import { type Binding, route } from '../platform/http/route';
import type { StoredClock } from '../platform/store/simulated-clock';
import { presentClock } from '../system-routes';

const DAY_MS = 24 * 60 * 60 * 1000;
const MORNING = '09:00';
const LATEST = instantAt('2099-12-31', '23:59');

/** Moves the demo's clock forward, for everybody who uses it; what is due by then arrives before the answer. */
export const demoRoutes = (stored: StoredClock, afterMove: () => Promise<void>): Binding[] => [
  route('POST /v1/demo/clock', async ({ body }) => {
    const instant = instantOf(body, stored.clock.now());
    if (instant < stored.clock.now()) throw dateOrder('to', '日期只能往后拨');
    if (instant > LATEST) throw dateOrder('to', '最多拨到 2099 年底');
    await stored.moveTo(instant);
    await afterMove();
    return presentClock(stored.clock);
  }),
];

function instantOf(body: RequestOf<'POST /v1/demo/clock'>['body'], now: number): number {
  if ('advanceDays' in body) return now + body.advanceDays * DAY_MS;
  return instantAt(body.to, body.time ?? MORNING);
}

/** The instant of a date and a time `HH:MM` in Asia/Shanghai. */
export function instantAt(date: string, time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return shanghaiEpoch(parseDay(date), hours * 60 + minutes);
}
