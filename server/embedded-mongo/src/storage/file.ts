import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'libsql';
import { makeFolder, noFolder, STORE_FILE } from '../folder';
import { isDamagedWithin } from './journal';

const schema = `
  CREATE TABLE catalog (id INTEGER PRIMARY KEY, spec BLOB NOT NULL);
  CREATE TABLE docs (rid INTEGER PRIMARY KEY, doc BLOB NOT NULL);
  CREATE TABLE entries (key BLOB NOT NULL, rid INTEGER NOT NULL, PRIMARY KEY (key, rid)) WITHOUT ROWID;
`;
/** Files of builds that did not yet overwrite what they deleted have 0. */
const formatVersion = 1;

/**
 * Opens the one SQLite file of a folder and holds it locked. A folder without one gets it whole or not at all, so that
 * a file that is empty, cut off, changed or not ours is always damage: it is refused in one sentence, and left as it is.
 */
export function openFile(folder: string): Database.Database {
  makeSure(folder);
  const file = join(folder, STORE_FILE);
  mustBeOurs(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  for (const one of [file, journalOf(file)]) mustBeOurs(one, constants.R_OK | constants.W_OK);
  if (!existsSync(file)) {
    if (existsSync(journalOf(file))) throw damaged(file, 'is missing, but its journal is there');
    create(file);
  }
  if (!statSync(file).isFile()) throw damaged(file, 'is not a file');
  if (statSync(file).size === 0) throw damaged(file, 'is empty');
  closeToOthers(file);
  // Before SQLite opens it, which goes on without what it cannot read and clears it away.
  if (isDamagedWithin(journalOf(file)))
    throw damaged(`${file}-wal`, 'is damaged in its middle: what was written later is whole');
  const db = new Database(file);
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE');
    checkTables(db, file); // first: a file that is another program's stays as it is
    // What is deleted is overwritten, in the file at once and in the journal when that is cleared.
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -32768; BEGIN IMMEDIATE; COMMIT;',
    );
    const found = single(db, 'PRAGMA quick_check(1)');
    if (found !== 'ok') throw damaged(file, `is damaged (${String(found).replaceAll('\n', ' ').trim()})`);
    if (single(db, 'PRAGMA user_version') !== formatVersion) {
      db.exec(`VACUUM; PRAGMA user_version = ${formatVersion}`); // away with what was deleted before
    }
    for (const left of leftovers(file)) rmSync(left, { force: true });
    return db;
  } catch (error) {
    db.close();
    throw asOurs(error as Error & { code?: string }, file);
  }
}

/** Where the file of a copy goes, in a folder of its own. Throws where something stands there. */
export function newFileIn(folder: string): string {
  const file = join(folder, STORE_FILE);
  makeSure(folder);
  if (existsSync(file)) throw new Error(`${file} is there already`);
  return file;
}

/** A file that SQLite has just written anew: its owner's alone, and on the disk itself before anything relies on it. */
export function closeAndSync(file: string): void {
  chmodSync(file, 0o600);
  const written = openSync(file, 'r');
  try {
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
}

function makeSure(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    const why = noFolder(folder, error as NodeJS.ErrnoException);
    throw new Error(`${why} / the folder is not there and cannot be made`);
  }
}

/** What was written since the last time it was brought into the file. */
const journalOf = (file: string): string => `${file}-wal`;

/** Who can neither read nor write what they start on, as another's file or on a disk that is only read, is told so. */
function mustBeOurs(path: string, mode: number): void {
  try {
    accessSync(path, mode);
  } catch (error) {
    if (existsSync(path)) throw notOurs(path, error as NodeJS.ErrnoException); // else nothing is in the way
  }
}

const notOurs = (path: string, { code }: NodeJS.ErrnoException): Error =>
  new Error(
    `${path} 读不了或写不了（${code}）：请看看它是不是属于启动的用户（现在属于 ${statSync(path).uid} 号用户），放它的盘是不是只读 / it cannot be read and written by who starts this`,
  );

/** What is kept is its owner's alone, in whatever folder it lies; a new journal takes after its file. */
function closeToOthers(file: string): void {
  for (const one of [file, journalOf(file)]) {
    if (!existsSync(one) || (statSync(one).mode & 0o077) === 0) continue;
    try {
      chmodSync(one, 0o600);
    } catch (error) {
      throw notOurs(one, error as NodeJS.ErrnoException);
    }
  }
}

const single = (db: Database.Database, sql: string): unknown =>
  (db.prepare(sql).raw().all([]) as unknown[][])[0]?.[0];

/** A new file is made beside and put in its place when it is whole; where another process was quicker, that one's stands. */
function create(file: string): void {
  const beside = `${file}.new-${process.pid}-${Date.now()}`;
  try {
    const db = new Database(beside);
    try {
      db.exec(`PRAGMA synchronous = FULL; BEGIN; ${schema} PRAGMA user_version = ${formatVersion}; COMMIT;`);
    } finally {
      db.close();
    }
    linkSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}

const leftovers = (file: string): string[] =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.new-`))
    .map((name) => join(dirname(file), name));

function checkTables(db: Database.Database, file: string): void {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").raw().all([]) as [
    string,
  ][];
  const names = tables.map(([name]) => name).sort();
  if (names.join() !== 'catalog,docs,entries') throw damaged(file, 'is not a file of the embedded store');
}

/** What to do about a file that cannot be used. */
class DamagedFile extends Error {}

const damaged = (file: string, what: string): DamagedFile =>
  new DamagedFile(
    `数据文件 ${file} 坏了，没有打开：请把它移到别处留着，再用备份恢复到数据文件夹（npm run db:restore -- --data-dir 数据文件夹 --in 备份） / the data file ${what}: keep it elsewhere and restore a backup into the data folder`,
  );

function asOurs(error: Error & { code?: string }, file: string): Error {
  if (error instanceof DamagedFile) return error;
  if (/busy|locked/i.test(error.message)) {
    const folder = dirname(file);
    return new Error(
      `${folder} 里的数据正由另一个进程开着，一个文件夹只给一个进程用 / Another process has the embedded store in ${folder} open; a data folder serves one process`,
    );
  }
  const isDamage = /NOTADB|CORRUPT/.test(error.code ?? '') || /not a database|malformed/.test(error.message);
  return isDamage ? damaged(file, `is damaged (${error.message})`) : error;
}
