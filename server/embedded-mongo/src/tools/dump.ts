import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { Db, MongoClient } from 'mongodb';
import { withClient } from './address';
import { writeLine } from './format';

const usage = 'Usage: db:dump -- (--uri ADDRESS | --data-dir FOLDER) [--db NAME] [--out FILE]';
const ownDatabases = new Set(['admin', 'config', 'local']);

/** Every collection of the databases with its options, indexes and documents, one at a time. */
async function* dump(client: MongoClient, wanted?: string): AsyncGenerator<string> {
  const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
  const names = databases
    .map(({ name }) => name)
    .filter((name) => (wanted ? name === wanted : !ownDatabases.has(name)));
  let documents = 0;
  for (const name of names) {
    for await (const line of dumpDatabase(client.db(name))) {
      yield line.text;
      documents += line.documents;
    }
  }
  yield writeLine({ kind: 'end', documents });
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

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      uri: { type: 'string' },
      'data-dir': { type: 'string' },
      db: { type: 'string' },
      out: { type: 'string' },
    },
  });
  await withClient(values, async (client) => {
    const out = values.out ? createWriteStream(values.out) : process.stdout;
    await pipeline(Readable.from(dump(client, values.db)), out, { end: out !== process.stdout });
  });
}

main().catch((error: Error) => {
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 1;
});
