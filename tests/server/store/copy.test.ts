// The copy of an embedded store from before it is migrated: it is the way back, whatever happened since an earlier start.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../server/src/platform/log';
import { copyBefore } from '../../../server/src/platform/store/copy';
import { DataVersion } from '../../../server/src/platform/store/data-version';
import { stepsAhead } from '../../../server/src/platform/store/migrate';
import type { Migration } from '../../../server/src/platform/store/migrations/migration';
import { openStore } from '../../../server/src/platform/store/open';
import { VERSION_BEFORE } from '../../support/build-before';
import { unpackDataBefore } from '../../support/data-before';
import { onEmbedded } from '../../support/database';
import { ServerProcess } from '../../support/process';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hz-copy-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const copies = () => readdirSync(folder).filter((name) => name.startsWith('store-version-'));
const STEPS: Migration[] = [1, 2].map((version) => ({ version, what: `${version}`, run: async () => {} }));

/** Opens the store as a start does, and dies before it has migrated; what it said. */
async function start(): Promise<Record<string, string>[]> {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const store = await openStore({ dataDir: folder });
  const steps = await stepsAhead(store.connection, STEPS);
  if (steps) await copyBefore(store, folder, steps, log);
  await store.close();
  return lines.map((line) => JSON.parse(line));
}

const write = async (word: string) => {
  const store = await openStore({ dataDir: folder });
  await store.connection.collection('words').insertOne({ word });
  await store.close();
};

/** The words in a copy, which is moved for that. */
async function wordsIn(copy: string | undefined): Promise<string[]> {
  const back = mkdtempSync(join(folder, 'back-'));
  renameSync(join(folder, copy as string), join(back, 'store'));
  const store = await openStore({ dataDir: back });
  const found = await store.connection.collection('words').find().toArray();
  await store.close();
  return found.map(({ word }) => word);
}

/** Another MongoDB is copied by who runs it. */
const ofFolder = onEmbedded('what is copied is its folder');

ofFolder(
  'what is written after a start that ended before its first step is in the copy of the next',
  async () => {
    await write('before');
    const [first] = await start();
    await write('between'); // by the build before, to which the data still belong
    const told = await start();
    expect(told[0]?.msg).toContain('the store was copied before it is migrated');
    expect(told[1]).toMatchObject({ removed: [first?.copy] });
    expect(copies().map((name) => join(folder, name))).toEqual([told[0]?.copy]);
    expect(await wordsIn(copies()[0])).toEqual(['before', 'between']);
  },
);

ofFolder(
  'a start that goes on after a step was done names the copy of its beginning, and copies nothing',
  async () => {
    await write('before');
    const [first] = await start();
    const store = await openStore({ dataDir: folder });
    const state = new DataVersion(store.connection, 'me');
    await state.take(0, 1000);
    await state.done(1, false);
    await store.close();
    expect(await start()).toMatchObject([
      { copy: first?.copy, msg: expect.stringContaining('did not finish') },
    ]);
    expect(copies()).toHaveLength(1);
  },
);

ofFolder(
  'a copy from before a step that began and was not done is kept beside the new one, however often',
  async () => {
    await write('before');
    const [first] = await start();
    const store = await openStore({ dataDir: folder });
    await new DataVersion(store.connection, 'me').take(0, 1);
    await store.close();
    await write('between');
    await start();
    const [again] = await start();
    expect(again).toMatchObject({ first: first?.copy });
    expect(
      copies()
        .map((name) => join(folder, name))
        .sort(),
    ).toEqual([first?.copy, again?.copy].sort());
    expect(await wordsIn(again?.copy?.slice(folder.length + 1))).toEqual(['before', 'between']);
  },
);

ofFolder(
  'a start that is refused for its keys copies nothing, and leaves the copies that are there',
  async () => {
    unpackDataBefore(VERSION_BEFORE, folder);
    const old = join(folder, `store-version-${VERSION_BEFORE - 1}-20200101T000000Z`);
    mkdirSync(old);
    writeFileSync(join(folder, 'keys.txt'), `k1:${Buffer.alloc(32, 9).toString('base64')}\n`);
    const before = readFileSync(join(folder, 'store/store.db'));
    const settings = { DATA_DIR: folder, MONGODB_URI: '' };
    await expect(ServerProcess.demo(settings)).rejects.toThrow(/密钥 k1 .*不一样/);
    expect(existsSync(old)).toBe(true);
    expect(copies()).toHaveLength(1);
    expect(readFileSync(join(folder, 'store/store.db')).equals(before)).toBe(true);
  },
);
