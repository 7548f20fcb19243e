import { fail, StoreError } from '../errors';
import { type Index, isIdKey, toIndex } from '../indexes/definition';
import { type IndexKey, indexPrefix, keysOf } from '../indexes/keys';
import type { IndexScan, Plan, Range } from '../indexes/planner';
import { type Doc, decode, encodeStored, setOwn } from '../values/document';
import { successor } from '../values/keys';
import { compareValues } from '../values/order';
import { recordId } from '../values/record-id';
import { Inserts } from './inserts';
import { type EntryPosition, mostWantedAtOnce, type Storage, type Stored } from './storage';

/** Documents of one collection have the numbers [id × 2^32, (id + 1) × 2^32). */
const span = 2 ** 32;
const firstPage = 16;
const largestPage = 1024;
const pageBytes = 4 * 1024 * 1024;
/** Under single keys that are looked for together; where more stands it is read page by page. */
const mostUnderPoints = 256;

/** The keys of one document in some of the indexes. */
type IndexedKeys = ReadonlyMap<Index, Buffer[]>;

/** One collection: its documents and their index entries, written together so that they always agree. */
export class Collection {
  readonly from: number;
  readonly to: number;
  private nextRid: number;

  /** @param changed is called when an index turns multikey, which has to be remembered */
  constructor(
    private readonly storage: Storage,
    readonly id: number,
    readonly db: string,
    readonly name: string,
    readonly options: Doc,
    readonly indexes: Index[],
    private readonly changed: (collection: Collection) => void,
  ) {
    this.from = id * span;
    this.to = this.from + span;
    this.nextRid = (storage.lastRid(this.from, this.to) ?? this.from - 1) + 1;
  }

  get exists(): boolean {
    return this.id !== 0;
  }

  get namespace(): string {
    return `${this.db}.${this.name}`;
  }

  /** @param bytes the client's own BSON where it can be kept as it is */
  insert(doc: Doc, bytes: Uint8Array = encodeStored(doc)): void {
    const inserts = this.inserts();
    inserts.add(doc, bytes);
    inserts.write();
  }

  /** Begins inserts that are written together. */
  inserts(): Inserts {
    return new Inserts(this, this.storage);
  }

  takeRid(): number {
    return this.nextRid++;
  }

  /** The keys of a document, by index; of those indexes alone that the fields `touched` may bear on, where they are known. */
  keysOf(doc: Doc, touched?: ReadonlySet<string>): IndexedKeys {
    const concerned = touched ? this.indexes.filter((index) => isTouched(index, touched)) : this.indexes;
    return new Map(concerned.map((index) => [index, keysOf(index, doc).map(({ key }) => key)]));
  }

  /**
   * Returns whether the document has changed at all.
   * @param before its keys until now, of every index in which they may be others now
   */
  replace(rid: number, oldBytes: Buffer, doc: Doc, before = this.keysOf(this.read(oldBytes))): boolean {
    const bytes = encodeStored(doc);
    if (oldBytes.equals(bytes)) return false;
    const removed: Buffer[] = [];
    const added: Buffer[] = [];
    for (const [index, keys] of before) {
      const old = new Map(keys.map((key) => [key.toString('latin1'), key]));
      for (const entry of this.entriesOf(index, doc)) {
        if (old.delete(entry.key.toString('latin1'))) continue;
        this.refuseDuplicate(index, entry, rid);
        added.push(entry.key);
      }
      removed.push(...old.values());
    }
    this.storage.replaceDoc(rid, bytes);
    for (const key of removed) this.storage.deleteEntry(key, rid);
    this.storage.addEntries(added.map((key) => ({ key, rid })));
    return true;
  }

  /** @param doc what stands under the number, where that has been read already */
  remove(rid: number, doc = this.decoded(rid)): void {
    if (!doc) return;
    for (const index of this.indexes) {
      for (const { key } of keysOf(index, doc)) this.storage.deleteEntry(key, rid);
    }
    this.storage.deleteDocs(rid, rid + 1);
  }

  private decoded(rid: number): Doc | undefined {
    const bytes = this.storage.doc(rid);
    return bytes && this.read(bytes);
  }

  /** A document from its bytes. One that is damaged ends the command with its name. */
  read(bytes: Uint8Array): Doc {
    try {
      return decode(bytes);
    } catch (error) {
      const why = (error as Error).message;
      throw new StoreError(
        'InternalError',
        `The record ${recordId(bytes)} of ${this.namespace} is damaged: ${why}`,
      );
    }
  }

  doc(rid: number): Buffer | undefined {
    return this.storage.doc(rid);
  }

  count(): number {
    const [idIndex] = this.indexes;
    return idIndex ? this.storage.countEntries(...wholeRange(idIndex)) : 0;
  }

  /** Adds an index over the documents that are there; the caller's transaction undoes it when a key is taken twice. */
  buildIndex(index: Index): void {
    this.indexes.push(index);
    for (const page of this.scan({ scans: [], backwards: false, sorted: true })) {
      for (const { rid, bytes } of page) {
        const entries = this.entriesOf(index, this.read(bytes));
        for (const entry of entries) this.refuseDuplicate(index, entry, rid);
        this.storage.addEntries(entries.map(({ key }) => ({ key, rid })));
      }
    }
  }

  dropIndex(index: Index): void {
    this.indexes.splice(this.indexes.indexOf(index), 1);
    this.storage.deleteEntries(...wholeRange(index));
  }

  clear(): void {
    this.storage.deleteDocs(this.from, this.to);
    for (const index of this.indexes) this.storage.deleteEntries(...wholeRange(index));
  }

