import { setImmediate } from 'node:timers/promises';

const SLICE = 50;

/** Does something with many, and lets everybody else have their turn every few: hashing and sealing take their time. */
export async function inSlices<T, R>(all: readonly T[], work: (one: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (const [at, one] of all.entries()) {
    if (at > 0 && at % SLICE === 0) await setImmediate();
    done.push(work(one));
  }
  return done;
}
