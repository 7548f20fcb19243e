import type { Index } from '../indexes/definition';
import type { IndexKey } from '../indexes/keys';
import type { Doc } from '../values/document';
import { type EntryPosition, mostWantedAtOnce, type Storage } from './storage';

/** What the indexes of a collection say of a document that may come in. */
export type Prepared = readonly { index: Index; entry: IndexKey; text: string }[];

/** What a collection does for those that come in. */
interface Into {
  indexes: readonly Index[];
  entriesOf(index: Index, doc: Doc): IndexKey[];
  refuseDuplicate(index: Index, entry: IndexKey, rid: number): void;
  takeRid(): number;
}

/** Documents that come into a collection together, with as few calls to the file as can be. */
export class Inserts {
  private docs: { rid: number; bytes: Uint8Array }[] = [];
  private entries: EntryPosition[] = [];
  /** Keys of unique indexes, as text: under which nothing stands in the file, and under which something waits here. */
  private readonly free = new Set<string>();
  private readonly waiting = new Set<string>();

  constructor(
    private readonly collection: Into,
    private readonly storage: Storage,
  ) {}

  prepare(doc: Doc): Prepared {
    return this.collection.indexes.flatMap((index) =>
      this.collection
        .entriesOf(index, doc)
        .map((entry) => ({ index, entry, text: index.unique ? entry.key.toString('latin1') : '' })),
    );
  }

  /** Looks for the unique keys of many documents at once. */
  expect(all: readonly Prepared[]): void {
    const unique = all.flat().filter(({ index }) => index.unique);
    for (let at = 0; at < unique.length; at += mostWantedAtOnce) {
      const some = unique.slice(at, at + mostWantedAtOnce);
      const keys = some.map(({ entry }) => entry.key);
      // Where something stands under one of them each is looked for by itself.
      if (this.storage.entriesUnder(keys, 1).length === 0) for (const { text } of some) this.free.add(text);
    }
  }

  /** Throws for a unique key that is taken; the document waits to be written otherwise. */
  add(doc: Doc, bytes: Uint8Array, prepared = this.prepare(doc)): void {
    const rid = this.collection.takeRid();
    for (const { index, entry, text } of prepared) {
      if (!index.unique || (this.free.has(text) && !this.waiting.has(text))) continue;
      this.write(); // the other one may be among those that wait
      this.collection.refuseDuplicate(index, entry, rid);
    }
    this.docs.push({ rid, bytes });
    for (const { index, entry, text } of prepared) {
      this.entries.push({ key: entry.key, rid });
      if (index.unique) this.waiting.add(text);
    }
  }

  /** Writes what waits. */
  write(): void {
    this.storage.insertDocs(this.docs);
    this.storage.addEntries(this.entries);
    this.docs = [];
    this.entries = [];
  }
}
