// New data keys under a product in which everything was used, while it goes on being used.
import { Types } from 'mongoose';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { resealAll, whereKeysStand } from '../../../server/src/platform/kept/reseal';
import { requireKeys, retireKeys } from '../../../server/src/platform/store/key-check';
import { GONE_AFTER_MS, noteServing, servingWithOthers } from '../../../server/src/platform/store/serving';
import { everyScreen, officialNumber, type UsedWorld, useEveryFeature } from '../../support/every-feature';
import { ReminderApp, throughDouble } from '../../support/reminder-app';
import { startApp, type TestApp } from '../../support/server';

const secret = (id: string, byte: number) => ({ id, secret: Buffer.alloc(32, byte) });
const [k1, k2] = [secret('k1', 1), secret('k2', 2)] as const;
const before = new Keyring([k1]);
const during = new Keyring([k2, k1]);
const after = new Keyring([k2]);

let used: UsedWorld;
let first: TestApp;
async function useWorld(): Promise<void> {
  used = await useEveryFeature(await ReminderApp.start({ today: '2022-12-05', keyring: before }));
  first = used.world.app;
  await requireKeys(first.connection, before, 'server');
}
const end = () => used.world.stop();

/** Another server on the same data, with other keys. */
const beside = (keyring: Keyring) =>
  startApp({ sameDataAs: first, keyring, today: '2022-12-24', push: throughDouble(used.world.weChat.base) });
/** Counters end within a day by themselves; here the day has passed. */
const FADING = ['limits', 'sign_in_codes'];
const aDayPasses = () => Promise.all(FADING.map((name) => first.connection.collection(name).deleteMany({})));

describe('a product in which everything was used', () => {
  beforeEach(useWorld);
  afterEach(end);

  test('after a rotation under load the old key stands nowhere, and without it everything says what it said', async () => {
    const said = await everyScreen(used.li, used);
    const rotating = await beside(during);
    await requireKeys(rotating.connection, during, 'server');
    // The load: another person uses the product while everything gets new keys.
    let isDone = false;
    let asked = 0;
    const load = (async () => {
      const zhao = await rotating.signIn();
      await zhao.addCertificate();
      while (!isDone) {
        const turn = `load-${String(++asked).padStart(6, '0')}`;
        await zhao.request('PUT', `/v1/chat/turns/${turn}`, { text: `换证要交什么？${asked}` }).expect(200);
        await zhao.request('POST', '/v1/looks', { payload: officialNumber(asked % 3) }).expect(200);
      }
      return zhao;
    })();
    expect(await resealAll(rotating.features.accounts.kept)).toBeGreaterThan(15);
    isDone = true;
    const zhao = await load;
    await aDayPasses();
    await resealAll(rotating.features.accounts.kept);
    expect(Object.fromEntries(await whereKeysStand(first.connection, ['k1']))).toEqual({});
    await retireKeys(first.connection, during);

    const app = await beside(after);
    await requireKeys(app.connection, after, 'server');
    // Access tokens of the old key are no good any more; signing in again is.
    const [li, officer] = [await app.signIn(used.li.phone), await app.signIn(used.officer.phone)];
    expect(await everyScreen(li, { ...used, officer })).toEqual(said);
    expect((await (await app.signIn(zhao.phone)).get('/v1/chat')).turns).toHaveLength(asked);
    const look = await app.request('POST', '/v1/looks', { payload: used.code }).expect(200);
    expect(look.body.statusCode).not.toBeNull();
    const trail = await li.get(`/v1/certificates/${used.certificateId}/looks`);
    expect(trail.looks.length).toBeGreaterThan(6);
  });

  test('a record that does not open is named, and the rest gets the new key', async () => {
    const rotating = await beside(during);
    const holders = rotating.connection.collection('holders');
    const li = await holders.findOne({ _id: new Types.ObjectId((await used.li.get('/v1/me')).id) });
    const [identity] = (li as unknown as { identities: { sealed: string }[] }).identities;
    const changed = `${(identity as { sealed: string }).sealed.slice(0, -4)}AAAA`;
    await holders.updateOne({ _id: li?._id }, { $set: { 'identities.0.sealed': changed } });
    const unopened: string[] = [];
    const { kept } = rotating.features.accounts;
    const hear = { unopened: (collection: string, id: string) => void unopened.push(`${collection} ${id}`) };
    expect(await resealAll(kept, hear)).toBeGreaterThan(15);
    expect(unopened).toEqual([`holders ${li?._id.toHexString()}`]);
    await aDayPasses();
    await resealAll(kept, hear);
    // It alone keeps the old key where it is.
    expect(Object.fromEntries(await whereKeysStand(first.connection, ['k1']))).toEqual({ holders: 1 });
  });
});

