// Every step of the data on what the build before it really wrote: it dies at one write after the other, is run again
// each time, and the screens say what they said.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { changedAnywhere, toldIn } from '../../support/build-before/said';
import type { Json } from '../../support/build-before/screens';
import { Visitor } from '../../support/build-before/visitor';
import { asIfJustSaid, keysBefore, unpackDataBefore, type VersionBefore } from '../../support/data-before';
import { isLongRun } from '../../support/long';
import { startApp } from '../../support/server';

jest.setTimeout(300_000);

let folder: string;
let embedded: EmbeddedMongo;
let connection: Connection;
let keyring: Keyring;
let uri: string;
/** What the build before said of it, by person. */
let saidBefore: Record<string, Json>;
async function open(version: VersionBefore): Promise<void> {
  folder = mkdtempSync(join(tmpdir(), 'hz-steps-'));
  unpackDataBefore(version, folder);
  embedded = await start({ dataDir: join(folder, 'store') });
  const named = new URL(embedded.uri);
  named.pathname = '/huanzheng';
  uri = named.href;
  connection = await connect(uri);
  saidBefore = (await asIfJustSaid(connection, version)) as Record<string, Json>;
  const parsed = parseDataKeys(keysBefore(version));
  if (typeof parsed === 'string') throw new Error(parsed);
  keyring = new Keyring(parsed);
}
afterEach(async () => {
  jest.restoreAllMocks();
  await connection.close();
  await embedded.stop();
  rmSync(folder, { recursive: true });
});

const versionNow = () => new DataVersion(connection).read();
/** Takes the data to a version, the last unless another is named. */
const go = (to = migrations.length, signal?: AbortSignal) =>
  migrate({
    ...{ connection, keyring, log: createLog('silent'), migrations: migrations.slice(0, to) },
    ...(signal && { signal }),
  });

const DIED = 'died in the middle';

/** Runs something that dies at one of its writes: of many at once half are done. Answers whether it came to that write. */
async function diesAt(nth: number, run: () => Promise<void>): Promise<boolean> {
  let writes = 0;
  const { prototype } = mongo.Collection;
  for (const name of ['bulkWrite', 'updateOne', 'updateMany', 'deleteOne'] as const) {
    const real = prototype[name] as (...given: unknown[]) => Promise<unknown>;
    jest.spyOn(prototype, name).mockImplementation(async function (
      this: mongo.Collection,
      ...given: unknown[]
    ) {
      if (this.collectionName === 'data_version' || ++writes !== nth) return real.apply(this, given);
      const [operations, ...more] = given;
      const half = Array.isArray(operations) ? operations.slice(0, operations.length / 2) : [];
      if (half.length > 0) await real.call(this, half, ...more);
      throw new Error(DIED);
    } as never);
  }
  const { dropCollection } = mongo.Db.prototype;
  jest.spyOn(mongo.Db.prototype, 'dropCollection').mockImplementation(function (
    this: mongo.Db,
    name: string,
  ) {
    return ++writes === nth ? Promise.reject(new Error(DIED)) : dropCollection.call(this, name);
  });
  try {
    await run();
    return false;
  } catch (error) {
    if ((error as Error).message !== DIED) throw error;
    return true;
  } finally {
    jest.restoreAllMocks();
  }
}

/** Takes the data through every step, each of which dies at its first write, then at its second …; how often each died. */
async function goDying(): Promise<Record<number, number>> {
  const deaths: Record<number, number> = {};
  for (const { version } of migrations.slice((await versionNow()) ?? 0)) {
    deaths[version] = 0;
    while (await diesAt(deaths[version] + 1, () => go(version))) {
      expect(await versionNow()).toBe(version - 1);
      deaths[version] += 1;
    }
    expect(await versionNow()).toBe(version);
  }
  return deaths;
}

/** Whose screens are looked at in the usual run; in the long one everybody's. */
const SOME = ['li', 'wu', 'zhou', 'ma at a desk'];

/** What hangs on whether the server can reach WeChat. */
const PUSH = /^\/v1\/reminders\/settings push/;

/** The same screens of the same people now. */
async function saidNow(said: Record<string, Json>, more: string[] = []): Promise<Record<string, Json>> {
  const app = await startApp({ sameDataAs: { uri }, keyring, signInBy: 'demo', today: '2022-12-28' });
  const url = `http://127.0.0.1:${app.port}`;
  const now: Record<string, Json> = {};
  for (const [who, told] of Object.entries(said)) {
    const [name = '', desk] = who.split(' at a ');
    const visitor = await (desk ? Visitor.sitDown(url, name) : Visitor.enter(url, name));
    const screens: Json = {};
    for (const path of [...Object.keys(toldIn(told)), ...more]) screens[path] = await visitor.sees(path);
    now[who] = screens;
  }
  await app.stop();
  return now;
}

