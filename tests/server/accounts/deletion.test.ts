// What is written while an account is being deleted: by requests, by jobs, by others; and a deletion that breaks off.
import { setTimeout as pause } from 'node:timers/promises';
import { mongo, Types } from 'mongoose';
import { importOfficialNumbers, useEveryFeature, wishFor } from '../../support/every-feature';
import { times } from '../../support/long';
import {
  aCreditCode,
  addCompany,
  addCounty,
  joinCompany,
  type Seat,
  sitDown,
  siteSeat,
  withNumber,
} from '../../support/office';
import { Random } from '../../support/random';
import { aList, appoint, CERTIFICATE_HEADING, sendList } from '../../support/registry';
import { EXCHANGE, ReminderApp } from '../../support/reminder-app';
import { SEED } from '../../support/seed';
import { startApp, type TestApp, type TestHolder } from '../../support/server';
import { tracesOf } from '../../support/traces';

const IN_FLIGHT = 8;
const ROUNDS = times(2, 100);

let world: ReminderApp;
let app: TestApp;
let officer: TestHolder;
let wang: TestHolder;
let county: Seat;
let company: Seat;
const random = new Random(SEED);

beforeAll(async () => {
  world = await ReminderApp.start({ today: '2022-12-23' });
  app = world.app;
  officer = await appoint(app, await app.signIn(), 'officer');
  wang = await app.signIn();
  await importOfficialNumbers(world, officer, IN_FLIGHT);
  county = await addCounty(await siteSeat(app, officer));
  company = await addCompany(county);
});
afterAll(() => world.stop());

interface Kind {
  /** What the holder has before; answers what else of theirs must be gone afterwards. */
  before?: (li: TestHolder) => Promise<string[]>;
  /** The write, `at` counts from 0. */
  write: (li: TestHolder, at: number) => PromiseLike<unknown>;
  after?: () => Promise<unknown>;
}

const withCertificate = async (li: TestHolder): Promise<string[]> => [(await li.addCertificate()).id];
const certificateOf = new Map<TestHolder, string>();
const withKnownCertificate = async (li: TestHolder): Promise<string[]> => {
  const [id] = await withCertificate(li);
  certificateOf.set(li, id as string);
  return [id as string];
};
const codeOf = new Map<TestHolder, string>();

