import { turnsWithin } from '../../../server/src/features/reminders/turns';

/** The most that came within any stretch of a second. */
const densest = (times: readonly number[]): number =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length));

test.each([
  [5, 12],
  [40, 100],
])('at most %i turns a second, and none is lost', async (perSecond, wanted) => {
  const turn = turnsWithin(perSecond);
  const times: number[] = [];
  await Promise.all(Array.from({ length: wanted }, () => turn().then(() => times.push(performance.now()))));
  expect(times).toHaveLength(wanted);
  // A tenth more, for the window in which the second begins.
  expect(densest(times)).toBeLessThanOrEqual(Math.ceil(perSecond * 1.1) + 1);
  expect((times.at(-1) as number) - (times[0] as number)).toBeGreaterThan((wanted / perSecond - 1.2) * 1000);
});
