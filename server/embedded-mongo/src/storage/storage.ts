import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type Database from 'libsql';
import { StoreError } from '../errors';
import { closeAndSync, newFileIn, openFile } from './file';

/** A document as it lies in the store: its number, which is also its natural order, and its BSON. */
export interface Stored {
  rid: number;
  bytes: Buffer;
}

export interface EntryRow extends Stored {
  key: Buffer;
}

/** Where a scan goes on: after this entry, or before it when it runs backwards. */
export interface EntryPosition {
  key: Buffer;
  rid: number;
}

/** Each count has a statement of its own. */
const rowsAtOnce = 16;
/** Lists of keys and numbers to look for are filled up to one of these sizes. */
const wantedAtOnce = [4, 16, 64] as const;
export const mostWantedAtOnce = 64;
const datasync = promisify(fdatasync);

const entryColumns = 'SELECT e.key, e.rid, d.doc FROM entries e CROSS JOIN docs d ON d.rid = e.rid';

/** How much a store may hold: in its file, and of its file in memory. */
export interface StorageLimits {
  maxBytes?: number | undefined;
  /** As large as SQLite keeps its pages in memory, in MB. */
  cacheMb?: number | undefined;
}

/**
 * One ordered store of documents and index entries in one SQLite file, which is held locked: a second process cannot
 * open it, and the lock goes with the process. It knows nothing of what documents and keys mean.
 */
export class Storage {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();
  private readonly journalFile: string;
  private journal?: number;
  private unsynced = false;
  private syncing: Promise<void> | undefined;
  /** What the process before has left in the journal is cleared as well. */
  private journalled = true;

  /** @param maxBytes refuses to grow beyond this size, with the error of a full disk */
  constructor(folder: string, { maxBytes, cacheMb }: StorageLimits = {}) {
    this.db = openFile(folder);
    this.journalFile = join(folder, 'store.db-wal');
    if (cacheMb !== undefined) this.db.pragma(`cache_size = ${-cacheMb * 1024}`);
    if (maxBytes) this.db.pragma(`max_page_count = ${Math.ceil(maxBytes / 4096)}`);
  }

  close(): void {
    this.clearJournal();
    this.statements.clear();
    if (this.journal !== undefined) closeSync(this.journal);
    this.db.close();
  }

  /**
   * Brings what is committed onto the disk itself, for a write that asks for it (j: true). A commit survives the end
   * of the process without it; this is for a loss of power.
   */
  sync(): void {
    if (!this.unsynced && !this.syncing) return;
    fdatasyncSync(this.openJournal());
    this.unsynced = false;
  }

  /** The same, ten times a second as MongoDB does it: the disk takes its time, and nobody waits for it. */
  async syncInBackground(): Promise<void> {
    if (!this.unsynced || this.syncing) return;
    this.unsynced = false;
    this.syncing = datasync(this.openJournal());
    try {
      await this.syncing;
    } catch (error) {
      this.unsynced = true;
      throw error;
    } finally {
      this.syncing = undefined;
    }
  }

  /** Resolves when nothing is on its way to the disk: the journal may be closed then. */
  async settled(): Promise<void> {
    await this.syncing?.catch(() => undefined);
  }

  private openJournal(): number {
    this.journal ??= openSync(this.journalFile, 'r');
    return this.journal;
  }

  /** Brings all of the journal into the file and empties it: what was deleted stands in neither after that. */
  clearJournal(): void {
    if (!this.journalled) return;
    this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw().all([]);
    this.journalled = false;
  }

  /** Copies the file as it stands into a new folder, through the one connection that holds it: nothing comes between. */
  copyTo(folder: string): void {
    const copy = newFileIn(folder);
    this.run('VACUUM INTO ?', [copy]);
    closeAndSync(copy);
  }

