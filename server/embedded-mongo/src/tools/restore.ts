import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Collection, Document, IndexDescription, MongoClient } from 'mongodb';
import { withClient } from './address';
import { type Line, readLine } from './format';
import { runTool, wordsOf } from './words';

const usage = 'Usage: db:restore -- (--uri ADDRESS | --data-dir FOLDER) [--in FILE] [--drop]';
const batchSize = 1000;
const batchCharacters = 8 * 1024 * 1024;

/** Where a collection is built up; what stands there from a restore that was killed is cleared away by the next. */
const beside = 'restoring.';

/** What an index or a collection means; whatever else an engine notes with it is left out. */
const indexOptions = new Set(
  'key name unique sparse hidden expireAfterSeconds partialFilterExpression collation weights default_language language_override wildcardProjection bits min max'.split(
    ' ',
  ),
);
const collectionOptions = new Set(
  'capped size max validator validationLevel validationAction collation timeseries expireAfterSeconds changeStreamPreAndPostImages clusteredIndex'.split(
    ' ',
  ),
);
const only = (names: ReadonlySet<string>, given: Document): Document =>
  Object.fromEntries(Object.entries(given).filter(([name, value]) => names.has(name) && value !== null));

/**
 * Takes a dump line by line and holds no more of it than one batch. Every collection is built up beside its place; only
 * when all of the dump has come do they take their places. A restore that fails leaves everything as it was.
 */
class Restorer {
  private readonly built: { db: string; name: string }[] = [];
  private collection: Collection | undefined;
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

  /** Puts everything into its place. */
  async finish(): Promise<number> {
    if (!this.ended)
      throw new Error('备份被截断了，缺了结尾，什么都没有恢复 / The dump is cut off: its end is missing');
    for (const { db, name } of this.built) await this.refuseFull(db, name);
    for (const { db, name } of this.built) {
      const command = { renameCollection: `${db}.${beside}${name}`, to: `${db}.${name}`, dropTarget: true };
      await this.client.db('admin').command(command);
    }
    return this.documents;
  }

  /** Clears away what was built. */
  async abandon(): Promise<void> {
    for (const { db, name } of this.built) await this.client.db(db).collection(`${beside}${name}`).drop();
  }

  private async begin({ db, name, options, indexes }: Line & { kind: 'collection' }): Promise<void> {
    await this.refuseFull(db, name);
    const database = this.client.db(db);
    this.collection = database.collection(`${beside}${name}`);
    await this.collection.drop();
    this.built.push({ db, name });
    await database.createCollection(`${beside}${name}`, only(collectionOptions, options));
    this.indexes = indexes
      .filter(({ name: own }) => own !== '_id_')
      .map((index) => only(indexOptions, index) as IndexDescription);
  }

  private async refuseFull(db: string, name: string): Promise<void> {
    if (this.drops || !(await this.client.db(db).collection(name).findOne())) return;
    throw new Error(`${db}.${name} is not empty; --drop replaces what is there`);
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
    this.collection = undefined;
    this.indexes = [];
  }
}

async function main(): Promise<void> {
  const values = wordsOf({
    options: {
      uri: { type: 'string' },
      'data-dir': { type: 'string' },
      in: { type: 'string' },
      drop: { type: 'boolean', default: false },
    },
  });
  await withClient(values, { reads: false }, async (client, folder) => {
    const restorer = new Restorer(client, values.drop);
    const input = values.in ? createReadStream(values.in) : process.stdin;
    try {
      let number = 0;
      for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
        number += 1;
        if (text !== '') await restorer.take(readLine(text, number), text.length);
      }
      const into = folder === undefined ? '' : ` into ${folder}`;
      console.error(`${await restorer.finish()} documents restored${into}`);
    } catch (error) {
      await restorer.abandon();
      throw error;
    }
  });
}

runTool(main, usage);
