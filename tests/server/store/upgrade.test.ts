// From the build before the last step of the data to this one, and back, and both at once on the same data. What every
// step does with the data of before is in steps.test.ts.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type EmbeddedMongo, start } from '@hz/embedded-mongo';
import { type Connection, Types } from 'mongoose';
import { parseDataKeys } from '../../../server/src/platform/crypto/data-keys';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { createLog } from '../../../server/src/platform/log';
import { DataVersion } from '../../../server/src/platform/store/data-version';
import { migrate } from '../../../server/src/platform/store/migrate';
import { migrations } from '../../../server/src/platform/store/migrations';
import type { Migration } from '../../../server/src/platform/store/migrations/migration';
import { connect } from '../../../server/src/platform/store/open';
import { VERSION_BEFORE } from '../../support/build-before';
import { changed, changedAnywhere, toldIn } from '../../support/build-before/said';
import {
  deskOf,
  EVERYBODY,
  everyScreen,
  type Json,
  looksOf,
  phoneOf,
} from '../../support/build-before/screens';
import { Visitor } from '../../support/build-before/visitor';
import { keysBefore, unpackDataBefore } from '../../support/data-before';
import { isLongRun, testInLongRun, times } from '../../support/long';
import { ServerProcess } from '../../support/process';
import { SEED } from '../../support/seed';

jest.setTimeout(1_200_000); // a bundle is made, and servers start one after the other

let folder: string;
let servers: ServerProcess[] = [];
let embedded: EmbeddedMongo | undefined;
let connection: Connection | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hz-upgrade-'));
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await connection?.close();
  await embedded?.stop();
  [servers, connection, embedded] = [[], undefined, undefined];
  rmSync(folder, { recursive: true, force: true });
});

const running = async (starting: Promise<ServerProcess>): Promise<ServerProcess> => {
  const server = await starting;
  servers.push(server);
  return server;
};

/** Whose screens are looked at. */
const SEEN = isLongRun
  ? EVERYBODY
  : { phones: EVERYBODY.phones.slice(0, 6), desks: EVERYBODY.desks.slice(0, 2) };

/** What somebody told of themselves in a question that was kept. */
const PERSONAL = /1982年5月生/;

/** Numbers of a list, of two that contradict each other, of one that was taken back, and of none. */
const NUMBERS = [
  '演示-1001',
  '演示-1002',
  '演示-1003',
  '演示-3001',
  '演示-5001',
  '演示-5002',
  '演示-5004',
  '演示-9999',
];

test('a store of the build before is copied and migrated, says what it said, and the copy opens with the build before', async () => {
  const [mine, theirs] = [join(folder, 'mine'), join(folder, 'theirs')];
  for (const dataDir of [mine, theirs]) unpackDataBefore(VERSION_BEFORE, dataDir);
  // What an upgrade before this one copied.
  mkdirSync(join(mine, `store-version-${VERSION_BEFORE}-20200101T000000Z`));
  const before = await running(ServerProcess.buildBefore({ DATA_DIR: theirs, MONGODB_URI: '' }));
  const some = { phones: ['li'], desks: ['ma'] };
  const said = await everyScreen(before.url, some);
  await before.stop();

  const after = await running(ServerProcess.demo({ DATA_DIR: mine, MONGODB_URI: '' }));
  expect(changedAnywhere(said, await everyScreen(after.url, some))).toEqual([]);
  await after.stop();
  const copies = readdirSync(mine).filter((name) => name.startsWith(`store-version-${VERSION_BEFORE}-`));
  expect(copies).toEqual([expect.not.stringContaining('2020')]);
  expect(after.output).toContain('only the newest is kept');
  expect(after.output).toContain(join(mine, copies[0] as string));
  // The folder and the file that everybody could look into are closed now, and the log says so.
  expect(after.output).toContain('已经改成只有自己能看（700）');

  const again = await running(ServerProcess.demo({ DATA_DIR: mine, MONGODB_URI: '' }));
  const li = await phoneOf(await Visitor.enter(again.url, 'li'));
  expect(changedAnywhere(said, { ...said, li })).toEqual([]);
  await again.stop();
  expect(readdirSync(mine).filter((name) => name.startsWith('store-version'))).toEqual(copies);

  rmSync(join(mine, 'store'), { recursive: true });
  cpSync(join(mine, copies[0] as string), join(mine, 'store'), { recursive: true });
  const back = await running(ServerProcess.buildBefore({ DATA_DIR: mine, MONGODB_URI: '' }));
  const there = await phoneOf(await Visitor.enter(back.url, 'li'));
  expect(changedAnywhere(said, { ...said, li: there })).toEqual([]);
});

