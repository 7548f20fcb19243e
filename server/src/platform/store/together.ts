import { setImmediate } from 'node:timers/promises';

/** Does many things in one step; answers in their order. */
type Step<Item, Result> = (items: readonly Item[]) => Promise<readonly Result[]>;

interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** The most that go in one step. */
const MOST = 100;

/**
 * Lets many who ask for the same kind of thing at once share the way to the store: whoever asks while a step is under
 * way goes with the next one. When a step fails, each of its items is tried alone, so that none keeps another back:
 * a step must bear to be done twice.
 */
export function together<Item, Result>(step: Step<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let underway = false;

  async function take(some: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await step(some.map(({ item }) => item));
      for (const [at, { resolve }] of some.entries()) resolve(results[at] as Result);
    } catch (error) {
      const [only] = some;
      if (only && some.length === 1) return only.reject(error);
      for (const one of some) await take([one]);
    }
  }

  async function drain(): Promise<void> {
    underway = true;
    await setImmediate(); // those who ask in the same moment come along
    while (waiting.length > 0) await take(waiting.splice(0, MOST));
    underway = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!underway) void drain();
    });
}
