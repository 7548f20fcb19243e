import { formatDay, parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import { realClock, SimulatedClock } from '../../server/src/platform/clock';

const START = shanghaiEpoch(parseDay('2022-12-05'), 9 * 60);
const HOUR = 60 * 60 * 1000;

test('the simulated clock runs on from where it was set', () => {
  let elapsed = 1000;
  const clock = new SimulatedClock(START, () => elapsed);
  elapsed += 15 * HOUR;
  expect(clock.now()).toBe(START + 15 * HOUR);
  expect(formatDay(clock.today())).toBe('2022-12-06');
});

test('it can be moved forward and runs on from there', () => {
  let elapsed = 0;
  const clock = new SimulatedClock(START, () => elapsed);
  clock.moveTo(START + 24 * HOUR);
  elapsed += HOUR;
  expect(clock.now()).toBe(START + 25 * HOUR);
});

test('it is never moved back', () => {
  const clock = new SimulatedClock(START, () => 0);
  expect(() => clock.moveTo(START - 1)).toThrow(RangeError);
  expect(clock.now()).toBe(START);
});

test('the real clock keeps Shanghai days', () => {
  expect(Math.abs(realClock.now() - Date.now())).toBeLessThan(1000);
  expect(realClock.today()).toBe(Math.floor((Date.now() + 8 * HOUR) / (24 * HOUR)));
});