describe('a store of the build before, every feature of which was used, migrated while that build goes on serving,', () => {
  let dataDir: string;
  let store: EmbeddedMongo;
  let opened: Connection;
  let before: ServerProcess;
  let after: ServerProcess;
  let said: Record<string, Json>;
  let looks: Json;
  let now: Record<string, Json>;
  const load = { rounds: 0, credits: [] as string[], turns: [] as string[], wrong: [] as string[] };
  let begun = 0;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'hz-upgrade-'));
    unpackDataBefore(VERSION_BEFORE, dataDir);
    store = await start({ dataDir: join(dataDir, 'store') });
    const uri = new URL(store.uri);
    uri.pathname = '/huanzheng';
    opened = await connect(uri.href);
    await plantQuestions(opened, times(500, 10_000));
    const settings = {
      MONGODB_URI: uri.href,
      DATA_KEYS: keysBefore(VERSION_BEFORE),
      DATA_DIR: join(dataDir, 'none'),
    };
    before = await ServerProcess.buildBefore(settings);
    looks = await looksOf(before.url, NUMBERS); // first: they stand in trails
    said = await everyScreen(before.url, SEEN);

    let isMigrated = false;
    const writer = await Visitor.enter(before.url, 'zhou');
    const { id } = (await writer.get('/v1/certificates')).certificates[0];
    const writes = async () => {
      for (let at = 0; !isMigrated; at++) {
        // Nobody is served more than 600 times a minute.
        if (at > 180) {
          await setTimeout(20);
          continue;
        }
        const name = `load-${String(at).padStart(6, '0')}`;
        const on = `2022-11-${String(1 + (at % 28)).padStart(2, '0')}`;
        await writer.call('PUT', `/v1/certificates/${id}/credits/${name}`, { on, hours: 0.5 });
        load.credits.push(name);
        if (at < 90) {
          await writer.call('PUT', `/v1/chat/turns/${name}`, { text: '换证要什么材料' });
          load.turns.push(name);
        }
        await writer.get(`/v1/certificates/${id}`);
      }
    };
    const [li, wu] = [await Visitor.enter(before.url, 'li'), await Visitor.enter(before.url, 'wu')];
    const desk = await Visitor.sitDown(before.url, 'ma');
    const reads = async (who: string, read: () => Promise<Json>) => {
      for (let at = 0; !isMigrated && at < 10; at++, load.rounds++)
        load.wrong.push(...changedAnywhere({ [who]: said[who] as Json }, { [who]: await read() }));
    };
    const loaded = Promise.all([
      writes(),
      reads('li', () => phoneOf(li)),
      reads('wu', () => phoneOf(wu)),
      reads('ma at a desk', () => deskOf(desk)),
    ]);
    while (load.rounds < 2) await Promise.race([loaded, setTimeout(20)]);
    begun = load.rounds;
    after = await ServerProcess.demo(settings).finally(() => {
      isMigrated = true;
    });
    await loaded;
  });
  afterAll(async () => {
    await before?.kill();
    await after?.kill();
    await opened?.close();
    await store?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('is served all the while, and says the same', async () => {
    expect(load.rounds).toBeGreaterThan(begun);
    expect(load.credits.length).toBeGreaterThan(0);
    expect(load.wrong).toEqual([]);
  });

  test('is brought to the last version: no kept question tells of somebody any more', async () => {
    expect(await new DataVersion(opened).read()).toBe(migrations.at(-1)?.version);
    const gaps = opened.collection('chatGaps');
    expect(await gaps.countDocuments({ text: PERSONAL })).toBe(0);
    expect(await gaps.countDocuments({ text: /〔生日〕/ })).toBeGreaterThan(times(450, 9000));
  });

  test('says on every screen of both versions what it said, on phones and at desks', async () => {
    const paths = Object.values(said).flatMap((screens) => Object.keys(toldIn(screens)));
    expect(paths.length).toBeGreaterThan(120);
    expect(paths.filter((path) => path.startsWith('/v2/certificates/')).length).toBeGreaterThan(20);
    now = await everyScreen(after.url, SEEN);
    const notWhatZhouWrites = ({ zhou: _, ...others }: Record<string, Json>) => others;
    expect(changedAnywhere(notWhatZhouWrites(said), notWhatZhouWrites(now))).toEqual([]);
    expect(changed(looks, await looksOf(after.url, NUMBERS))).toEqual([]);
  });

  test('has all that was written meanwhile', async () => {
    const zhou = await phoneOf(await Visitor.enter(after.url, 'zhou'));
    const { certificates } = zhou['/v1/certificates'] as { certificates: { credits: Json[] }[] };
    const { turns } = zhou['/v1/chat'] as { turns: Json[] };
    const has = (all: Json[] = []) => new Set(all.map(({ id }) => id));
    expect(load.credits.filter((one) => !has(certificates[0]?.credits).has(one))).toEqual([]);
    expect(load.turns.filter((one) => !has(turns).has(one))).toEqual([]);
  });

  // The test of the test: a step that loses one field is seen on the screen that comes from it.
  const LOST: [collection: string, field: string, seenBy: string, on: RegExp][] = [
    ['certificates', 'facts.expiresOn', 'li', /^\/v2\/certificates\/./],
    ['certificates', 'sealedFacts', 'li', /^\/v2\/certificates\/./],
    ['certificates', 'credits', 'wang', /^\/v2\/certificates\/./],
    ['certificates', 'statements', 'li', /^\/v1\/me\/export$/],
    ['holders', 'registeredOn', 'li', /^\/v1\/me$/],
    ['registry_certificates', 'status', 'wu', /^\/v2\/certificates\/./],
    ['registry_claims', 'holderId', 'wu', /claims$/],
    ['registry_disputes', 'note', 'zhou', /disputes$/],
    ['registry_imports', 'counts', 'sun', /imports$/],
    ['chats', 'turns', 'wang', /chat$/],
    ['intakes', 'sealedAnswers', 'wu', /intake$/],
    ['inbox', 'read', 'li', /^\/v1\/me\/export$/],
    ['reminder_settings', 'hour', 'li', /reminders\/settings$/],
    ['looks', 'who', 'wang', /looks$/],
    ['office_consents', 'kinds', 'wang', /consents$/],
    ['office_people', 'state', 'ma at a desk', /people$/],
    ['office_questions', 'closedAt', 'guan at a desk', /questions$/],
    ['office_nudges', 'day', 'ma at a desk', /nudges$/],
  ];
  test.each(LOST)('a step that loses %s.%s would be noticed by %s', async (collection, field, who, on) => {
    const keys = parseDataKeys(keysBefore(VERSION_BEFORE));
    if (typeof keys === 'string') throw new Error(keys);
    const documents = opened.collection(collection);
    const kept = await documents.find({ [field]: { $exists: true } }).toArray();
    const latest = migrations.at(-1)?.version ?? 0;
    const loses: Migration = {
      version: latest + 1,
      what: `loses ${field}`,
      run: async () => void (await documents.updateMany({}, { $unset: { [field]: '' } })),
    };
    const [name = '', place] = who.split(' at a ');
    const visitor = await (place ? Visitor.sitDown(after.url, name) : Visitor.enter(after.url, name));
    const paths = Object.keys(now[who] as Json).filter((path) => on.test(path));
    const sees = async () => {
      const seen: Json = {};
      for (const path of paths) seen[path] = await visitor.sees(path);
      return { [who]: seen };
    };
    const seen = await sees();
    expect(changedAnywhere(seen, await sees())).toEqual([]);
    const [keyring, log] = [new Keyring(keys), createLog('silent')];
    await migrate({ connection: opened, keyring, log, migrations: [...migrations, loses] });
    const is = await sees();
    const back = kept.map((one) => ({ replaceOne: { filter: { _id: one._id }, replacement: one } }));
    await documents.bulkWrite(back);
    await opened.collection('data_version').updateOne({}, { $set: { version: latest } });
    expect(changedAnywhere(seen, is)).not.toEqual([]);
  });
});

