// A deletion that breaks off is finished, and what slipped through is swept up.
import { mongo, Types } from 'mongoose';
import { useEveryFeature } from '../../support/every-feature';
import { ReminderApp } from '../../support/reminder-app';
import { databases, startApp, type TestApp } from '../../support/server';
import { tracesOf } from '../../support/traces';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-23' });
});
afterAll(() => app.stop());

describe('a deletion that breaks off', () => {
  test('at whichever write it was killed, is finished by whoever runs next', async () => {
    const used = await useEveryFeature(await ReminderApp.start({ today: '2022-12-05' }));
    const { app: first } = used.world;
    const remove = mongo.Collection.prototype.deleteMany;
    let broken = 0;
    for (const whom of [used.li, used.wang]) {
      const { id } = await whom.get('/v1/me');
      for (let survives = 0, isDone = false; !isDone; survives++) {
        let left = survives;
        const spy = jest.spyOn(mongo.Collection.prototype, 'deleteMany').mockImplementation(function (
          this: mongo.Collection,
          ...given: unknown[]
        ) {
          if (left-- <= 0) return Promise.reject(new Error('killed'));
          return remove.apply(this, given as never);
        } as never);
        const accounts = first.features.accounts;
        const deletion = survives === 0 ? accounts.deleteAccount(id) : accounts.finishDeletions();
        isDone = await deletion.then(
          () => true,
          () => false,
        );
        spy.mockRestore();
        broken += Number(!isDone);
        expect(await accounts.byIds([id])).toEqual([]);
      }
      expect(await tracesOf(first.connection, [id])).toEqual([]);
    }
    expect(broken).toBeGreaterThan(20);
    await used.world.stop();
  });

  test('is finished by the hourly job', async () => {
    const li = await app.signIn();
    const { id } = await li.get('/v1/me');
    const { id: certificate } = await li.addCertificate();
    await app.connection
      .collection('holders')
      .updateOne({ _id: new Types.ObjectId(id) }, { $set: { deletingSince: new Date() } });
    const forget = app.background.jobs.find(({ name }) => name === 'forget');
    await app.background.runner.run(forget as never);
    expect(await tracesOf(app.connection, [id, certificate])).toEqual([]);
  });
});

test('what a process left that died between its write and its look is swept up, in every collection', async () => {
  const fresh = await startApp();
  const li = await fresh.signIn();
  const gone = new Types.ObjectId();
  const collections = fresh.features.accounts.kept.collections();
  let left = 0;
  for (const { model, holderIn } of collections)
    for (const path of holderIn) {
      const isUnique = { key: `swept-${left}`, keys: [`swept-${left}`], certificateId: new Types.ObjectId() };
      const lists = { credits: [], yearStatements: [], turns: [] };
      const ids = {
        ...lists,
        claimId: new Types.ObjectId(),
        claimantId: new Types.ObjectId(),
        holderId: new Types.ObjectId(),
      };
      await model.collection.insertOne({ ...ids, ...isUnique, [path]: gone } as never);
      left += 1;
    }
  expect((await tracesOf(fresh.connection, [gone.toHexString()])).length).toBe(left);
  expect(left).toBeGreaterThan(10);
  const forget = fresh.background.jobs.find(({ name }) => name === 'forget');
  const { report } = (await fresh.background.runner.run(forget as never)) as never as {
    report: { swept: number };
  };
  expect(report.swept).toBeGreaterThan(0);
  expect(await tracesOf(fresh.connection, [gone.toHexString()])).toEqual([]);
  await li.get('/v1/me');
  await fresh.stop();
});

test('who comes back while the deletion is still under way begins anew', async () => {
  const li = await app.signIn();
  const { id } = await li.get('/v1/me');
  await li.addCertificate();
  await app.connection
    .collection('holders')
    .updateOne({ _id: new Types.ObjectId(id) }, { $set: { deletingSince: new Date() } });
  const again = await app.signIn(li.phone);
  expect((await again.get('/v1/me')).id).not.toBe(id);
  expect((await again.get('/v1/certificates')).certificates).toEqual([]);
  expect(await tracesOf(app.connection, [id])).toEqual([]);
});

test('of what was said of a birth, an age or a sex nothing stays with the account gone: not in the list of what was not understood either', async () => {
  const own = await startApp({ today: '2023-08-01' });
  const li = await own.signIn();
  const { id } = await li.get('/v1/me');
  const told = { pack: 'yunnan-2023', kind: 'site-professional', trade: '施工员', specialty: null };
  const facts = { sex: 'f', birthDate: '1967-08-20' };
  const sent = { requestId: 'request-0001-gone', ...told, facts };
  const { body: certificate } = await li.request('POST', '/v2/certificates', sent).expect(201);
  const said = [
    ...['1967年8月20日生', '我是女的', '俺女同志一个', '咱是个女的咋整哦', '1968.3.19', '出世日子19680320'],
    ...['我今年57了', '那个啥我一九六九年九月九号的', '我妈1940年3月3日生，能换吗', '67年8月21日那个咋整嘛'],
  ];
  for (const [at, text] of [...said, ...said].entries())
    await li.request('PUT', `/v1/chat/turns/turn-${at}-gone`, { text }).expect(200);
  expect(await own.connection.collection('chatGaps').countDocuments()).toBeGreaterThan(0);
  const SAID = /1967|1968|19680320|1969|一九六九|1940|67年8月|8月20日|3月3日|57了|女/;
  const bytes = async () => (await databases.bytesOf(own.connection)).toString('utf8');
  const open = async () => SAID.exec(await bytes())?.[0];
  expect(await open()).toBeUndefined();
  await li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  expect(await tracesOf(own.connection, [id, certificate.id])).toEqual([]);
  expect(await open()).toBeUndefined();
});
