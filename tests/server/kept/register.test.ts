// What a feature keeps of people is registered: from the models, and from what lies in the store after real use.
import type { Connection } from 'mongoose';
import { whereKeysStand } from '../../../server/src/platform/kept/reseal';
import { type UsedWorld, useEveryFeature } from '../../support/every-feature';
import { ReminderApp } from '../../support/reminder-app';
import { tracesOf } from '../../support/traces';

let used: UsedWorld;
let connection: Connection;
beforeAll(async () => {
  used = await useEveryFeature(await ReminderApp.start({ today: '2022-12-05' }));
  connection = used.world.app.connection;
});
afterAll(() => used.world.stop());

const registered = () => used.world.app.features.accounts.kept.collections();
const pathsOf = (collection: string): readonly string[] =>
  registered().find(({ model }) => model.collection.name === collection)?.holderIn ?? [];

/** Ids of holders that stand in a document which does not go with that holder, and why it need not. */
const STAYS: Readonly<Record<string, string>> = {
  'looks.holderId':
    'the same holder stands in `of`, or an earlier version wrote it and the migration put it there',
  'registry_imports.author': 'the list stays, and `letGo` takes the name off it',
};
const isRegistered = (name: string) => registered().some(({ model }) => model.collection.name === name);

test('every model with a sealed field, a hash or a holder’s id is registered, with each of its paths', () => {
  const missing: string[] = [];
  for (const model of Object.values(connection.models)) {
    const { name } = model.collection;
    model.schema.eachPath((path) => {
      if (/sealed|hash|keys?$/i.test(path) && name !== 'data_keys' && !isRegistered(name))
        missing.push(`${name}.${path}`);
      const isHolders = /holder|claimant|author|^of$/i.test(path) && !/since|certificate/i.test(path);
      if (isHolders && !pathsOf(name).includes(path) && !(`${name}.${path}` in STAYS))
        missing.push(`${name}.${path}`);
    });
  }
  expect(missing).toEqual([]);
});

test('every model with a sealed field gets new keys', () => {
  const sealed = Object.values(connection.models).filter(({ schema }) =>
    Object.keys(schema.paths).some((path) => /sealed/i.test(path)),
  );
  const withNewKeys = registered().flatMap(({ model, reseal }) => (reseal ? [model.collection.name] : []));
  const names = sealed.map(({ collection }) => collection.name);
  expect(names).toEqual(expect.arrayContaining(['certificates', 'intakes', 'chats']));
  expect(names.filter((name) => !withNewKeys.includes(name))).toEqual([]);
});

test('a model that is not registered would be found', () => {
  const { app } = used.world;
  const names = registered().map(({ model }) => model.collection.name);
  const office = ['members', 'applications', 'desks', 'people', 'consents', 'nudges', 'questions'];
  for (const name of [
    ...['chats', 'looks', 'wechat_tokens', 'registry_claims', 'sessions', 'grants'],
    ...office.map((one) => `office_${one}`),
  ])
    expect(names).toContain(name);
  expect(Object.values(app.connection.models).length).toBeGreaterThan(names.length);
});

test('whatever collection holds something of a holder after real use is registered with where it stands', async () => {
  for (const holder of [used.li, used.wang]) {
    const { id } = await holder.get('/v1/me');
    const where = new Set((await tracesOf(connection, [id])).map((trace) => trace.split(':')[0] as string));
    expect([...where].sort()).toEqual(
      expect.arrayContaining(['certificates', 'registry_disputes', 'sessions', 'grants']),
    );
    if (holder === used.li)
      expect([...where]).toEqual(
        expect.arrayContaining([
          ...['office_members', 'office_applications', 'office_desks', 'office_sign_ins'],
          ...['office_consents', 'office_nudges', 'office_questions'],
        ]),
      );
    const unknown = [...where].filter((name) => name !== 'holders' && pathsOf(name).length === 0);
    expect(unknown).toEqual([]);
  }
});

test('whatever collection holds something that a key made is registered, and gets new keys or ends within a day', async () => {
  const { keyring } = used.world.app;
  const where = [...(await whereKeysStand(connection, [keyring.ids.current])).keys()];
  expect(where).toEqual(
    expect.arrayContaining([
      ...['holders', 'chats', 'intakes', 'looks', 'signing_keys', 'wechat_tokens'],
      ...['registry_certificates', 'registry_study', 'registry_claims', 'registry_disputes'],
      ...['office_members', 'office_invitations', 'office_applications', 'office_people'],
      ...['office_name_tries', 'office_roster_rows', 'office_roster_before', 'office_posters'],
      'office_questions',
    ]),
  );
  const FADING = ['limits', 'sign_in_codes'];
  const withoutNewKeys = where.filter(
    (name) => !registered().some(({ model, reseal }) => model.collection.name === name && reseal),
  );
  expect(withoutNewKeys.filter((name) => !FADING.includes(name))).toEqual([]);
});
