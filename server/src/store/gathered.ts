interface Asked<In, Out> {
  input: In;
  resolve: (output: Out) => void;
  reject: (error: unknown) => void;
}

/** The most that go together. */
const MOST = 100;

/**
 * One call to the store for many who ask at once: the first goes alone, and whoever asks while it is on its way goes
 * with the next. The busier it gets, the fewer calls each of them costs.
 * @param work answers for each input in its place; where it fails, it fails for all who went together
 */
export function gathered<In, Out>(
  work: (inputs: readonly In[]) => Promise<readonly Out[]>,
): (input: In) => Promise<Out> {
  const waiting: Asked<In, Out>[] = [];
  let running = false;

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const together = waiting.splice(0, MOST);
      try {
        const outputs = await work(together.map(({ input }) => input));
        for (const [at, { resolve }] of together.entries()) resolve(outputs[at] as Out);
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    running = false;
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject });
      void run();
    });
}
