import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { deserialize } from 'bson';
import type { Db, Document, MongoClient } from 'mongodb';
import { recordId } from '../values/record-id';
import { withClient } from './address';
import { writeLine } from './format';
import { runTool, wordsOf } from './words';

const usage =
  'Usage: db:dump -- (--uri ADDRESS | --data-dir FOLDER) [--db NAME] [--out FILE] [--skip-damaged]';
const ownDatabases = new Set(['admin', 'config', 'local']);

interface Hearers {
  told(sentence: string): void;
  /** Hears of a record whose bytes are none any more, by its collection and id; to throw ends the dump. */
  damaged(record: string): void;
}

const refuse = (record: string): never => {
  throw new Error(
    `${record} 坏了，读不出来，没有写备份：请从以前的备份恢复它，或者删掉它；加上 --skip-damaged 就跳过坏了的记录 / a record is damaged`,
  );
};

/** Every collection of the databases with its options, indexes and documents, one at a time. */
async function* dump(
  client: MongoClient,
  wanted: string | undefined,
  { told, damaged }: Hearers,
): AsyncGenerator<string> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  const names = databases
    .map(({ name }) => name)
    .filter((name) => (wanted ? name === wanted : !ownDatabases.has(name)));
  let [documents, collections] = [0, 0];
  for (const name of names) {
    for await (const line of dumpDatabase(client.db(name), damaged)) {
      yield line.text;
      documents += line.documents;
      collections += 1 - line.documents;
    }
  }
  yield writeLine({ kind: 'end', documents });
  told(`${documents} documents of ${collections} collections dumped`);
}

async function* dumpDatabase(
  db: Db,
  damaged: Hearers['damaged'],
): AsyncGenerator<{ text: string; documents: number }> {
  for await (const { name, type, options = {} } of db.listCollections({}, { nameOnly: false })) {
    if (type !== 'collection' || /^(system|restoring)\./.test(name)) continue;
    const collection = db.collection(name);
    const indexes = await collection.listIndexes().toArray();
    yield {
      text: writeLine({ kind: 'collection', db: db.databaseName, name, options, indexes }),
      documents: 0,
    };
    for await (const bytes of collection.find({}, { raw: true }) as unknown as AsyncIterable<Uint8Array>) {
      const document = readable(bytes);
      if (document) yield { text: writeLine({ kind: 'document', document }), documents: 1 };
      else damaged(`${collection.namespace} 的 ${recordId(bytes)}`);
    }
  }
}

/** With every type as it is: 5.0 stays a double, and a large long keeps its digits. */
function readable(bytes: Uint8Array): Document | undefined {
  try {
    return deserialize(bytes, { promoteValues: false, bsonRegExp: true });
  } catch {
    return undefined;
  }
}

/**
 * Writes a file for its owner alone, since all that everybody told lies in it. It takes its place when it is whole: what
 * was there before goes only then. Beside its place each dump has a name of its own, for another may be writing too.
 */
async function writeFile(path: string, lines: AsyncGenerator<string>): Promise<void> {
  const isPlace = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
  if (!isPlace) return pipeline(lines, createWriteStream(path)); // /dev/null, a pipe
  clearUnfinished(path);
  const beside = `${path}.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await pipeline(lines, createWriteStream(beside, { mode: 0o600, flags: 'wx' }));
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** Removes what dumps left that were killed: of processes that are gone. */
function clearUnfinished(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return; // which the writing says
  const start = `${basename(path)}.unfinished`;
  for (const name of readdirSync(folder)) {
    const [, pid] =
      /^-(\d+)-[0-9a-f]{8}$/.exec(name.startsWith(start) ? name.slice(start.length) : 'x') ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function main(): Promise<void> {
  const values = wordsOf({
    options: {
      uri: { type: 'string' },
      'data-dir': { type: 'string' },
      db: { type: 'string' },
      out: { type: 'string' },
      'skip-damaged': { type: 'boolean', default: false },
    },
  });
  await withClient(values, { reads: true }, async (client) => {
    const lines = dump(client, values.db, {
      told: console.error,
      damaged: values['skip-damaged'] ? (record) => console.error(`跳过坏了的记录：${record}`) : refuse,
    });
    if (values.out) await writeFile(values.out, lines);
    else await pipeline(lines, process.stdout, { end: false });
  });
}

runTool(main, usage);
