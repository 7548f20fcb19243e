import { fail, notSupported } from '../errors';
import { type Index, normaliseSpec, sameIndex, sameValue, toIndex } from '../indexes/definition';
import { collationOf } from '../values/collation';
import { type Doc, decode, encode, toNumber } from '../values/document';
import { Collection, idIndex, isIdIndex } from './collection';
import type { Storage } from './storage';

interface SavedCollection {
  db: string;
  name: string;
  options: Doc;
  indexes: { id: number; spec: Doc; multikey: number[] }[];
}

/** The collections and indexes that there are, kept in memory and in the store's catalog alike. */
export class Catalog {
  private readonly collections = new Map<string, Collection>();
  private nextId = 1;
  private changedInTransaction = false;

  constructor(readonly storage: Storage) {
    this.load();
  }

  /** Runs a write; when it fails, what it changed in the catalog is undone as well. */
  write<T>(work: () => T): T {
    this.changedInTransaction = false;
    try {
      return this.storage.transaction(work);
    } catch (error) {
      if (this.changedInTransaction) this.load();
      throw error;
    }
  }

  find(db: string, name: string): Collection | undefined {
    return this.collections.get(`${db}.${name}`);
  }

  all(): Collection[] {
    return [...this.collections.values()];
  }

  /** The collection, created when it is missing, as the first write into it does. */
  obtain(db: string, name: string): Collection {
    return this.find(db, name) ?? this.create(db, name, {});
  }

  /** The collection, or an empty one that stands for it and that nothing is written into. */
  findOrAbsent(db: string, name: string): Collection {
    const found = this.find(db, name);
    return found ?? new Collection(this.storage, 0, db, name, {}, [idIndex(0, undefined)], () => undefined);
  }

  create(db: string, name: string, options: Doc): Collection {
    checkNamespace(db, name);
    collationOf(options.collation);
    const id = this.takeId();
    const index = idIndex(this.takeId(), options.collation);
    const collection = new Collection(this.storage, id, db, name, options, [index], (changed) =>
      this.save(changed),
    );
    this.collections.set(collection.namespace, collection);
    this.save(collection);
    return collection;
  }

  drop(collection: Collection): void {
    this.changedInTransaction = true;
    collection.clear();
    this.storage.deleteCatalog(collection.id);
    this.collections.delete(collection.namespace);
  }

  /** Another name for a collection; nothing else may have it. */
  rename(collection: Collection, db: string, name: string): void {
    checkNamespace(db, name);
    this.changedInTransaction = true;
    const { id, options, indexes } = collection;
    const renamed = new Collection(this.storage, id, db, name, options, indexes, (changed) =>
      this.save(changed),
    );
    this.collections.delete(collection.namespace);
    this.collections.set(renamed.namespace, renamed);
    this.save(renamed);
  }

  /** Builds an index, or finds it there already; two that contradict each other are refused. */
  createIndex(collection: Collection, given: unknown): void {
    const spec = normaliseSpec(given);
    const { collation } = collection.options;
    if (collation !== undefined && spec.collation === undefined) spec.collation = collation;
    if (collection.indexes.some((index) => isSameOrThrow(index, spec))) return;
    this.changedInTransaction = true;
    collection.buildIndex(toIndex(this.takeId(), spec));
    this.save(collection);
  }

  dropIndex(collection: Collection, index: Index): void {
    if (isIdIndex(index)) fail('InvalidOptions', 'cannot drop _id index');
    this.changedInTransaction = true;
    collection.dropIndex(index);
    this.save(collection);
  }

  save(collection: Collection): void {
    this.changedInTransaction = true;
    const { db, name, options } = collection;
    const indexes = collection.indexes.map(({ id, spec, multikey }) => ({
      id,
      spec,
      multikey: [...multikey],
    }));
    this.storage.saveCatalog(collection.id, encode({ db, name, options, indexes }));
  }

  private takeId(): number {
    return this.nextId++;
  }

  private load(): void {
    this.collections.clear();
    for (const { id, spec } of this.storage.catalog()) {
      const saved = decode(spec) as unknown as SavedCollection;
      const indexes = saved.indexes.map((index) =>
        toIndex(
          toNumber(index.id) as number,
          index.spec,
          index.multikey.map((field) => toNumber(field) as number),
        ),
      );
      const { db, name, options } = saved;
      const collection = new Collection(this.storage, id, db, name, options, indexes, (changed) =>
        this.save(changed),
      );
      this.collections.set(collection.namespace, collection);
      this.nextId = Math.max(this.nextId, id + 1, ...indexes.map((index) => index.id + 1));
    }
  }
}

/** As in MongoDB: another name for the same index, or another index under the same name, is a conflict. */
function isSameOrThrow(index: Index, spec: Doc): boolean {
  const isId = isIdIndex(index) && sameValue(index.spec.key, spec.key);
  if (isId) return true;
  const same = sameIndex(index.spec, spec);
  const sameName = index.name === spec.name;
  if (same && sameName && sameValue(index.spec.expireAfterSeconds ?? null, spec.expireAfterSeconds ?? null))
    return true;
  if (same) {
    const what = sameName ? 'different options' : 'a different name';
    fail('IndexOptionsConflict', `Index already exists with ${what}: ${index.name}`);
  }
  if (!sameName) return false;
  const message = `An existing index has the same name as the requested index: ${index.name}, but another key or other options`;
  fail('IndexKeySpecsConflict', message);
}

function checkNamespace(db: string, name: string): void {
  if (!/^[^\0/\\. "$*<>:|?]{1,63}$/.test(db)) fail('InvalidNamespace', `Invalid database name: '${db}'`);
  const isValid =
    name !== '' && !name.includes('\0') && !name.includes('$') && !name.startsWith('.') && name.length <= 255;
  if (!isValid) fail('InvalidNamespace', `Invalid collection name: '${name}'`);
  if (name.startsWith('system.')) throw notSupported(`The collection ${name}`);
}
