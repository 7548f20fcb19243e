import { mongo } from 'mongoose';

const DUPLICATE_KEY = 11_000;

/**
 * Whether a write was refused because a unique key is taken. Stores that speak MongoDB's protocol over another
 * database answer some of these with the code for an internal error, and tell by the message alone.
 */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError &&
  (error.code === DUPLICATE_KEY || (error.code === 1 && /duplicate key/i.test(error.message)));