  /**
   * The candidates of a plan, page by page; no statement stays open in between, so writes may come then.
   * @param wanted how many are likely to be enough
   */
  *scan({ scans, backwards }: Plan, wanted = firstPage): Generator<Stored[]> {
    const first = Math.max(1, Math.min(wanted, largestPage));
    if (scans.length === 0) yield* this.scanAll(backwards, first);
    const repeats = scans.length > 1 || scans.some(({ index }) => index.multikey.size > 0);
    const seen = new Set<number>();
    for (const page of this.scanIndexes(scans, backwards, first)) {
      yield repeats ? page.filter(({ rid }) => !seen.has(rid) && seen.add(rid)) : page;
    }
  }

  private *scanAll(backwards: boolean, first: number): Generator<Stored[]> {
    let [from, to] = [this.from, this.to];
    for (let limit = first; ; ) {
      const page = this.storage.docs(from, to, limit, backwards);
      if (page.length > 0) yield page;
      if (page.length < limit) return;
      const last = (page[page.length - 1] as Stored).rid;
      if (backwards) to = last;
      else from = last + 1;
      limit = nextLimit(page);
    }
  }

  private *scanIndexes(scans: IndexScan[], backwards: boolean, first: number): Generator<Stored[]> {
    for (const { ranges, isPoints } of scans)
      if (isPoints && ranges.length > 1) yield* this.scanPoints(ranges, backwards, first);
      else for (const range of ranges) yield* this.scanRange(range, backwards, first);
  }

  /** Many single keys, in their order: a few dozen at a time, unless much stands under them. */
  private *scanPoints(points: readonly Range[], backwards: boolean, first: number): Generator<Stored[]> {
    const order = (a: EntryPosition, b: EntryPosition) =>
      (Buffer.compare(a.key, b.key) || a.rid - b.rid) * (backwards ? -1 : 1);
    for (let at = 0; at < points.length; at += mostWantedAtOnce) {
      const some = points.slice(at, at + mostWantedAtOnce);
      const found = this.storage.entriesUnder(
        some.map(({ low }) => low),
        mostUnderPoints + 1,
      );
      if (found.length > mostUnderPoints) {
        for (const range of some) yield* this.scanRange(range, backwards, first);
        continue;
      }
      found.sort(order);
      for (let from = 0, size = Math.min(first, mostWantedAtOnce); from < found.length; from += size)
        yield this.docsAt(found.slice(from, from + size));
    }
  }

  /** Those of some entries whose documents are still there. */
  private docsAt(entries: readonly EntryPosition[]): Stored[] {
    const docs = this.storage.docsOf(entries.map(({ rid }) => rid));
    return entries.flatMap(({ rid }) => {
      const bytes = docs.get(rid);
      return bytes ? [{ rid, bytes }] : [];
    });
  }

  private *scanRange({ low, high }: Range, backwards: boolean, first: number): Generator<Stored[]> {
    let after: EntryPosition | undefined;
    for (let limit = first; ; ) {
      const page = this.storage.entries(low, high, limit, backwards, after);
      if (page.length > 0) yield page;
      if (page.length < limit) return;
      after = page[page.length - 1];
      limit = nextLimit(page);
    }
  }

  /** The entries of a document in an index; remembers when it is the first with an array there. */
  entriesOf(index: Index, doc: Doc): IndexKey[] {
    const arrays = index.multikey.size;
    const keys = keysOf(index, doc);
    if (index.multikey.size !== arrays) this.changed(this);
    return keys;
  }

  /** Throws where another document stands under the key of a unique index. */
  refuseDuplicate(index: Index, { key, values }: IndexKey, rid: number): void {
    if (!index.unique) return;
    const taken = this.storage
      .ridsOf(key)
      .find((other) => other !== rid && this.isSame(index, values, other));
    if (taken === undefined) return;
    const keyValue: Doc = {};
    for (const [i, { name }] of index.fields.entries()) setOwn(keyValue, name, values[i] ?? null);
    const shown = index.fields
      .map(({ name }, i) => `${name}: ${JSON.stringify(values[i] ?? null)}`)
      .join(', ');
    const message = `E11000 duplicate key error collection: ${this.namespace} index: ${index.name} dup key: { ${shown} }`;
    fail('DuplicateKey', message, { keyPattern: index.spec.key, keyValue });
  }

  /** A key under a collation only says that the values may be the same. */
  private isSame(index: Index, values: unknown[], rid: number): boolean {
    const { collation } = index;
    const bytes = collation && this.storage.doc(rid);
    if (!bytes) return true;
    return keysOf(index, this.read(bytes)).some((other) =>
      other.values.every((value, i) => compareValues(value, values[i], collation) === 0),
    );
  }
}

/** A partial index may turn on any field. */
const isTouched = (index: Index, touched: ReadonlySet<string>): boolean =>
  index.partial !== undefined || index.fields.some(({ path }) => touched.has(path[0] as string));

export const wholeRange = (index: Index): [Buffer, Buffer] => {
  const prefix = indexPrefix(index);
  return [prefix, successor(prefix)];
};

/** Pages grow while documents are small: a scan is quick and still flat in memory. */
function nextLimit(page: Stored[]): number {
  const bytes = page.reduce((sum, row) => sum + row.bytes.length, 0);
  const fitting = Math.floor(pageBytes / Math.max(1, bytes / page.length));
  return Math.max(1, Math.min(page.length * 4, largestPage, fitting));
}

export const idIndex = (id: number, collation: unknown): Index =>
  toIndex(id, { v: 2, key: { _id: 1 }, name: '_id_', ...(collation === undefined ? {} : { collation }) });

export const isIdIndex = (index: Index): boolean => isIdKey(index.spec.key as Doc);
