import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { createLog } from '../../../server/src/platform/log';
import { copyBefore } from '../../../server/src/platform/store/copy';
import { DataVersion } from '../../../server/src/platform/store/data-version';
import { migrate, requireMigrated, stepsAhead } from '../../../server/src/platform/store/migrate';
import type { Migration } from '../../../server/src/platform/store/migrations/migration';
import { connect, openStore } from '../../../server/src/platform/store/open';
import { Databases, onEmbedded } from '../../support/database';
import { aKeyring } from '../../support/server';
import { until } from '../../support/until';

const stores = new Databases();
afterAll(() => stores.stop());

let databases = 0;
let open: Connection[] = [];
afterEach(async () => {
  await Promise.all(open.map((connection) => connection.close()));
  open = [];
});

const connectTo = async (name: string): Promise<Connection> => {
  const connection = await connect(await stores.uri(name));
  open.push(connection);
  return connection;
};

/** A database that a build from before versions wrote: it has data and no version. */
async function oldData(count = 20): Promise<Connection> {
  databases += 1;
  const connection = await connectTo(`old-${databases}`);
  const words = Array.from({ length: count }, (_, at) => ({
    _id: at as never,
    word: `wort ${at}`,
    times: 0,
  }));
  await connection.collection('words').insertMany(words);
  return connection;
}

/** Adds `field` to every word that lacks it, one after the other; counts how often it touched each. */
const adds = (version: number, field: string, between = async () => {}): Migration => ({
  version,
  what: `words get ${field}`,
  run: async ({ connection, signal }) => {
    const words = connection.collection('words');
    for await (const { _id, word } of words.find({ [field]: { $exists: false } }).sort({ _id: 1 })) {
      signal.throwIfAborted();
      await between();
      await words.updateOne(
        { _id, [field]: { $exists: false } },
        { $set: { [field]: String(word).toUpperCase() }, $inc: { times: 1 } },
      );
    }
  },
});

const log = createLog('silent');
const keyring = aKeyring();
const run = (
  connection: Connection,
  migrations: Migration[],
  more: { signal?: AbortSignal; leaseMs?: number } = {},
) => migrate({ connection, keyring, log, migrations, ...more });
const versionOf = (connection: Connection) => new DataVersion(connection).read();
const wordsOf = (connection: Connection) => connection.collection('words').find().sort({ _id: 1 }).toArray();
const expectAllOnce = async (connection: Connection, steps: number) =>
  expect((await wordsOf(connection)).map(({ times }) => times)).toEqual(Array(20).fill(steps));

describe('migrations', () => {
  test('take data of a build from before through every step, in order, each once', async () => {
    const connection = await oldData();
    await run(connection, [adds(1, 'first')]);
    expect(await versionOf(connection)).toBe(1);
    await run(connection, [adds(1, 'first'), adds(2, 'second')]);
    await run(connection, [adds(1, 'first'), adds(2, 'second')]);
    expect(await versionOf(connection)).toBe(2);
    await expectAllOnce(connection, 2);
    expect((await wordsOf(connection))[3]).toMatchObject({ first: 'WORT 3', second: 'WORT 3' });
  });

  test('find nothing to do in an empty database, which is noted as up to date', async () => {
    const connection = await connectTo('empty');
    const never = { ...adds(1, 'first'), run: () => Promise.reject(new Error('nothing to migrate')) };
    await run(connection, [never]);
    expect(await versionOf(connection)).toBe(1);
    expect(await stepsAhead(connection, [never])).toBeNull();
  });

  test('are run by one of the servers that start at once, and the others wait for it', async () => {
    const connection = await oldData();
    const name = `old-${databases}`;
    const others = [await connectTo(name), await connectTo(name)];
    const started = [connection, ...others].map((one) =>
      run(one, [adds(1, 'first', () => pause(2)), adds(2, 'second')]).then(() => versionOf(one)),
    );
    expect(await Promise.all(started)).toEqual([2, 2, 2]);
    await expectAllOnce(connection, 2);
  });

  test('stopped in the middle of a step, go on with it at the next start', async () => {
    const connection = await oldData();
    const control = new AbortController();
    let touched = 0;
    const stopping = adds(2, 'second', async () => {
      touched += 1;
      if (touched === 8) control.abort(new Error('the server stops'));
    });
    await expect(run(connection, [adds(1, 'first'), stopping], { signal: control.signal })).rejects.toThrow(
      'the server stops',
    );
    expect(await versionOf(connection)).toBe(1);
    await run(connection, [adds(1, 'first'), adds(2, 'second')]);
    expect(await versionOf(connection)).toBe(2);
    await expectAllOnce(connection, 2);
  });

  test('of a server that died are taken over when its lease has run out', async () => {
    const connection = await oldData();
    const dead = new DataVersion(connection, 'dead');
    await dead.begin(0);
    expect(await dead.take(0, 600_000)).toBe(true);
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const running = migrate({ connection, keyring, log, migrations: [adds(1, 'first')] });
    await until(() => lines.some((line) => line.includes('another server migrates')), 'it waits');
    await expectAllOnce(connection, 0);
    // The ten minutes have passed.
    await connection.collection('data_version').updateOne({}, { $set: { leaseUntil: Date.now() - 1 } });
    await running;
    await expectAllOnce(connection, 1);
  });

  test('of a server that was held up too long are not noted by it, but by whoever took over', async () => {
    const connection = await oldData();
    const thief = new DataVersion(connection, 'thief');
    let runs = 0;
    const slow: Migration = {
      version: 1,
      what: 'takes its time',
      run: async ({ signal }) => {
        runs += 1;
        // Meanwhile the lease runs out, and another server takes the step.
        const stolen = { owner: 'thief', leaseUntil: Date.now() + 60_000 };
        await connection.collection('data_version').updateOne({}, { $set: stolen });
        await once(signal, 'abort');
      },
    };
    const running = run(connection, [slow], { leaseMs: 60 });
    await until(() => runs > 0, 'the step runs');
    expect(await versionOf(connection)).toBe(0);
    await until(() => connection.collection('data_version').findOne({ owner: 'thief' }), 'it is taken over');
    expect(await thief.done(1, true)).toBe(true);
    await running;
    expect([await versionOf(connection), runs]).toEqual([1, 1]);
  });

  test('that fail leave the version as it was, and the failure ends the start', async () => {
    const connection = await oldData();
    const broken = { ...adds(2, 'second'), run: () => Promise.reject(new Error('a word is missing')) };
    await expect(run(connection, [adds(1, 'first'), broken])).rejects.toThrow('a word is missing');
    expect(await versionOf(connection)).toBe(1);
    await run(connection, [adds(1, 'first'), adds(2, 'second')]);
    await expectAllOnce(connection, 2);
  });
});

