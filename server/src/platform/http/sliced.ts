import { setImmediate as breathe } from 'node:timers/promises';

/**
 * An answer with one long list in it, which is made item by item: however long it becomes, others are served in
 * between. The rest of the answer is in `head`.
 */
export class Sliced<Head extends object, Name extends string, Item> {
  constructor(
    readonly head: Head,
    readonly name: Name,
    readonly items: AsyncIterable<Item>,
  ) {}
}

/** The whole answer as JSON. `check` is given each item, and the answer with an empty list. */
export async function writeSliced(
  { head, name, items }: Sliced<object, string, unknown>,
  check: (part: { whole: object } | { item: unknown }) => void,
): Promise<Buffer> {
  check({ whole: { ...head, [name]: [] } });
  const opened = JSON.stringify({ ...head, [name]: [] }).slice(0, -2); // without the closing ]}
  const parts = [Buffer.from(opened)];
  for await (const item of items) {
    await breathe();
    check({ item });
    parts.push(Buffer.from(`${parts.length > 1 ? ',' : ''}${JSON.stringify(item)}`));
    await breathe();
  }
  parts.push(Buffer.from(']}'));
  return Buffer.concat(parts);
}
