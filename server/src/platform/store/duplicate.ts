import { setTimeout as pause } from 'node:timers/promises';
import { mongo } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/**
 * Whether a write was refused because a unique key is taken. Stores that speak MongoDB's protocol over another
 * database answer some of these with the code for an internal error, and tell by the message alone.
 */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError &&
  (error.code === DUPLICATE_KEY ||
    (error.code === 1 && /duplicate key|(unique|exclusion) constraint/i.test(error.message)));

const isDeadlock = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && /deadlock/i.test(error.message);

const TRIES = 10;
const WAIT_MS = 20;
const LONGEST_WAIT_MS = 1000;

/**
 * Does an upsert, again where somebody else was quicker to insert the same: what they inserted is found the next time.
 * Two of the same at once are refused by MongoDB now and then, by others that speak its protocol often.
 */
export async function upserting<T>(write: () => PromiseLike<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries === TRIES || !(isDuplicateKey(error) || isDeadlock(error))) throw error;
      // Twice as long each time: on a busy machine all of them meet again and again.
      await pause(Math.random() * Math.min(WAIT_MS * 2 ** tries, LONGEST_WAIT_MS));
    }
  }
}
