import { Long } from 'bson';
import { fail } from '../errors';
import { encode } from '../values/document';

/** The documents of a cursor as BSON, page by page. */
export type BytePages = AsyncIterable<Uint8Array[]>;

interface Cursor {
  namespace: string;
  pages: AsyncIterator<Uint8Array[]>;
  waiting: Uint8Array[];
  ended: boolean;
  lastUse: number;
  busy: boolean;
}

const firstBatchSize = 101;
const batchBytes = 16 * 1024 * 1024;
const idleMilliseconds = 10 * 60 * 1000;

/** The open cursors of all connections; one that nobody asks for in ten minutes is closed. */
export class Cursors {
  private readonly open = new Map<string, Cursor>();
  private lastId = Date.now();

  /** Answers the first batch; a cursor stays open when there is more and the client wants it. */
  async start(
    namespace: string,
    pages: BytePages,
    batchSize = firstBatchSize,
    single = false,
  ): Promise<Uint8Array> {
    const cursor: Cursor = {
      namespace,
      pages: pages[Symbol.asyncIterator](),
      waiting: [],
      ended: false,
      lastUse: Date.now(),
      busy: false,
    };
    const batch = await take(cursor, batchSize);
    if (cursor.ended && cursor.waiting.length === 0)
      return batchReply('firstBatch', batch, Long.ZERO, namespace);
    if (single) {
      await close(cursor);
      return batchReply('firstBatch', batch, Long.ZERO, namespace);
    }
    this.lastId += 1;
    const id = Long.fromNumber(this.lastId);
    this.open.set(id.toString(), cursor);
    return batchReply('firstBatch', batch, id, namespace);
  }

  async next(id: Long, namespace: string, batchSize?: number): Promise<Uint8Array> {
    const cursor = this.open.get(id.toString());
    if (!cursor) fail('CursorNotFound', `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      fail(13, `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace`);
    }
    if (cursor.busy) fail(12051, `cursor id ${id} is already in use`);
    cursor.busy = true;
    try {
      const batch = await take(cursor, batchSize || Number.POSITIVE_INFINITY);
      const done = cursor.ended && cursor.waiting.length === 0;
      if (done) this.open.delete(id.toString());
      return batchReply('nextBatch', batch, done ? Long.ZERO : id, namespace);
    } catch (error) {
      this.open.delete(id.toString());
      throw error;
    } finally {
      cursor.busy = false;
      cursor.lastUse = Date.now();
    }
  }

  /** Returns whether there was such a cursor. */
  async kill(id: string): Promise<boolean> {
    const cursor = this.open.get(id);
    if (cursor) await close(cursor);
    return this.open.delete(id);
  }

  closeIdle(now = Date.now()): void {
    for (const [id, cursor] of this.open) {
      if (!cursor.busy && now - cursor.lastUse > idleMilliseconds) void this.kill(id);
    }
  }
}

async function close(cursor: Cursor): Promise<void> {
  if (!cursor.busy) await cursor.pages.return?.(undefined);
}

/** Takes a batch, of 16 MB at most; reads ahead to know whether the cursor has come to its end. */
async function take(cursor: Cursor, count: number): Promise<Uint8Array[]> {
  const batch: Uint8Array[] = [];
  for (let bytes = 0; ; ) {
    while (cursor.waiting.length > 0 && batch.length < count) {
      const next = cursor.waiting[0] as Uint8Array;
      bytes += next.length;
      if (batch.length > 0 && bytes > batchBytes) return batch;
      batch.push(cursor.waiting.shift() as Uint8Array);
    }
    if (cursor.waiting.length > 0 || cursor.ended || count === 0) return batch;
    const { value, done } = await cursor.pages.next();
    if (done) cursor.ended = true;
    else cursor.waiting = [...value];
  }
}

/** { cursor: { <name>: [...], id, ns }, ok: 1 }, built around documents that are BSON already. */
function batchReply(name: 'firstBatch' | 'nextBatch', batch: Uint8Array[], id: Long, ns: string): Uint8Array {
  const rest = encode({ id, ns }).subarray(4);
  const items = batch.flatMap((bytes, i) => [Buffer.from(`\x03${i}\0`), bytes]);
  const itemBytes = items.reduce((sum, { length }) => sum + length, 5);
  const cursorBytes = 4 + 1 + name.length + 1 + itemBytes + rest.length;
  const parts = [
    ...[int32(4 + 8 + cursorBytes + okField.length), Buffer.from('\x03cursor\0'), int32(cursorBytes)],
    ...[Buffer.from(`\x04${name}\0`), int32(itemBytes), ...items, end, rest, okField],
  ];
  return Buffer.concat(parts);
}

const end = Buffer.from([0]);

/** The last field and the end of every reply. */
const okField = encode({ ok: 1 }).subarray(4);

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32LE(value);
  return bytes;
}
