import { requestLimit } from '../../../server/src/platform/http/rate-limit';
import { Limits } from '../../../server/src/platform/store/limits';
import { aKeyring, startApp, type TestApp } from '../../support/server';

const PER_MINUTE = 200;
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});

/** How many of so many at once pass. */
async function passing(
  limits: ((key: string) => Promise<void>)[],
  calls: number,
  key = 'k',
): Promise<number> {
  const all = [...Array(calls).keys()].map((n) => limits[n % limits.length]?.(key));
  return (await Promise.allSettled(all)).filter(({ status }) => status === 'fulfilled').length;
}

function servers(number: number, time = Date.now) {
  delete (app.connection.models as Record<string, unknown>).LimitCount;
  const limits = new Limits(app.connection, aKeyring(), time);
  return [...Array(number)].map(() => requestLimit(limits, PER_MINUTE, time));
}

test.each([1, 2, 5])('%d servers together let at most so many pass, and hardly fewer', async (number) => {
  const passed = await passing(servers(number), 4 * PER_MINUTE);
  expect(passed).toBeLessThanOrEqual(PER_MINUTE * 1.05);
  expect(passed).toBeGreaterThanOrEqual(PER_MINUTE - (number - 1) * (PER_MINUTE / 20));
});

test('one caller uses up nothing of another’s', async () => {
  const all = servers(2);
  await passing(all, 2 * PER_MINUTE, 'one');
  expect(await passing(all, 10, 'other')).toBe(10);
});

test('most requests cost no call to the store, refused ones neither', async () => {
  let calls = 0;
  const end = new Date(Date.now() + 60_000);
  let left = PER_MINUTE;
  const draw = async (_limit: unknown, _of: string, size: number) => {
    calls += 1;
    const granted = Math.min(size, left);
    left -= granted;
    return { granted, end };
  };
  const limit = requestLimit({ draw }, PER_MINUTE, Date.now);
  for (let n = 0; n < 3 * PER_MINUTE; n += 1) await limit('k').catch(() => undefined);
  expect(calls).toBe(21);
});

test('without the store a stricter count in memory holds', async () => {
  const draw = async () => {
    throw new Error('no connection');
  };
  const limit = requestLimit({ draw }, PER_MINUTE, Date.now);
  expect(await passing([limit], 2 * PER_MINUTE)).toBe(PER_MINUTE / 10);
});

test('a clock that was far ahead locks nobody for longer than a minute', async () => {
  let ahead = 961 * 3_600_000;
  const time = () => Date.now() + ahead;
  const [limit] = servers(1, time) as [ReturnType<typeof requestLimit>];
  await passing([limit], 2 * PER_MINUTE);
  ahead = 0;
  const refusal = await limit('k').catch((error) => error);
  expect(refusal.details.retryAfter).toBeLessThanOrEqual(60);
});
