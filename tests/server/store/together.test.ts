import { together } from '../../../server/src/platform/store/together';

/** A step that ends when it is told to. */
function heldStep() {
  const calls: number[][] = [];
  const ends: { answer: () => void; fail: (error: Error) => void }[] = [];
  const ask = together<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        calls.push([...items]);
        ends.push({ answer: () => resolve(items.map((one) => `answer ${one}`)), fail: reject });
      }),
  );
  const begun = async (count: number) => {
    while (calls.length < count) await new Promise(setImmediate);
  };
  return { calls, ends, ask, begun };
}

test('who asks in the same moment goes together, who asks meanwhile with the next; each gets their own answer', async () => {
  const { calls, ends, ask, begun } = heldStep();
  const first = [1, 2].map(ask);
  await begun(1);
  const meanwhile = [3, 4].map(ask);
  ends[0]?.answer();
  await begun(2);
  ends[1]?.answer();
  expect(await Promise.all([...first, ...meanwhile])).toEqual([1, 2, 3, 4].map((one) => `answer ${one}`));
  expect(calls).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test('when a step fails, each goes again alone, so that none keeps another back', async () => {
  const ask = together<number, string>(async (items) => {
    if (items.includes(2)) throw new Error('gone');
    return items.map((one) => `answer ${one}`);
  });
  const settled = await Promise.allSettled([1, 2, 3].map(ask));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await ask(4)).toBe('answer 4');
});

test('never more than a hundred go together, and nobody is left behind', async () => {
  const sizes: number[] = [];
  const ask = together<number, number>(async (items) => {
    sizes.push(items.length);
    return items;
  });
  const asked = Array.from({ length: 250 }, (_, index) => index);
  expect(await Promise.all(asked.map(ask))).toEqual(asked);
  expect(sizes).toEqual([100, 100, 50]);
});
