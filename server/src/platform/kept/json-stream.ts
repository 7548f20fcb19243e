import { Readable } from 'node:stream';

/** The pieces of a value's JSON; an async iterable anywhere in plain objects becomes an array, one element at a time. */
async function* pieces(value: unknown): AsyncGenerator<string> {
  const given = await value;
  if (isAsyncIterable(given)) {
    yield* list(given);
  } else if (isPlain(given)) {
    let before = '{';
    for (const [key, part] of Object.entries(given)) {
      if (part === undefined) continue;
      yield `${before}${JSON.stringify(key)}:`;
      yield* pieces(part);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else {
    yield JSON.stringify(given ?? null);
  }
}

async function* list(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let before = '[';
  for await (const item of items) {
    yield before;
    yield* pieces(item);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** A value as JSON that is written as it is read: however much there is, little of it is in memory. */
export const jsonStream = (value: unknown): Readable => Readable.from(pieces(value), { objectMode: false });