  /** Runs the work in one transaction: all of it is written, or none. */
  transaction<T>(work: () => T): T {
    if (this.db.inTransaction) return work();
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      this.unsynced = true;
      this.journalled = true;
      return result;
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw asStoreError(error as Error);
    }
  }

  catalog(): { id: number; spec: Buffer }[] {
    return this.rows('SELECT id, spec FROM catalog', []).map(([id, spec]) => ({
      id: id as number,
      spec: spec as Buffer,
    }));
  }

  saveCatalog(id: number, spec: Uint8Array): void {
    this.run('INSERT OR REPLACE INTO catalog VALUES (?, ?)', [id, spec]);
  }

  deleteCatalog(id: number): void {
    this.run('DELETE FROM catalog WHERE id = ?', [id]);
  }

  doc(rid: number): Buffer | undefined {
    return this.first('SELECT doc FROM docs WHERE rid = ?', [rid])?.[0] as Buffer | undefined;
  }

  insertDocs(docs: readonly { rid: number; bytes: Uint8Array }[]): void {
    this.insertPairs(
      'INSERT INTO docs',
      docs.map(({ rid, bytes }) => [rid, bytes]),
    );
  }

  replaceDoc(rid: number, bytes: Uint8Array): void {
    this.run('UPDATE docs SET doc = ? WHERE rid = ?', [bytes, rid]);
  }

  deleteDocs(from: number, to: number): void {
    this.run('DELETE FROM docs WHERE rid >= ? AND rid < ?', [from, to]);
  }

  /** The greatest number in use in [from, to), or undefined. */
  lastRid(from: number, to: number): number | undefined {
    const [row] = this.rows('SELECT rid FROM docs WHERE rid >= ? AND rid < ? ORDER BY rid DESC LIMIT 1', [
      from,
      to,
    ]);
    return row?.[0] as number | undefined;
  }

  /** A page of the documents in [from, to), in natural order or backwards. */
  docs(from: number, to: number, limit: number, backwards = false): Stored[] {
    const sql = `SELECT rid, doc FROM docs WHERE rid >= ? AND rid < ? ORDER BY rid ${backwards ? 'DESC' : 'ASC'} LIMIT ?`;
    return this.rows(sql, [from, to, limit]).map(([rid, bytes]) => ({
      rid: rid as number,
      bytes: bytes as Buffer,
    }));
  }

  addEntries(entries: readonly EntryPosition[]): void {
    this.insertPairs(
      'INSERT OR IGNORE INTO entries',
      entries.map(({ key, rid }) => [key, rid]),
    );
  }

  /** As few calls as can be, for each costs more than what it does. */
  private insertPairs(sql: string, pairs: readonly unknown[][]): void {
    for (let at = 0; at < pairs.length; at += rowsAtOnce) {
      const some = pairs.slice(at, at + rowsAtOnce);
      this.run(`${sql} VALUES ${some.map(() => '(?, ?)').join(', ')}`, some.flat());
    }
  }

  deleteEntry(key: Buffer, rid: number): void {
    this.run('DELETE FROM entries WHERE key = ? AND rid = ?', [key, rid]);
  }

  deleteEntries(low: Buffer, high: Buffer): void {
    this.run('DELETE FROM entries WHERE key >= ? AND key < ?', [low, high]);
  }

  countEntries(low: Buffer, high: Buffer): number {
    return this.rows('SELECT count(*) FROM entries WHERE key >= ? AND key < ?', [
      low,
      high,
    ])[0]?.[0] as number;
  }

  /** The documents that stand under exactly this key; mostly there is none, which is quickly told. */
  ridsOf(key: Buffer): number[] {
    const sql = 'SELECT rid FROM entries WHERE key = ?';
    return this.first(sql, [key]) ? this.rows(sql, [key]).map(([rid]) => rid as number) : [];
  }

  /** The entries under any of some keys, in no order and `limit` at most. */
  entriesUnder(keys: readonly Buffer[], limit: number): EntryPosition[] {
    return this.wanted(keys, (marks) => `SELECT key, rid FROM entries WHERE key IN (${marks}) LIMIT ?`, [
      limit,
    ]).map(([key, rid]) => ({ key: key as Buffer, rid: rid as number }));
  }

  /** Those of some documents that are there, by their numbers. */
  docsOf(rids: readonly number[]): ReadonlyMap<number, Buffer> {
    const found = this.wanted(rids, (marks) => `SELECT rid, doc FROM docs WHERE rid IN (${marks})`);
    return new Map(found as [number, Buffer][]);
  }

  /** Asks for `mostWantedAtOnce` at most, by a statement for a few more than there are. */
  private wanted(
    all: readonly (Buffer | number)[],
    sqlOf: (marks: string) => string,
    others: unknown[] = [],
  ): unknown[][] {
    const size = wantedAtOnce.find((one) => one >= all.length) as number;
    const filled = [...all, ...Array.from({ length: size - all.length }, () => all[0])];
    return this.rows(sqlOf(filled.map(() => '?').join(', ')), [...filled, ...others]);
  }

  /** A page of the entries with low <= key < high, each with its document, in the order of the keys or backwards. */
  entries(low: Buffer, high: Buffer, limit: number, backwards: boolean, after?: EntryPosition): EntryRow[] {
    const order = backwards ? 'ORDER BY e.key DESC, e.rid DESC' : 'ORDER BY e.key, e.rid';
    const bound = backwards
      ? 'e.key >= ? AND (e.key, e.rid) < (?, ?)'
      : 'e.key < ? AND (e.key, e.rid) > (?, ?)';
    const start = after ?? (backwards ? { key: high, rid: -1 } : { key: low, rid: -1 });
    const sql = `${entryColumns} WHERE ${bound} ${order} LIMIT ?`;
    return this.rows(sql, [backwards ? low : high, start.key, start.rid, limit]).map(([key, rid, bytes]) => ({
      key: key as Buffer,
      rid: rid as number,
      bytes: bytes as Buffer,
    }));
  }

  /** The keys of the entries of a range without their documents, for checking an index. */
  *allEntries(low: Buffer, high: Buffer): Generator<EntryPosition> {
    const sql =
      'SELECT key, rid FROM entries WHERE key < ? AND (key, rid) > (?, ?) ORDER BY key, rid LIMIT 1000';
    for (let after: EntryPosition = { key: low, rid: -1 }; ; ) {
      const page = this.rows(sql, [high, after.key, after.rid]).map(
        ([key, rid]) => ({ key, rid }) as EntryPosition,
      );
      yield* page;
      if (page.length === 0) return;
      after = page[page.length - 1] as EntryPosition;
    }
  }

  private statement(sql: string): Database.Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  /** libsql takes the parameters as one array: a bare Buffer would abort the process. */
  private run(sql: string, parameters: unknown[]): void {
    try {
      this.statement(sql).run(parameters);
    } catch (error) {
      throw asStoreError(error as Error & { code?: string });
    }
  }

  private rows(sql: string, parameters: unknown[]): unknown[][] {
    return this.statement(sql).raw().all(parameters) as unknown[][];
  }

  /**
   * The first row alone, at less than half the cost of asking for all. Its own statement: in libsql one that `all`
   * has run before answers `get` from the row where that left it.
   */
  private first(sql: string, parameters: unknown[]): unknown[] | undefined {
    return (this.statement(`${sql} LIMIT 1`).raw().get(parameters) as unknown[] | null) ?? undefined;
  }
}

function asStoreError(error: Error & { code?: string }): Error {
  if (error.code !== 'SQLITE_FULL' && !/disk is full|ENOSPC/i.test(error.message)) return error;
  return new StoreError('OutOfDiskSpace', 'The disk is full; nothing was written');
}
