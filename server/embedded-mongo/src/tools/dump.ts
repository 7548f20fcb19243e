import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Db, MongoClient } from 'mongodb';
import { withClient } from './address';
import { writeLine } from './format';
import { runTool, wordsOf } from './words';

const usage = 'Usage: db:dump -- (--uri ADDRESS | --data-dir FOLDER) [--db NAME] [--out FILE]';
const ownDatabases = new Set(['admin', 'config', 'local']);

/** Every collection of the databases with its options, indexes and documents, one at a time. */
async function* dump(
  client: MongoClient,
  wanted: string | undefined,
  told: (sentence: string) => void,
): AsyncGenerator<string> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  const names = databases
    .map(({ name }) => name)
    .filter((name) => (wanted ? name === wanted : !ownDatabases.has(name)));
  let [documents, collections] = [0, 0];
  for (const name of names) {
    for await (const line of dumpDatabase(client.db(name))) {
      yield line.text;
      documents += line.documents;
      collections += 1 - line.documents;
    }
  }
  yield writeLine({ kind: 'end', documents });
  told(`${documents} documents of ${collections} collections dumped`);
}

async function* dumpDatabase(db: Db): AsyncGenerator<{ text: string; documents: number }> {
  for await (const { name, type, options = {} } of db.listCollections({}, { nameOnly: false })) {
    if (type !== 'collection' || /^(system|restoring)\./.test(name)) continue;
    const collection = db.collection(name);
    const indexes = await collection.listIndexes().toArray();
    yield {
      text: writeLine({ kind: 'collection', db: db.databaseName, name, options, indexes }),
      documents: 0,
    };
    for await (const document of collection.find()) {
      yield { text: writeLine({ kind: 'document', document }), documents: 1 };
    }
  }
}

/**
 * Writes a file for its owner alone, since all that everybody told lies in it. It takes its place when it is whole: what
 * was there before goes only then.
 */
async function writeFile(path: string, lines: AsyncGenerator<string>): Promise<void> {
  const isPlace = statSync(path, { throwIfNoEntry: false })?.isFile() ?? true;
  if (!isPlace) return pipeline(lines, createWriteStream(path)); // /dev/null, a pipe
  const beside = `${path}.unfinished`;
  rmSync(beside, { force: true });
  try {
    await pipeline(lines, createWriteStream(beside, { mode: 0o600 }));
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

async function main(): Promise<void> {
  const values = wordsOf({
    options: {
      uri: { type: 'string' },
      'data-dir': { type: 'string' },
      db: { type: 'string' },
      out: { type: 'string' },
    },
  });
  await withClient(values, { reads: true }, async (client) => {
    const lines = dump(client, values.db, console.error);
    if (values.out) await writeFile(values.out, lines);
    else await pipeline(lines, process.stdout, { end: false });
  });
}

runTool(main, usage);