/** More questions as the build before kept them, so that the step has something to do. */
async function plantQuestions(to: Connection, count: number): Promise<void> {
  const gaps = to.collection<{ _id: string; text: string }>('chatGaps');
  const like = await gaps.findOne({ text: PERSONAL });
  const planted = Array.from({ length: count }, (_, at) => ({
    ...{ ...like, _id: `planted-${at}` },
    text: `${like?.text}，${String.fromCodePoint(0x4e00 + at)}`,
  }));
  await gaps.insertMany(planted);
}

testInLongRun(
  'told to stop in the middle of a migration, a server gives its lease back, and the next one goes on at once',
  async () => {
    unpackDataBefore(0, folder);
    const dataDir = join(folder, 'store');
    const count = async (filter: object) => {
      connection = await connect(embedded?.uri as string);
      const found = await connection.collection('looks').countDocuments(filter);
      const version = await connection.collection('data_version').findOne();
      await connection.close();
      return { found, version };
    };
    const many = 8000; // several times what a step takes at once
    embedded = await start({ dataDir });
    connection = await connect(embedded.uri);
    const like = await connection.collection('looks').findOne({ subject: /^certificate/ });
    const subject = `certificate ${(await connection.collection('certificates').findOne())?._id.toHexString()}`;
    for (let at = 0; at < many; at += 1000)
      await connection
        .collection('looks')
        .insertMany(Array.from({ length: 1000 }, () => ({ ...like, subject, _id: new Types.ObjectId() })));
    await connection.close();
    await embedded.stop();

    const settings = { DATA_DIR: folder, MONGODB_URI: '' };
    const { code, said } = await ServerProcess.demoToldToStop(settings, 'migrating the data');
    expect({ code, said }).toEqual({ code: 0, said: expect.not.stringMatching(/^ +at /m) });
    embedded = await start({ dataDir });
    const half = await count({ of: { $exists: true } });
    expect(half.found).toBeLessThan(many);
    expect(half.version).toMatchObject({ version: 0, owner: null, leaseUntil: 0 });
    await embedded.stop();

    const next = await running(ServerProcess.demo(settings));
    await next.stop();
    embedded = await start({ dataDir });
    expect((await count({ subject, of: { $exists: true } })).found).toBeGreaterThanOrEqual(many);
  },
);