describe('data of another version', () => {
  test('that is newer is refused with a sentence, and nothing is changed', async () => {
    const connection = await oldData();
    await run(connection, [adds(1, 'first'), adds(2, 'second')]);
    const before = await wordsOf(connection);
    const older = [adds(1, 'first')];
    await expect(run(connection, older)).rejects.toThrow(/数据是更新的版本写的（数据版本 2，.*1）.*备份。$/);
    await expect(stepsAhead(connection, older)).rejects.toThrow(/请用新版本启动/);
    expect([await versionOf(connection), await wordsOf(connection)]).toEqual([2, before]);
  });

  test('that is older is not touched by a command', async () => {
    const connection = await oldData();
    await connection
      .collection('data_version')
      .insertOne({ _id: 'data' as never, version: -1, leaseUntil: 0 });
    await expect(requireMigrated(connection)).rejects.toThrow(/先启动一次新版本/);
    expect(await versionOf(connection)).toBe(-1);
  });
});

/** Another MongoDB is copied by who runs it. */
const ofFolder = onEmbedded('what is copied is its folder');

/** Opens the store of a folder as a start does. */
async function openWithCopy(dataDir: string, migrations: Migration[]) {
  const store = await openStore({ dataDir });
  const steps = await stepsAhead(store.connection, migrations);
  if (steps) await copyBefore(store, dataDir, steps, log);
  return store;
}

ofFolder(
  'an upgrade that is interrupted after its first step keeps the copy of its beginning until its last step is done',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hz-copied-'));
    const first = await openStore({ dataDir: folder });
    await first.connection.collection('words').insertOne({ word: 'wort' });
    await new DataVersion(first.connection).begin(3);
    await first.close();
    const broken = { ...adds(5, 'b'), run: () => Promise.reject(new Error('a word is missing')) };
    const copies = () => readdirSync(folder).filter((name) => name.startsWith('store-version-'));
    const start = async (steps: Migration[]) => {
      const store = await openWithCopy(folder, steps);
      try {
        await run(store.connection, steps);
      } finally {
        await store.close();
      }
    };

    await expect(start([adds(4, 'a'), broken])).rejects.toThrow('a word is missing');
    const made = copies();
    expect(made).toEqual([expect.stringMatching(/^store-version-3-/)]);
    await expect(start([adds(4, 'a'), broken])).rejects.toThrow('a word is missing');
    expect(copies()).toEqual(made);
    await start([adds(4, 'a'), adds(5, 'b')]);
    expect(copies()).toEqual(made);

    // It is what the build before opens: nothing of any step is in it.
    mkdirSync(join(folder, 'back'));
    renameSync(join(folder, made[0] as string), join(folder, 'back', 'store'));
    const back = await openStore({ dataDir: join(folder, 'back') });
    expect(await new DataVersion(back.connection).read()).toBe(3);
    expect(await back.connection.collection('words').findOne({ a: { $exists: true } })).toBeNull();
    await back.close();
    // The next upgrade begins anew, with a copy of its own.
    await expect(start([adds(6, 'c'), adds(7, 'd')])).resolves.toBeUndefined();
    expect(copies()).toEqual([expect.stringMatching(/^store-version-5-/)]);
    rmSync(folder, { recursive: true });
  },
);

ofFolder('while an embedded store is copied nobody else opens it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hz-copied-'));
  const first = await openStore({ dataDir: folder });
  const words = Array.from({ length: 500 }, (_, at) => ({ word: `wort ${at} ${'x'.repeat(5000)}` }));
  await first.connection.collection('words').insertMany(words);
  await first.close();
  rmSync(join(folder, 'store-address'));
  let isOpen = false;
  const opening = openWithCopy(folder, [adds(1, 'a')]).finally(() => {
    isOpen = true;
  });
  await until(() => existsSync(join(folder, 'store-address')), 'the first start holds the store');
  // Another that starts again and again, as under whoever restarts it.
  const outcomes: string[] = [];
  while (!isOpen)
    await openStore({ dataDir: folder }).then(
      (other) => other.close().then(() => outcomes.push('opened')),
      () => outcomes.push('refused'),
    );
  await (await opening).close();
  expect([...new Set(outcomes)]).toEqual(['refused']);
  const [copy, ...more] = readdirSync(folder).filter((name) => name.startsWith('store-version-'));
  expect(more).toEqual([]);
  mkdirSync(join(folder, 'back'));
  renameSync(join(folder, copy as string), join(folder, 'back', 'store'));
  const back = await openStore({ dataDir: join(folder, 'back') });
  expect(await back.connection.collection('words').countDocuments()).toBe(500);
  await back.close();
  rmSync(folder, { recursive: true });
});