const all = (name: string) => connection.collection(name).find().toArray();

async function foldsStandInStatements(): Promise<void> {
  const there = await connection.listCollections();
  expect(there.map(({ name }) => name)).not.toContain('registry_records');
  const folded = { fold: { $exists: true } };
  expect(await connection.collection('registry_certificates').countDocuments(folded)).toBeGreaterThan(50);
}

/** What somebody answered, and what a talk remembers and answered, by where it stands. */
async function answersThatStand(): Promise<Record<string, unknown>> {
  const stand: Record<string, unknown> = {};
  for (const { _id, answers, pack, aside, sealedAnswers } of await all('intakes')) {
    const opened = sealedAnswers && JSON.parse(keyring.open(sealedAnswers, `intake ${_id.toHexString()}`));
    stand[`intake ${_id}`] = opened ? [opened.answers, opened.pack, opened.aside] : [answers, pack, aside];
  }
  for (const { _id, state, sealedState, turns } of await all('chats')) {
    const at = `chat/${_id.toHexString()}`;
    stand[at] = state ?? JSON.parse(keyring.open(sealedState, `${at}/state`));
    for (const { id, answer, sealedAnswer } of turns)
      stand[`${at}/${id}`] = sealedAnswer
        ? JSON.parse(keyring.open(sealedAnswer, `${at}/${id}/reply`))
        : answer;
  }
  return stand;
}

/** Each with an answer that waits, a memory of the talk, and turns in it. */
async function nothingStandsOpen(): Promise<void> {
  const [intakes, chats] = [await all('intakes'), await all('chats')];
  expect([intakes.length, chats.length]).toEqual([2, 2]);
  for (const one of intakes) expect(one).toMatchObject({ answers: {}, sealedAnswers: expect.any(String) });
  for (const { state, sealedState, turns } of chats) {
    expect([state, sealedState]).toEqual([undefined, expect.any(String)]);
    expect(turns.length).toBeGreaterThan(4);
    for (const { answer, sealedAnswer } of turns)
      expect([answer.text, sealedAnswer]).toEqual([
        expect.stringContaining('加密保存了'),
        expect.any(String),
      ]);
  }
}

async function noQuestionTellsOfSomebody(): Promise<void> {
  const gaps = await connection.collection('chatGaps').find({ text: /星座/ }).sort({ kind: 1 }).toArray();
  // Asked by two: what is counted is not counted twice by a step that ran twice.
  expect(gaps.map(({ kind, text, times }) => [kind, text, times])).toEqual([
    ['not-useful', '我是〔生日〕生的〔性别〕的,帮我看看星座', 2],
    ['unanswered', '我是〔生日〕生的〔性别〕的,帮我看看星座', 2],
  ]);
}

const STORES: [VersionBefore, dying: number[], stands: (() => Promise<void>)[]][] = [
  [3, [4, 5], [foldsStandInStatements]],
  [4, [5, 6], [nothingStandsOpen, noQuestionTellsOfSomebody]],
  [5, [6], [nothingStandsOpen, noQuestionTellsOfSomebody]],
];
test.each(STORES)(
  'data of version %d, whose every step dies at each of its writes and is run again, say what they said',
  async (version, dying, stands) => {
    await open(version);
    const answers = await answersThatStand();
    const deaths = await goDying();
    expect(await answersThatStand()).toEqual(answers);
    for (const step of dying) expect([step, deaths[step]]).not.toEqual([step, 0]);
    for (const one of stands) await one();
    const people = Object.entries(saidBefore);
    const said = Object.fromEntries(people.filter(([who]) => isLongRun || SOME.includes(who)));
    expect(changedAnywhere(said, await saidNow(said), PUSH)).toEqual([]);
  },
);

test('what the build before folded without the registry’s word is folded anew by the first start', async () => {
  await open(5);
  const statements = connection.collection<{ _id: Types.ObjectId; status: string; fold: { state: string } }>(
    'registry_certificates',
  );
  // As that build left one that a list calls cancelled, and tells of an exchange.
  const one = await statements.findOne({ 'fold.state': 'electronic', 'fold.together': { $exists: false } });
  await statements.updateOne({ _id: one?._id as Types.ObjectId }, { $set: { status: 'cancelled' } });
  await go();
  const app = await startApp({ sameDataAs: { uri }, keyring, signInBy: 'demo', today: '2022-12-28' });
  await app.features.registry.recover();
  await app.features.registry.imports.settled();
  await app.stop();
  expect((await statements.findOne({ _id: one?._id as Types.ObjectId }))?.fold.state).toBe('cancelled');
  const left = { kind: 'certificates', state: 'active', folded: 'statements' };
  expect(await connection.collection('registry_imports').countDocuments(left)).toBe(0);
});

