import { together } from '../../../server/src/store/together';

test('who asks in the same moment, or while a step is under way, shares a step; each gets the own answer', async () => {
  const steps: number[][] = [];
  const ends: (() => void)[] = [];
  const double = together(async (numbers: readonly number[]) => {
    steps.push([...numbers]);
    await new Promise<void>((end) => ends.push(end));
    return numbers.map((number) => number * 2);
  });
  const stepsReach = async (count: number) => {
    while (steps.length < count) await new Promise((next) => setImmediate(next));
  };
  const first = [double(1), double(2)];
  await stepsReach(1);
  const second = [double(3), double(4), double(5)];
  ends[0]?.();
  expect(await Promise.all(first)).toEqual([2, 4]);
  await stepsReach(2);
  ends[1]?.();
  expect(await Promise.all(second)).toEqual([6, 8, 10]);
  expect(steps).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test('one that cannot be done keeps no other back, and afterwards all goes on', async () => {
  const checked = together(async (numbers: readonly number[]) => {
    if (numbers.includes(13)) throw new Error('unlucky');
    return numbers;
  });
  const results = await Promise.allSettled([checked(12), checked(13), checked(14)]);
  expect(results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    12,
    'unlucky',
    14,
  ]);
  expect(await checked(15)).toBe(15);
});