describe('in the midst of a rotation', () => {
  beforeAll(useWorld);
  afterAll(end);

  test('what was not taken to the new key is found, and where', async () => {
    const rotating = await beside(during);
    const found = await whereKeysStand(rotating.connection, ['k1']);
    for (const name of [
      ...['holders', 'chats', 'looks', 'wechat_tokens', 'registry_claims', 'signing_keys'],
      ...['office_people', 'office_members', 'office_posters', 'office_questions', 'office_name_tries'],
    ])
      expect(found.get(name)).toBeGreaterThan(0);
    expect(found.has('certificates')).toBe(false);
    // An id that another begins with is another key.
    expect((await whereKeysStand(rotating.connection, ['k', '1'])).size).toBe(0);
  });

  const SEALED = before.seal('王建国', 'a name');
  const HASH = before.hash('王建国');
  test.each<[string, object]>([
    ['by itself', { it: SEALED }],
    ['among other words', { it: `from ${SEALED}, see there` }],
    ['as a hash with words around it', { it: `of ${HASH} once` }],
    ['in a list in a list', { it: [[{ it: HASH }]] }],
    ['as the name of a field', { it: { [HASH]: 1 } }],
    ['in bytes', { it: Buffer.from(`..${SEALED}`) }],
  ])('what an old key made is found %s, in whatever collection', async (_where, document) => {
    const odd = first.connection.collection('odd');
    await odd.insertOne({ ...document });
    expect((await whereKeysStand(first.connection, ['k1'])).get('odd')).toBe(1);
    expect((await whereKeysStand(first.connection, ['k2', '1'])).has('odd')).toBe(false);
    await odd.drop();
  });

  test('stopped anywhere, it goes on where it was when it is run again, and a third run finds nothing to do', async () => {
    const rotating = await beside(during);
    const { kept } = rotating.features.accounts;
    const said = await everyScreen(used.li, used);
    const control = new AbortController();
    await expect(
      resealAll(kept, { signal: control.signal, told: () => control.abort(new Error('stopped')) }),
    ).rejects.toThrow('stopped');
    expect((await whereKeysStand(first.connection, ['k1'])).size).toBeGreaterThan(FADING.length);
    // In the middle everything opens, with either key.
    const li = await rotating.signIn(used.li.phone);
    const officer = await rotating.signIn(used.officer.phone);
    expect(await everyScreen(li, { ...used, officer })).toEqual(said);
    expect(await resealAll(kept)).toBeGreaterThan(0);
    expect(await resealAll(kept)).toBe(0);
  });
});

describe('while a server writes with the old key', () => {
  beforeEach(async () => {
    first = await startApp({ today: '2022-12-05', keyring: before });
    await requireKeys(first.connection, before, 'server');
  });
  afterEach(() => first.stop());

  test('that is seen, until it is gone; one that was killed counts no more after a while', async () => {
    let now = Date.now();
    const time = () => now;
    const { connection } = first;
    const old = await noteServing(connection, before, time);
    await noteServing(connection, before, time); // and is killed
    const fresh = await noteServing(connection, during, time);
    expect(Object.fromEntries(await servingWithOthers(connection, during, time))).toEqual({ k1: 2 });
    await old.stop();
    expect(Object.fromEntries(await servingWithOthers(connection, during, time))).toEqual({ k1: 1 });
    now += GONE_AFTER_MS;
    expect((await servingWithOthers(connection, during, time)).size).toBe(0);
    await fresh.stop();
  });

  test('and nobody saw it, its key is asked for again by whoever starts without it', async () => {
    const { connection } = first;
    await requireKeys(connection, during, 'server');
    await retireKeys(connection, during);
    await requireKeys(connection, after, 'server');
    const old = await noteServing(connection, before);
    await expect(requireKeys(connection, after, 'server')).rejects.toThrow(/密钥 k1/);
    await old.stop();
  });
});