testInLongRun(
  `the build before and this one write beside each other: nothing is lost, no index is dropped (seed ${SEED})`,
  async () => {
    unpackDataBefore(VERSION_BEFORE, folder);
    embedded = await start({ dataDir: join(folder, 'store') });
    const uri = new URL(embedded.uri);
    uri.pathname = '/huanzheng';
    const settings = {
      MONGODB_URI: uri.href,
      DATA_KEYS: keysBefore(VERSION_BEFORE),
      DATA_DIR: join(folder, 'none'),
      RATE_LIMIT_PER_MINUTE: '1000000', // a fast machine asks more often than people may
    };
    const before = await running(ServerProcess.buildBefore(settings));
    const after = await running(ServerProcess.demo(settings));
    connection = await connect(uri.href);
    const indexesOf = async () => {
      const names: Record<string, string[]> = {};
      for (const { name } of await (connection as Connection).listCollections())
        names[name] = (await (connection as Connection).collection(name).indexes())
          .map((index) => index.name ?? '')
          .sort();
      return names;
    };
    const indexes = await indexesOf();
    expect(indexes.looks).toContain('of_1');

    const [old, fresh] = [await Visitor.enter(before.url, 'wang'), await Visitor.enter(after.url, 'wang')];
    const { id } = (await old.call('GET', '/v1/certificates')).certificates[0];
    const chen = await Visitor.enter(after.url, 'chen');
    const chens = (await chen.call('GET', '/v1/certificates')).certificates[0].id;
    const answered = { credits: [] as string[], turns: [] as string[], looks: 0 };
    const until = Date.now() + 60_000;
    for (let at = 0; Date.now() < until || at < 6; at++) {
      const step = String(at).padStart(6, '0');
      await Promise.all(
        [old, fresh].map(async (by, which) => {
          const on = `2022-1${which}-${String(1 + (at % 24)).padStart(2, '0')}`;
          const credit = `between-${which}-${step}`;
          if (at < 150) {
            await by.call('PUT', `/v1/certificates/${id}/credits/${credit}`, { on, hours: 0.5 });
            answered.credits.push(credit);
          }
          const turn = `between-${which}-${step}`;
          if (at < 90) {
            await by.call('PUT', `/v1/chat/turns/${turn}`, { text: `换证要什么材料 ${step}` });
            answered.turns.push(turn);
          }
          await by.call('PUT', '/v1/intake/answers/family', {
            value: which ? 'skilled-worker' : 'site-professional',
          });
          const { payload } = await chen.call('POST', `/v1/certificates/${chens}/status-code`, {});
          // Both look at one number, which may be looked at 120 times an hour.
          if (at < 60) {
            await by.call('POST', '/v1/looks', { payload });
            answered.looks += 1;
          }
        }),
      );
    }
    for (const server of [before, after]) {
      const wang = await Visitor.enter(server.url, 'wang');
      const [{ certificates }, { turns }] = [await wang.get('/v1/certificates'), await wang.get('/v1/chat')];
      const has = (all: { id: string }[]) => new Set(all.map(({ id: one }) => one));
      expect(answered.credits.filter((one) => !has(certificates[0].credits).has(one))).toEqual([]);
      expect(answered.turns.filter((one) => !has(turns).has(one))).toEqual([]);
    }
    const subject = `certificate ${chens}`;
    expect(await connection.collection('looks').countDocuments({ subject })).toBeGreaterThanOrEqual(
      answered.looks,
    );
    expect(await indexesOf()).toEqual(expect.objectContaining(indexes));

    // A newer one has been here: this one does not open the data, and says what to do.
    const notes = connection.collection('data_version');
    await notes.updateOne({}, { $set: { version: 99 } });
    await expect(ServerProcess.demo(settings)).rejects.toThrow(
      /ended with 1: 数据是更新的版本写的（数据版本 99/,
    );
    expect(existsSync(join(folder, 'none', 'keys.txt'))).toBe(false);
  },
);
