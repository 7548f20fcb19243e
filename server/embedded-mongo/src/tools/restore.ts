import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Collection, Document, IndexDescription, MongoClient } from 'mongodb';
import { withClient } from './address';
import { type Line, readLine } from './format';

const usage = 'Usage: db:restore -- (--uri ADDRESS | --data-dir FOLDER) [--in FILE] [--drop]';
const batchSize = 1000;
const batchCharacters = 8 * 1024 * 1024;

/** Takes a dump line by line and holds no more of it than one batch. */
class Restorer {
  private collection?: Collection;
  private indexes: IndexDescription[] = [];
  private batch: Document[] = [];
  private characters = 0;
  private documents = 0;
  private ended = false;

  constructor(
    private readonly client: MongoClient,
    private readonly drops: boolean,
  ) {}

  async take(line: Line, length: number): Promise<void> {
    if (line.kind === 'document') return this.add(line.document, length);
    await this.finishCollection();
    if (line.kind === 'collection') return this.begin(line);
    if (line.documents !== this.documents) {
      throw new Error(`The dump says it has ${line.documents} documents, but ${this.documents} came`);
    }
    this.ended = true;
  }

  finish(): number {
    if (!this.ended) throw new Error('The dump is cut off: its end is missing');
    return this.documents;
  }

  private async begin({ db, name, options, indexes }: Line & { kind: 'collection' }): Promise<void> {
    const database = this.client.db(db);
    this.collection = database.collection(name);
    if (this.drops) await this.collection.drop();
    else if (await this.collection.findOne()) {
      throw new Error(`${db}.${name} is not empty; --drop replaces what is there`);
    }
    if (Object.keys(options).length > 0) await database.createCollection(name, options);
    this.indexes = indexes
      .filter(({ name: own }) => own !== '_id_')
      .map(({ v: _v, ns: _ns, ...index }) => index as IndexDescription);
  }

  private async add(document: Document, length: number): Promise<void> {
    this.batch.push(document);
    this.characters += length;
    if (this.batch.length >= batchSize || this.characters >= batchCharacters) await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.batch.length === 0) return;
    if (!this.collection) throw new Error('The dump begins with a document that belongs to no collection');
    await this.collection.insertMany(this.batch);
    this.documents += this.batch.length;
    this.batch = [];
    this.characters = 0;
  }

  private async finishCollection(): Promise<void> {
    await this.flush();
    if (this.collection && this.indexes.length > 0) await this.collection.createIndexes(this.indexes);
    this.indexes = [];
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      uri: { type: 'string' },
      'data-dir': { type: 'string' },
      in: { type: 'string' },
      drop: { type: 'boolean', default: false },
    },
  });
  await withClient(values, async (client) => {
    const restorer = new Restorer(client, values.drop);
    const input = values.in ? createReadStream(values.in) : process.stdin;
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (text !== '') await restorer.take(readLine(text), text.length);
    }
    console.error(`${restorer.finish()} documents restored`);
  });
}

main().catch((error: Error) => {
  console.error(`${error.message}\n${usage}`);
  process.exitCode = 1;
});
