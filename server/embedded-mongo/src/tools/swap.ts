/** What is asked of a database here: by the driver's own, or by the one that mongoose brings. */
interface Db {
  readonly databaseName: string;
  readonly client: { db(name: string): { command(command: object): Promise<unknown> } };
  listCollections(filter: object, options: { nameOnly: boolean }): { toArray(): Promise<{ name: string }[]> };
  collection(name: string): {
    drop(): Promise<unknown>;
    findOne(filter: object): Promise<unknown>;
    insertOne(document: object): Promise<unknown>;
    updateOne(filter: object, update: object): Promise<unknown>;
  };
}

/** What a restore keeps beside the data while it has not come to its end. All of it begins so. */
const BESIDE = 'restoring.';
/** Where a collection is built up, and where the one of before waits until all the new ones stand. */
export const built = (name: string): string => `${BESIDE}new.${name}`;
const aside = (name: string): string => `${BESIDE}old.${name}`;
const JOURNAL = `${BESIDE}swap`;

/** One collection that takes its place, and whether there was one before. */
interface Taken {
  name: string;
  had: boolean;
}

/** Noted before the first collection takes its place. */
interface Journal {
  _id: 'swap';
  /** Whether all have taken their places: then it is finished, before that undone. */
  isWhole: boolean;
  taken: Taken[];
}

const journalOf = (db: Db) => db.collection(JOURNAL);
const readJournal = async (db: Db) => (await journalOf(db).findOne({ _id: 'swap' })) as Journal | null;

/** The collections of a database. */
export const namesIn = async (db: Db): Promise<Set<string>> =>
  new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));

/** By the command for the whole server, which every engine has. */
async function rename(db: Db, from: string, to: string): Promise<void> {
  const [source, target] = [from, to].map((name) => `${db.databaseName}.${name}`);
  await db.client.db('admin').command({ renameCollection: source, to: target, dropTarget: true });
}

/**
 * Puts collections that were built up into their places, all or none: those of before are set aside, and
 * go with `clearRestore`. Where it is broken off, `settleSwap` goes on by the journal, here or in the next process.
 */
export async function swapIn(db: Db, names: readonly string[]): Promise<void> {
  const there = await namesIn(db);
  const taken = names.map((name) => ({ name, had: there.has(name) }));
  await journalOf(db).insertOne({ _id: 'swap', isWhole: false, taken } satisfies Journal);
  try {
    for (const { name, had } of taken) {
      if (had) await rename(db, name, aside(name));
      await rename(db, built(name), name);
    }
    await journalOf(db).updateOne({ _id: 'swap' }, { $set: { isWhole: true } });
  } catch (error) {
    await settleSwap(db).catch(() => {}); // the next one does it
    throw error;
  }
}

/** Finishes a swap whose collections had all taken their places; undoes any other. Answers which, if there was one. */
export async function settleSwap(db: Db): Promise<'finished' | 'undone' | undefined> {
  const journal = await readJournal(db);
  if (!journal) return undefined;
  if (!journal.isWhole) await undo(db, journal.taken);
  else for (const { name } of journal.taken) await db.collection(aside(name)).drop();
  await journalOf(db).drop();
  return journal.isWhole ? 'finished' : 'undone';
}

/** Each step looks at what is there: an undoing that was broken off too is taken up where it was. */
async function undo(db: Db, taken: readonly Taken[]): Promise<void> {
  const there = await namesIn(db);
  for (const { name, had } of taken) {
    if (there.has(name) && !there.has(built(name))) {
      // Back to where it was built: a start that finds nothing else sees by it that data were to come.
      if (!had) await rename(db, name, built(name));
      else if (there.has(aside(name))) await rename(db, name, built(name));
    }
    if (there.has(aside(name))) await rename(db, aside(name), name);
  }
}

/** What restores left in a database that did not come to their end, by the names of the collections. */
export const leftByRestore = async (db: Db): Promise<string[]> =>
  [...(await namesIn(db))].filter((name) => name.startsWith(BESIDE)).sort();

/** Whether a restore was broken off while its collections took their places: some may be of before, and some new. */
export const isHalfSwapped = async (db: Db): Promise<boolean> => (await readJournal(db)) !== null;

/** Clears away what restores left; what they had set aside is put back first. Answers the names. */
export async function clearRestore(db: Db): Promise<string[]> {
  await settleSwap(db);
  const left = await leftByRestore(db);
  for (const name of left) await db.collection(name).drop();
  return left;
}
