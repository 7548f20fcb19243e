import { Breaker, backoffMs } from '../../../server/src/features/reminders/breaker';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const TEMPLATE = 'template';

/** Answers of a generator that always says the same. */
const earliest = () => 0;
const latest = () => 1;
const halfway = () => 0.5;

describe('the wait of one message', () => {
  test('doubles with every failure, up to half an hour', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 20].map((failures) => backoffMs(failures, halfway) / SECOND);
    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800]);
  });

  test('lies anywhere within a quarter around that', () => {
    expect([earliest, latest].map((random) => backoffMs(1, random))).toEqual([22_500, 37_500]);
    const waits = new Set(Array.from({ length: 20 }, () => backoffMs(3)));
    expect(waits.size).toBeGreaterThan(1);
  });
});

describe('the rest of a channel', () => {
  test('grows while it goes on failing, up to five minutes, and messages under way together count once', () => {
    const breaker = new Breaker(halfway);
    let now = 0;
    const rests = Array.from({ length: 7 }, () => {
      const until = breaker.trip(now);
      expect(breaker.trip(now + 1)).toBe(until);
      const rest = until - now;
      now = until;
      return rest / SECOND;
    });
    expect(rests).toEqual([15, 30, 60, 120, 240, 300, 300]);
  });

  test('ends by itself; one message goes ahead, and when that works all is as before', () => {
    const breaker = new Breaker(halfway);
    const until = breaker.trip(0);
    expect(breaker.waitUntil(TEMPLATE, until - 1)).toBe(until);
    expect(breaker.waitUntil(TEMPLATE, until)).toBeNull();
    expect([breaker.isProbing(until - 1), breaker.isProbing(until)]).toEqual([false, true]);
    breaker.worked();
    expect(breaker.isProbing(until)).toBe(false);
    expect(breaker.trip(until)).toBe(until + 15 * SECOND);
  });

  test('of a template that is set up wrongly leaves the others alone', () => {
    const breaker = new Breaker(halfway);
    const until = breaker.tripTemplate(TEMPLATE, 0);
    expect(until).toBe(10 * MINUTE);
    expect(breaker.waitUntil(TEMPLATE, 0)).toBe(until);
    expect(breaker.waitUntil('another', 0)).toBeNull();
    expect(breaker.isProbing(until)).toBe(false);
  });
});
