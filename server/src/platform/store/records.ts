import { recordId } from '@hz/embedded-mongo';
import { type Connection, mongo } from 'mongoose';

/** A document as it lies in the store, or the id of one whose bytes are none any more. */
type Record = { document: mongo.Document } | { damaged: string };

interface Source {
  find(filter: object, options: { raw: true; batchSize: number }): unknown;
}

/** Every document of a collection, one by one: one that is damaged keeps no other back. */
export async function* recordsOf(collection: Source, batchSize: number): AsyncGenerator<Record> {
  const all = collection.find({}, { raw: true, batchSize }) as AsyncIterable<Uint8Array>;
  for await (const bytes of all) yield recordIn(bytes);
}

function recordIn(bytes: Uint8Array): Record {
  try {
    return { document: mongo.BSON.deserialize(bytes) };
  } catch {
    return { damaged: recordId(bytes) };
  }
}

/** Records that are damaged, by the collection and id of each. The message is one sentence. */
export class DamagedRecords extends Error {}

const NAMED = 20;

/**
 * What to say of an error: of one that comes from a record whose bytes are damaged, which record that is, after a look
 * through all of them; any other as it is.
 */
export async function withDamageNamed(connection: Connection, error: unknown): Promise<unknown> {
  if (!isDamage(error)) return error;
  const found: string[] = [];
  for (const { name } of await connection.listCollections())
    for await (const record of recordsOf(connection.collection(name), 500))
      if ('damaged' in record) found.push(`${name} 的 ${record.damaged}`);
  if (found.length === 0) return error;
  const more = found.length > NAMED ? `等 ${found.length} 条` : '';
  return new DamagedRecords(
    `数据里有坏了的记录，读不出来：${found.slice(0, NAMED).join('、')}${more}。请先留一份数据文件夹，再把备份恢复过来（npm run db:restore），或者删掉这几条。`,
  );
}

/** By the driver's names, and the embedded store's words. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error && (/^BSON/.test(error.name) || /^The record .* is damaged/.test(error.message));