/** What happens anew with every sign-in, and the export's new shape. */
const OTHER_SINCE_0 = new RegExp(`^/v1/me(/export)? (version|.*consented|certificates)|${PUSH.source}`);

/** Facts by the names under which that build kept them, each in a field of its own. */
const FACTS = ['exchangedOn', 'issuedOn', 'downloadedOn', 'registryStatus', 'newNumber', 'inPost'];

test('the oldest data, whose every step dies at each of its writes, say what they said, by fact and by screen', async () => {
  await open(0);
  const deaths = await goDying();
  for (const step of [1, 2]) expect([step, deaths[step]]).not.toEqual([step, 0]);
  const said = saidBefore;
  const now = await saidNow(said, ['/v2/certificates']);
  expect(changedAnywhere(said, now, OTHER_SINCE_0)).toEqual([]);
  for (const [who, told] of Object.entries(said)) {
    const { certificates: exported } = told['/v1/me/export'] as { certificates: Json[] };
    for (const { id, ...columns } of exported) {
      const _id = new Types.ObjectId(String(id));
      const kept = await connection.collection('certificates').findOne({ _id });
      const facts = FACTS.filter((fact) => columns[fact] !== null).map((fact) => [fact, columns[fact]]);
      expect(kept).toMatchObject({ pack: columns.rulebook, kind: columns.family });
      expect(kept?.facts).toEqual(Object.fromEntries(facts));
    }
    const titles = (all: Json) => all.certificates.map(({ title }: Json) => title);
    expect(titles(now[who]?.['/v2/certificates'])).toEqual(titles(told['/v1/certificates']));
  }
});

interface OldLook {
  _id: Types.ObjectId;
  subject: string;
  holderId: Types.ObjectId | null;
  of?: Types.ObjectId;
  sealed?: string;
}

describe('the oldest data', () => {
  beforeEach(() => open(0));
  const looks = () => connection.collection<OldLook>('looks').find().sort({ _id: 1 }).toArray();

  test('have no version, and have the latest afterwards; a second run changes nothing', async () => {
    expect(await versionNow()).toBe(0);
    await go();
    expect(await versionNow()).toBe(migrations.at(-1)?.version);
    const after = await looks();
    await connection.collection('data_version').updateOne({}, { $set: { version: 0 } });
    await go();
    expect(await looks()).toEqual(after);
  });

  test('get looks that say whose they were and keep their number; those at a certificate that is gone go', async () => {
    const before = await looks();
    const certificates = await connection.collection('certificates').find().toArray();
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

  test('of which one record does not open go on all the same: only looks at its number keep none', async () => {
    const atNumbers = async () => (await looks()).filter(({ subject }) => subject.startsWith('number '));
    const records = connection.collection<{ keys: string[]; sealed: string }>('registry_certificates');
    const listed = await records.find().toArray();
    const recordOf = ({ subject }: OldLook) => listed.find(({ keys }) => keys.includes(subject.slice(7)));
    const [damaged] = (await atNumbers()).flatMap((look) => recordOf(look) ?? []);
    await records.updateOne({ _id: damaged?._id }, { $set: { sealed: 'k1.damaged.damaged.damaged' } });
    await go();
    expect(await versionNow()).toBe(migrations.at(-1)?.version);
    const kept = (await atNumbers()).map((look) => ({
      isSealed: look.sealed !== undefined,
      of: recordOf(look),
    }));
    const ofDamaged = kept.filter(({ of }) => of?._id.equals(damaged?._id as Types.ObjectId));
    expect(ofDamaged.map(({ isSealed }) => isSealed)).toContain(false);
    expect(ofDamaged.map(({ isSealed }) => isSealed)).not.toContain(true);
  });

  test('told to stop in the middle of a step, are taken through it by the next start', async () => {
    const [like] = await looks();
    const many = Array.from({ length: 1200 }, () => ({ ...like, _id: new Types.ObjectId() }));
    await connection.collection('looks').insertMany(many);
    const control = new AbortController();
    const write = mongo.Collection.prototype.bulkWrite;
    jest.spyOn(mongo.Collection.prototype, 'bulkWrite').mockImplementation(async function (
      this: mongo.Collection,
      ...given: unknown[]
    ) {
      const result = await write.apply(this, given as never);
      control.abort(new Error('stopped'));
      return result;
    } as never);
    await expect(go(undefined, control.signal)).rejects.toThrow('stopped');
    jest.restoreAllMocks();
    const touched = (all: OldLook[]) => all.filter(({ of, sealed }) => of ?? sealed).length;
    const half = touched(await looks());
    expect(half).toBeGreaterThan(400);
    expect(half).toBeLessThan(1000);
    expect(await versionNow()).toBe(0);
    await go();
    expect(await versionNow()).toBe(migrations.at(-1)?.version);
    expect(touched(await looks())).toBeGreaterThanOrEqual(1200);
  });
});
