// From the build before data had a version to this one, and back; and both at once on the same data.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type EmbeddedMongo, start } from '@hz/embedded-mongo';
import { canonicalNumber } from '@hz/shared/codes';
import { type Connection, mongo, Types } from 'mongoose';
import { parseDataKeys } from '../../../server/src/platform/crypto/data-keys';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { createLog } from '../../../server/src/platform/log';
import { DataVersion } from '../../../server/src/platform/store/data-version';
import { migrate } from '../../../server/src/platform/store/migrate';
import { migrations } from '../../../server/src/platform/store/migrations';
import { connect } from '../../../server/src/platform/store/open';
import { oldDataKeys, unpackOldData } from '../../support/build-before';
import { times } from '../../support/long';
import { ServerProcess } from '../../support/process';
import { SEED } from '../../support/seed';

jest.setTimeout(times(180_000, 600_000)); // a bundle is made, and servers start one after the other

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

/** Somebody who is signed in to a demo, of whichever build. */
class Visitor {
  private constructor(
    private readonly server: ServerProcess,
    private readonly token: string,
  ) {}

  static async enter(server: ServerProcess, identity: string): Promise<Visitor> {
    const visitor = new Visitor(server, '');
    const { privacyVersion: consent } = await visitor.call('GET', '/v1/auth/options');
    const { accessToken } = await visitor.call('POST', '/v1/auth/demo', { identity, consent });
    return new Visitor(server, accessToken);
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of two builds
  async call(method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(`${this.server.url}${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(this.token && { Authorization: `Bearer ${this.token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  }
}

/** What a holder has told and been told, in words that no build words anew. */
async function factsOf(server: ServerProcess, identity: string) {
  const holder = await Visitor.enter(server, identity);
  const get = (path: string) => holder.call('GET', path);
  const { certificates } = await get('/v1/certificates');
  const trails = await Promise.all(
    certificates.map(({ id }: { id: string }) => get(`/v1/certificates/${id}/looks`)),
  );
  const [claims, chat, inbox, settings] = await Promise.all(
    ['/v1/claims', '/v1/chat', '/v1/reminders/inbox', '/v1/reminders/settings'].map(get),
  );
  const pick = (all: Record<string, unknown>[], ...names: string[]) =>
    all.map((one) => names.map((name) => one[name]));
  return {
    certificates: pick(certificates, 'id', 'trade', 'specialty', 'number', 'registryStatus', 'exchangedOn'),
    credits: certificates.map(({ credits }: { credits: Record<string, unknown>[] }) =>
      pick(credits, 'id', 'on', 'hours'),
    ),
    claims: pick(claims.claims, 'certificateId', 'state', 'contested'),
    chat: pick(chat.turns, 'id', 'text', 'at'),
    inbox: [pick(inbox.messages, 'day', 'read'), pick(inbox.notices, 'day', 'read')],
    settings: [settings.hour, settings.pause],
    looks: trails.map(({ looks }) => looks.length),
  };
}

const PEOPLE = ['wang', 'li', 'chen', 'zhao'];
const everybody = async (server: ServerProcess) =>
  Object.fromEntries(
    await Promise.all(PEOPLE.map(async (one) => [one, await factsOf(server, one)] as const)),
  );

interface OldLook {
  _id: Types.ObjectId;
  subject: string;
  holderId: Types.ObjectId | null;
  of?: Types.ObjectId;
  sealed?: string;
}

test('a store of the build before is copied and migrated, says what it said, and the copy opens with the build before', async () => {
  const [mine, theirs] = [join(folder, 'mine'), join(folder, 'theirs')];
  for (const dataDir of [mine, theirs]) unpackOldData(dataDir);
  // What an upgrade before this one copied.
  mkdirSync(join(mine, 'store-version-0-20200101T000000Z'));
  const before = await running(ServerProcess.buildBefore({ DATA_DIR: theirs, MONGODB_URI: '' }));
  const said = await everybody(before);
  expect(said.wang?.chat).toHaveLength(2);
  expect(said.wang?.looks[0]).toBeGreaterThan(4);
  await before.stop();

  const after = await running(ServerProcess.demo({ DATA_DIR: mine, MONGODB_URI: '' }));
  expect(await everybody(after)).toEqual(said);
  await after.stop();
  const copies = readdirSync(mine).filter((name) => name.startsWith('store-version-0-'));
  expect(copies).toEqual([expect.not.stringContaining('2020')]);
  expect(after.output).toContain('only the newest is kept');
  expect(after.output).toContain(join(mine, copies[0] as string));
  // The folder and the file that everybody could look into are closed now, and the log says so.
  expect(after.output).toContain('已经改成只有自己能看（700）');

  const again = await running(ServerProcess.demo({ DATA_DIR: mine, MONGODB_URI: '' }));
  expect(await everybody(again)).toEqual(said);
  await again.stop();
  expect(readdirSync(mine).filter((name) => name.startsWith('store-version'))).toEqual(copies);

  rmSync(join(mine, 'store'), { recursive: true });
  cpSync(join(mine, copies[0] as string), join(mine, 'store'), { recursive: true });
  const back = await running(ServerProcess.buildBefore({ DATA_DIR: mine, MONGODB_URI: '' }));
  expect(await everybody(back)).toEqual(said);
});

/** Where a holder's screens come from. */
const SCREENS = [
  ...['/v1/me', '/v1/certificates', '/v1/claims', '/v1/intake', '/v1/chat', '/v1/notice', '/v1/me/export'],
  ...['/v1/reminders/timeline', '/v1/reminders/inbox', '/v1/reminders/settings'],
];

type Json = Record<string, unknown>;

/** What every screen of a holder says. */
async function screensOf(visitor: Visitor): Promise<Json> {
  const said: Json = {};
  for (const path of SCREENS) said[path] = await visitor.call('GET', path);
  const { certificates } = said['/v1/certificates'] as { certificates: { id: string }[] };
  for (const { id } of certificates)
    for (const path of [`/v1/certificates/${id}`, `/v1/certificates/${id}/looks`])
      said[path] = await visitor.call('GET', path);
  return said;
}

/** Worded anew since, on purpose; what happens anew with every sign-in; what goes by real time; the export's new shape. */
const OTHER_SINCE =
  /^\/v1\/me(\/export)? (version|.*consented|exportedAt|sessions|certificates)|triesLeft$|way steps \d+ (action|where|whatToDo)|reading|push templates/;

/** The places in which a screen says something else than it said; what it says besides is no difference. */
function* differences(before: unknown, after: unknown, path: string): Generator<string> {
  if (OTHER_SINCE.test(path)) return;
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) {
    if (before !== after) yield `${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`;
    return;
  }
  if (Array.isArray(before) && before.length !== (after as unknown[]).length) yield `${path}: other length`;
  for (const [name, value] of Object.entries(before))
    yield* differences(value, (after as Json)[name], `${path} ${name}`);
}
const changed = (before: Json, after: Json): string[] =>
  Object.entries(before).flatMap(([path, said]) => [...differences(said, after[path], path)]);

test('a store of the build before is migrated while that build goes on serving: every screen says what it said', async () => {
  unpackOldData(folder);
  embedded = await start({ dataDir: join(folder, 'store') });
  const uri = new URL(embedded.uri);
  uri.pathname = '/huanzheng';
  connection = await connect(uri.href);
  await plantStrangers(connection, times(300, 10_000));
  const settings = { MONGODB_URI: uri.href, DATA_KEYS: oldDataKeys(), DATA_DIR: join(folder, 'none') };
  const before = await running(ServerProcess.buildBefore(settings));
  const people = [...PEOPLE, 'sun', 'wu'];
  const visitors = await Promise.all(people.map((one) => Visitor.enter(before, one)));
  const said = await Promise.all(visitors.map(screensOf));

  let isMigrated = false;
  const load = { rounds: 0, credits: [] as string[], turns: [] as string[], wrong: [] as string[] };
  const writer = await Visitor.enter(before, 'zhou');
  const { id } = (await writer.call('GET', '/v1/certificates')).certificates[0];
  const writes = async () => {
    for (let at = 0; !isMigrated; at++) {
      const name = `load-${String(at).padStart(6, '0')}`;
      const on = `2022-11-${String(1 + (at % 28)).padStart(2, '0')}`;
      if (at < 300) {
        await writer.call('PUT', `/v1/certificates/${id}/credits/${name}`, { on, hours: 0.5 });
        load.credits.push(name);
      }
      if (at < 90) {
        await writer.call('PUT', `/v1/chat/turns/${name}`, { text: '换证要什么材料' });
        load.turns.push(name);
      }
      await writer.call('GET', `/v1/certificates/${id}`);
    }
  };
  const reads = async () => {
    for (let at = 0; !isMigrated; at++, load.rounds++) {
      const which = at % people.length;
      const now = await screensOf(visitors[which] as Visitor);
      load.wrong.push(...changed(said[which] as Json, now));
    }
  };
  const loaded = Promise.all([writes(), reads(), reads()]);
  while (load.rounds < 2) await Promise.race([loaded, setTimeout(20)]);
  const [begun, wrote] = [load.rounds, load.credits.length];
  const after = await running(ServerProcess.demo(settings)).finally(() => {
    isMigrated = true;
  });
  await loaded;
  expect(await new DataVersion(connection).read()).toBe(migrations.at(-1)?.version);
  // One that was changed at that moment is read from its old fields until it is written the next time.
  const unmoved = { facts: { $exists: false }, _id: { $ne: new Types.ObjectId(id as string) } };
  expect(await connection.collection('certificates').countDocuments(unmoved)).toBe(0);
  // It was served all the while, and said the same.
  expect(load.rounds).toBeGreaterThan(begun);
  expect(load.credits.length).toBeGreaterThan(wrote);
  expect(load.wrong).toEqual([]);

  for (const [at, one] of people.entries()) {
    const [told, visitor] = [said[at] as Json, await Visitor.enter(after, one)];
    const now = await screensOf(visitor);
    expect(changed(told, now)).toEqual([]);
    const { certificates: exported } = told['/v1/me/export'] as { certificates: Json[] };
    for (const { id: each, ...columns } of exported) {
      const _id = new Types.ObjectId(each as string);
      const kept = await connection.collection('certificates').findOne({ _id });
      const facts = FACTS.filter((fact) => columns[fact] !== null).map((fact) => [fact, columns[fact]]);
      expect(kept).toMatchObject({ pack: columns.rulebook, kind: columns.family });
      expect(kept?.facts).toEqual(Object.fromEntries(facts));
    }
    const { certificates } = await visitor.call('GET', '/v2/certificates');
    const titles = (told['/v1/certificates'] as { certificates: Json[] }).certificates.map(
      ({ title }) => title,
    );
    expect(certificates.map(({ title }: Json) => title)).toEqual(titles);
  }
  // What was written meanwhile is all there.
  const { credits, chat } = await factsOf(after, 'zhou');
  const has = (all: unknown[][]) => new Set(all.map(([first]) => first));
  expect(load.credits.filter((one) => !has(credits[0]).has(one))).toEqual([]);
  expect(load.turns.filter((one) => !has(chat).has(one))).toEqual([]);
});

/** Facts by the names under which the build before kept them, each in a field of its own. */
const FACTS = ['exchangedOn', 'issuedOn', 'downloadedOn', 'registryStatus', 'newNumber', 'inPost'];

/** Certificates of people whom nobody signs in as, and looks at them: a migration has something to do. */
async function plantStrangers(to: Connection, count: number): Promise<void> {
  const [certificates, looks] = [to.collection('certificates'), to.collection<OldLook>('looks')];
  const [like, look] = [await certificates.findOne(), await looks.findOne({ subject: /^certificate/ })];
  const people = Array.from({ length: count }, () => ({
    ...like,
    ...{ _id: new Types.ObjectId(), holderId: new Types.ObjectId() },
  }));
  for (let at = 0; at < count; at += 1000) {
    const some = people.slice(at, at + 1000);
    await certificates.insertMany(some);
    await looks.insertMany(
      some.map(({ _id }) => ({
        ...(look as OldLook),
        ...{ _id: new Types.ObjectId(), subject: `certificate ${_id.toHexString()}` },
      })),
    );
  }
}

describe('data of the build before', () => {
  let keyring: Keyring;
  beforeEach(async () => {
    unpackOldData(folder);
    embedded = await start({ dataDir: join(folder, 'store') });
    connection = await connect(embedded.uri);
    const keys = parseDataKeys(oldDataKeys());
    if (typeof keys === 'string') throw new Error(keys);
    keyring = new Keyring(keys);
  });
  const opened = () => connection as Connection;
  const looks = () => opened().collection<OldLook>('looks').find().sort({ _id: 1 }).toArray();
  const go = (signal?: AbortSignal) =>
    migrate({ connection: opened(), keyring, log: createLog('silent'), ...(signal && { signal }) });

  test('have no version, and have the latest afterwards; a second run changes nothing', async () => {
    expect(await new DataVersion(opened()).read()).toBe(0);
    await go();
    expect(await new DataVersion(opened()).read()).toBe(migrations.at(-1)?.version);
    const after = await looks();
    await opened()
      .collection('data_version')
      .updateOne({}, { $set: { version: 0 } });
    await go();
    expect(await looks()).toEqual(after);
  });

  test('get looks that say whose they were and keep their number; those at a certificate that is gone go', async () => {
    const before = await looks();
    const certificates = await opened().collection('certificates').find().toArray();
    const alive = new Set(certificates.map(({ _id }) => `certificate ${_id.toHexString()}`));
    const isGone = ({ subject }: { subject: string }) =>
      subject.startsWith('certificate') && !alive.has(subject);
    expect(before.filter(isGone).length).toBeGreaterThan(0);
    await go();
    const after = await looks();
    expect(after.map(({ _id }) => _id)).toEqual(before.filter((look) => !isGone(look)).map(({ _id }) => _id));
    for (const { _id, subject, of, sealed, holderId } of after) {
      const certificate = certificates.find((one) => subject === `certificate ${one._id.toHexString()}`);
      expect(of ?? null).toEqual(certificate?.holderId ?? holderId);
      if (sealed === undefined) continue;
      const number = keyring.open(sealed, `look ${_id.toHexString()}`);
      expect(keyring.hashes(`number ${canonicalNumber(number)}`)).toContain(subject.slice('number '.length));
    }
    expect(after.filter(({ sealed }) => sealed).length).toBeGreaterThan(0);
  });

  test('stopped in the middle of a step, are taken through it by the next start', async () => {
    const [like] = await looks();
    const many = Array.from({ length: 1200 }, () => ({ ...like, _id: new Types.ObjectId() }));
    await opened().collection('looks').insertMany(many);
    const control = new AbortController();
    const write = mongo.Collection.prototype.bulkWrite;
    const spy = jest.spyOn(mongo.Collection.prototype, 'bulkWrite').mockImplementation(async function (
      this: mongo.Collection,
      ...given: unknown[]
    ) {
      const result = await write.apply(this, given as never);
      control.abort(new Error('stopped'));
      return result;
    } as never);
    await expect(go(control.signal)).rejects.toThrow('stopped');
    spy.mockRestore();
    const touched = (all: OldLook[]) => all.filter(({ of, sealed }) => of ?? sealed).length;
    const half = touched(await looks());
    expect(half).toBeGreaterThan(400);
    expect(half).toBeLessThan(1000);
    expect(await new DataVersion(opened()).read()).toBe(0);
    await go();
    expect(await new DataVersion(opened()).read()).toBe(migrations.at(-1)?.version);
    expect(touched(await looks())).toBeGreaterThanOrEqual(1200);
  });
});

test('told to stop in the middle of a migration, a server gives its lease back, and the next one goes on at once', async () => {
  unpackOldData(folder);
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
});

test(`the build before and this one write beside each other: nothing is lost, no index is dropped (seed ${SEED})`, async () => {
  unpackOldData(folder);
  embedded = await start({ dataDir: join(folder, 'store') });
  const uri = new URL(embedded.uri);
  uri.pathname = '/huanzheng';
  const settings = { MONGODB_URI: uri.href, DATA_KEYS: oldDataKeys(), DATA_DIR: join(folder, 'none') };
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

  const [old, fresh] = [await Visitor.enter(before, 'wang'), await Visitor.enter(after, 'wang')];
  const { id } = (await old.call('GET', '/v1/certificates')).certificates[0];
  const chen = await Visitor.enter(after, 'chen');
  const chens = (await chen.call('GET', '/v1/certificates')).certificates[0].id;
  const answered = { credits: [] as string[], turns: [] as string[], looks: 0 };
  const until = Date.now() + times(5_000, 60_000);
  for (let at = 0; Date.now() < until || at < 6; at++) {
    const step = String(at).padStart(6, '0');
    await Promise.all(
      [old, fresh].map(async (by, which) => {
        const on = `2022-1${which}-${String(1 + (at % 24)).padStart(2, '0')}`;
        const credit = `between-${which}-${step}`;
        if (at < 200) {
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
        if (at < 90) {
          await by.call('POST', '/v1/looks', { payload });
          answered.looks += 1;
        }
      }),
    );
  }
  for (const server of [before, after]) {
    const { credits, chat } = await factsOf(server, 'wang');
    const has = (all: unknown[][]) => new Set(all.map(([one]) => one));
    expect(answered.credits.filter((one) => !has(credits[0]).has(one))).toEqual([]);
    expect(answered.turns.filter((one) => !has(chat).has(one))).toEqual([]);
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
});
