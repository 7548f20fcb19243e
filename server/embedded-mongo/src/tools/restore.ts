import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Collection, Document, IndexDescription, MongoClient } from 'mongodb';
import { onStopSignals } from '../signals';
import { withClient } from './address';
import { type Line, readLine } from './format';
import { built, clearRestore, namesIn, swapIn } from './swap';
import { runTool, wordsOf } from './words';

const usage = 'Usage: db:restore -- (--uri ADDRESS | --data-dir FOLDER) [--in FILE] [--drop]';
const batchSize = 1000;
const batchCharacters = 8 * 1024 * 1024;

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
  private readonly databases = new Set<string>();
  private collection: Collection | undefined;
  private indexes: IndexDescription[] = [];
  private batch: Document[] = [];
  private characters = 0;
  private documents = 0;
  private ended = false;

  constructor(
    private readonly client: MongoClient,
    private readonly drops: boolean,
    private readonly told: (sentence: string) => void,
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
    for (const db of this.databases) {
      const names = this.built.filter((one) => one.db === db).map(({ name }) => name);
      await swapIn(this.client.db(db), names);
      await this.tellLeft(db, names);
    }
    if (this.databases.size === 0)
      this.told('备份里什么都没有：原来的数据没有动 / the dump is empty: what was there stays');
    return this.documents;
  }

  /** What the dump knows nothing of stays, and is named: it may be younger than what stands beside it now. */
  private async tellLeft(db: string, restored: readonly string[]): Promise<void> {
    const others = [...(await namesIn(this.client.db(db)))].filter(
      (name) => !restored.includes(name) && !/^(restoring|system)\./.test(name),
    );
    if (others.length > 0)
      this.told(
        `备份里没有这些集合，它们原样留着 / not in the dump and left as they are：${others.sort().join('、')}`,
      );
  }

  /** Clears away what was built, or what was set aside. */
  async abandon(): Promise<void> {
    for (const db of this.databases) await clearRestore(this.client.db(db));
  }

  private async begin({ db, name, options, indexes }: Line & { kind: 'collection' }): Promise<void> {
    const database = this.client.db(db);
    if (!this.databases.has(db)) await this.clearBefore(db);
    await this.refuseFull(db, name);
    this.collection = database.collection(built(name));
    this.built.push({ db, name });
    await database.createCollection(built(name), only(collectionOptions, options));
    this.indexes = indexes
      .filter(({ name: own }) => own !== '_id_')
      .map((index) => only(indexOptions, index) as IndexDescription);
  }

  /** What a restore left in a database that was killed, or whose disk was full, goes before this one begins. */
  private async clearBefore(db: string): Promise<void> {
    const left = await clearRestore(this.client.db(db));
    this.databases.add(db);
    if (left.length > 0) this.told(`上一次恢复没有做完，留下的已经清掉：${left.join('、')}`);
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

async function inputOf(path: string): Promise<NodeJS.ReadableStream & { destroy(): void }> {
  const file = await open(path);
  if ((await file.stat()).isDirectory()) {
    await file.close();
    throw new Error(`${path} 是文件夹，不是备份 / a folder, and no dump`);
  }
  return file.createReadStream();
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
  const input = values.in ? await inputOf(values.in) : process.stdin; // before a store is made
  const stopped = new AbortController();
  onStopSignals(
    () => stopped.abort(new Error('没有恢复完就停下了，一切和原来一样 / stopped: everything is as it was')),
    () => process.exit(1),
  );
  await withClient(values, { reads: false }, async (client, folder) => {
    const restorer = new Restorer(client, values.drop, console.error);
    try {
      let number = 0;
      const { signal } = stopped;
      for await (const text of createInterface({ input, signal, crlfDelay: Number.POSITIVE_INFINITY })) {
        signal.throwIfAborted();
        number += 1;
        if (text !== '') await restorer.take(readLine(text, number), text.length);
      }
      signal.throwIfAborted();
      const into = folder === undefined ? '' : ` into ${folder}`;
      console.error(`${await restorer.finish()} documents restored${into}`);
      await restorer.abandon().catch(() => console.error(LEFT)); // what was there before
    } catch (error) {
      await restorer.abandon().catch(() => console.error(LEFT)); // on a full disk not even that can be written
      throw error;
    } finally {
      input.destroy();
    }
  });
}

const LEFT =
  '没有做完的那一半现在清不掉：下一次恢复会先清掉它，服务器启动时也会 / what was built could not be cleared away: the next restore does it first';

runTool(main, usage);
