import { setTimeout as pause } from 'node:timers/promises';

/** Far longer than anything takes on a busy machine, and shorter than a test may: what never comes gets a name. */
const PATIENCE_MS = 300_000;

/**
 * Waits until something has happened, at whatever pace the machine has. Answers what it found.
 * @throws an Error that says what was waited for, when it does not come at all.
 */
export async function until<T>(look: () => T | Promise<T>, what: string): Promise<NonNullable<T>> {
  const started = performance.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() - started > PATIENCE_MS) throw new Error(`waited in vain until ${what}`);
    await pause(5);
  }
}
