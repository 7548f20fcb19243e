import { gathered } from '../../../server/src/store/gathered';

/** Work that ends when it is told to. */
function heldWork() {
  const calls: number[][] = [];
  const ends: { answer: () => void; fail: (error: Error) => void }[] = [];
  const ask = gathered<number, string>(
    (inputs) =>
      new Promise((resolve, reject) => {
        calls.push([...inputs]);
        ends.push({ answer: () => resolve(inputs.map((one) => `answer ${one}`)), fail: reject });
      }),
  );
  return { calls, ends, ask };
}

test('the first goes alone; who asks meanwhile goes together; each gets their own answer', async () => {
  const { calls, ends, ask } = heldWork();
  const answers = [1, 2, 3].map(ask);
  expect(calls).toEqual([[1]]);
  ends[0]?.answer();
  expect(await answers[0]).toBe('answer 1');
  expect(calls).toEqual([[1], [2, 3]]);
  ends[1]?.answer();
  expect(await Promise.all(answers)).toEqual(['answer 1', 'answer 2', 'answer 3']);
});

test('what fails, fails for all who went together, and for nobody after them', async () => {
  const { ends, ask } = heldWork();
  const answers = [1, 2, 3].map(ask);
  const settled = Promise.allSettled(answers);
  ends[0]?.answer();
  await answers[0];
  ends[1]?.fail(new Error('gone'));
  expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  const next = ask(4);
  ends[2]?.answer();
  expect(await next).toBe('answer 4');
});

test('never more than a hundred go together, and nobody is left behind', async () => {
  const sizes: number[] = [];
  const ask = gathered<number, number>(async (inputs) => {
    sizes.push(inputs.length);
    return inputs;
  });
  const asked = Array.from({ length: 250 }, (_, index) => index);
  expect(await Promise.all(asked.map(ask))).toEqual(asked);
  expect(sizes).toEqual([1, 100, 100, 49]);
});