let turns = 0;
const kinds: Record<string, Kind> = {
  'answers of the intake': {
    write: (li, at) =>
      li.request('PUT', '/v1/intake/answers/family', {
        value: at % 2 ? 'skilled-worker' : 'site-professional',
      }),
  },
  'a new certificate': {
    before: async (li) => {
      const answers = {
        family: 'site-professional',
        trade: '施工员（土建）',
        holding: 'old',
        registryStatus: 'valid',
      };
      for (const [id, value] of Object.entries(answers))
        await li.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
      return [];
    },
    write: (li) => li.request('POST', '/v1/intake/finish', {}),
  },
  'hours, steps and facts': {
    before: withKnownCertificate,
    write: (li, at) => {
      const id = certificateOf.get(li) as string;
      return at % 2
        ? li.studies(id, `credit-${at}`, '2022-12-01', 1)
        : li.marks(id, 'register', '2022-12-01');
    },
  },
  'messages of the chat': {
    write: (li) =>
      li.request('PUT', `/v1/chat/turns/turn-${String(++turns).padStart(8, '0')}`, { text: '换证到哪天' }),
  },
  'settings of reminders': {
    write: (li, at) => li.request('PUT', '/v1/reminders/settings', { version: 0, hour: 8 + at }),
  },
  'accepted messages': {
    write: (li, at) =>
      li.request('POST', '/v1/reminders/grants', {
        reportId: `report-${++turns}-${at}`.padEnd(16, '0'),
        answers: [{ templateId: EXCHANGE, answer: 'accept' }],
      }),
  },
  'claims of free records': { write: (li, at) => li.request('POST', '/v1/claims', wishFor(at)) },
  'claims of a record that somebody else holds': {
    before: async () => {
      await wang.request('POST', '/v1/claims', wishFor(0));
      await app.connection.collection('limits').deleteMany({});
      return [];
    },
    write: (li) => li.request('POST', '/v1/claims', wishFor(0)),
    after: async () =>
      app.features.accounts.deleteAccount((await wang.get('/v1/me')).id).then(async () => {
        wang = await app.signIn();
      }),
  },
  'somebody else’s claims of the holder’s record': {
    before: async (li) => {
      await li.request('POST', '/v1/claims', wishFor(1)).expect(200);
      await app.connection.collection('limits').deleteMany({});
      return (await li.get('/v1/claims')).claims.map(
        ({ certificateId }: { certificateId: string }) => certificateId,
      );
    },
    write: () => wang.request('POST', '/v1/claims', wishFor(1)),
    after: async () => {
      await app.connection.collection('limits').deleteMany({});
      // Whoever waited has the record, and nobody waits any more.
      await wang.request('POST', '/v1/claims', wishFor(1)).expect(200);
      expect((await wang.get('/v1/claims')).claims).toMatchObject([{ state: 'attached' }]);
      expect(await app.connection.collection('registry_disputes').countDocuments({ decision: null })).toBe(0);
      await app.features.accounts.deleteAccount((await wang.get('/v1/me')).id);
      wang = await app.signIn();
    },
  },
  'looks at the holder’s status code': {
    before: async (li) => {
      const ids = await withKnownCertificate(li);
      const { body } = await li.request('POST', `/v1/certificates/${ids[0]}/status-code`, {}).expect(200);
      codeOf.set(li, body.payload);
      return ids;
    },
    write: (li, at) =>
      (at % 2 ? li : app)
        .request('POST', '/v1/looks', { payload: codeOf.get(li) })
        .set('X-Forwarded-For', `10.3.${turns % 250}.${at}`),
  },
  'sign-ins of the same person': {
    write: async (li) => {
      const { accounts } = app.features;
      const phone = li.phone;
      const holder = await accounts.findByIdentity('phone', phone);
      if (!holder) return;
      // As signing in does once the code was right.
      await (accounts as unknown as { openSession(one: object): Promise<unknown> })
        .openSession(holder)
        .catch(() => {});
    },
  },
  'what a person does at a desk and for companies': {
    before: async (li) => {
      const id = await withNumber(li, `吉删-${++turns}`);
      certificateOf.set(li, id);
      return [id];
    },
    write: async (li, at) => {
      const certificateId = certificateOf.get(li) as string;
      if (at % 3 === 0) return joinCompany(company, li, certificateId);
      const desk = await sitDown(app, li);
      const wish = { company: '示例有限公司', creditCode: aCreditCode(900 + at), authorityId: county.org };
      return at % 3 === 1 ? desk : desk.post('/v1/office/applications', { ...wish, memberName: '李文' });
    },
  },
  'reminders that are planned and sent': {
    before: async (li) => {
      const ids = await withCertificate(li);
      await world.accepts(li, EXCHANGE, 2);
      app.clock.moveTo('2022-12-24', '10:00');
      return ids;
    },
    write: () => world.runJobs(),
  },
  'lists that a clerk brings in': {
    before: async (li) => {
      await appoint(app, li, 'clerk');
      return [];
    },
    write: (li, at) => {
      const list = aList(CERTIFICATE_HEADING, [`L-${++turns}-${at}`, '', '张三', '', '材料员', '有效', '']);
      return sendList(li, list, { fileName: `list-${turns}.csv` });
    },
    after: () => app.features.registry.imports.settled(),
  },
};

describe(`with ${IN_FLIGHT} writes in flight while an account is deleted, nothing of the holder is left anywhere`, () => {
  test.each(Object.entries(kinds))(
    '%s',
    async (_, kind) => {
      for (let round = 0; round < ROUNDS; round++) {
        const li = await app.signIn();
        const { id } = await li.get('/v1/me');
        const theirs = [id, ...((await kind.before?.(li)) ?? [])];
        const cut = random.whole(0, IN_FLIGHT);
        const writes = Array.from({ length: IN_FLIGHT }, (_, at) => at);
        const begin = (at: number) => Promise.resolve(kind.write(li, at)).catch(() => undefined);
        const underway = writes.slice(0, cut).map(begin);
        await pause(random.next() * 8);
        const deletion = li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
        const deleting = deletion.then(() => {});
        underway.push(...writes.slice(cut).map(begin));
        await Promise.all([deleting, ...underway]);
        await kind.after?.();
        const left = await tracesOf(app.connection, theirs);
        expect({ SEED, round, left }).toEqual({ SEED, round, left: [] });
      }
    },
    30_000 + ROUNDS * 10_000,
  );
});

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
