// What is written while an account is being deleted: by requests, by jobs, by others, at the desk.
import { setTimeout as pause } from 'node:timers/promises';
import { Types } from 'mongoose';
import { importOfficialNumbers, wishFor } from '../../support/every-feature';
import { times } from '../../support/long';
import {
  aCreditCode,
  addCompany,
  addCounty,
  codeIn,
  foundSite,
  joinCompany,
  peopleOf,
  type Seat,
  sitDown,
  type TestDesk,
  takeOver,
  withNumber,
} from '../../support/office';
import { Random } from '../../support/random';
import { aList, appoint, CERTIFICATE_HEADING, sendList } from '../../support/registry';
import { EXCHANGE, ReminderApp } from '../../support/reminder-app';
import { SEED } from '../../support/seed';
import type { TestApp, TestHolder } from '../../support/server';
import { tracesOf } from '../../support/traces';

const IN_FLIGHT = 8;
const ROUNDS = times(1, 100);

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
  county = await addCounty(await foundSite(app));
  company = await addCompany(county);
  officer = await appoint(app, await app.signIn(), 'officer');
  wang = await app.signIn();
  await importOfficialNumbers(world, officer, IN_FLIGHT);
});
// A hundred rounds of each kind take longer than a sign-in holds.
beforeEach(async () => {
  [officer, wang] = await Promise.all([app.signIn(officer.phone), app.signIn(wang.phone)]);
});
afterAll(() => world.stop());

interface Kind {
  /** What it writes does not say whose it is. */
  names?: 'nobody';
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
/** Whether a write did what it is for; one by a job, which answers nothing, is believed. */
const isServed = (answer: unknown): boolean => ((answer as { status?: number })?.status ?? 200) < 300;

const codeOf = new Map<TestHolder, string>();
const deskOf = new Map<TestHolder, TestDesk>();
/** What was prepared for each of the writes of a round. */
let prepared: { code: string; secret: string; digits: string }[] = [];
let dispute = '';
const range = Array.from({ length: IN_FLIGHT }, (_, at) => at);

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
    names: 'nobody',
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
  'certificates by the second version of the API, and its choice': {
    write: (li, at) =>
      at % 2
        ? li.request('PUT', '/v2/choice', { pack: 'jilin-2022-25' })
        : li.request('POST', '/v2/certificates', {
            ...{ requestId: `request-${++turns}-0000`, pack: 'jilin-2022-25', kind: 'site-professional' },
            ...{ trade: '资料员', specialty: null, facts: { registryStatus: 'valid' } },
          }),
  },
  'hours, steps and facts by the second version': {
    before: withKnownCertificate,
    write: (li, at) => {
      const path = `/v2/certificates/${certificateOf.get(li)}`;
      return at % 2
        ? li.request('PUT', `${path}/credits/credit-000${at}`, { on: '2022-12-01', hours: 1 })
        : li.request('PUT', `${path}/steps/check-registry`, { value: at % 4 ? 'valid' : null });
    },
  },
  'decisions about the holder’s claim': {
    before: async (li) => {
      await wang.request('POST', '/v1/claims', wishFor(2));
      await app.connection.collection('limits').deleteMany({});
      await li.request('POST', '/v1/claims', wishFor(2)).expect(200);
      const { disputes } = await officer.get('/v1/registry/disputes');
      dispute = disputes.find(({ state }: { state: string }) => state === 'open').id;
      return (await li.get('/v1/claims')).claims.flatMap(
        ({ certificateId }: { certificateId: string | null }) => certificateId ?? [],
      );
    },
    write: () =>
      officer.request('POST', `/v1/registry/disputes/${dispute}/decision`, { decision: 'claimant' }),
    after: async () => {
      // Whoever the record was given to is there, or nobody has it.
      expect(await app.connection.collection('registry_disputes').countDocuments({ decision: null })).toBe(0);
      await app.features.accounts.deleteAccount((await wang.get('/v1/me')).id);
      wang = await app.signIn();
    },
  },
  'desks that are signed in by the phone': {
    before: async () => {
      const asked = await Promise.all(range.map(() => app.request('POST', '/v1/office/sign-ins', {})));
      prepared = asked.map(({ body }) => body);
      return [];
    },
    write: async (li, at) => {
      const { code, secret, digits } = prepared[at] as (typeof prepared)[number];
      await li.request('POST', `/v1/office/sign-ins/${code}/answer`, { confirm: true, digits });
      return app.request('POST', '/v1/office/sign-ins/poll', { code, secret });
    },
  },
  'applications for a company, and invitations accepted': {
    before: async (li) => {
      deskOf.set(li, await sitDown(app, li));
      const invited = await Promise.all(
        range.map(() => company.desk.post(`${company.at}/invitations`, { role: 'company-viewer' })),
      );
      prepared = invited.map(({ payload }) => ({ code: codeIn(payload), secret: '', digits: '' }));
      return [];
    },
    write: (li, at) =>
      at % 2
        ? li.request('POST', `/v1/office/invitations/${prepared[at]?.code}/acceptance`, {
            memberName: '李文',
          })
        : (deskOf.get(li) as TestDesk).request('POST', '/v1/office/applications', {
            ...{ company: '又一家建筑有限公司', creditCode: aCreditCode(1_000_000 + ++turns) },
            ...{ authorityId: county.org, memberName: '李文' },
          }),
  },
  'consents, given and taken back': {
    before: async (li) => {
      const id = await withNumber(li, `吉同-${1000 + ++turns}`);
      certificateOf.set(li, id);
      const poster = await company.desk.post(`${company.at}/posters`, {});
      prepared = [{ code: codeIn(poster.payload), secret: '', digits: '' }];
      return [id];
    },
    write: async (li, at) => {
      const kinds = at % 2 ? ['hours'] : ['hours', 'steps', 'nudges'];
      const given = await li.request('POST', `/v1/office/posters/${prepared[0]?.code}/consents`, {
        ...{ certificateId: certificateOf.get(li), kinds, name: '李文' },
      });
      if (at === 5 && given.body.id) await li.request('DELETE', `/v1/office/consents/${given.body.id}`);
      return given;
    },
  },
  'nudges by a company': {
    before: async (li) => {
      const number = `吉催-${1000 + ++turns}`;
      const id = await withNumber(li, number);
      await takeOver(company, [[number, '王建国', '施工员', '', '']]);
      await joinCompany(company, li, id);
      const [person] = await peopleOf(company);
      prepared = [{ code: person.id, secret: '', digits: '' }];
      return [id];
    },
    write: () => company.desk.request('POST', `${company.at}/nudges`, { people: [prepared[0]?.code] }),
  },
  'questions that are handed over to people': {
    write: (li) =>
      li.request('PUT', `/v1/chat/turns/turn-${String(++turns).padStart(8, '0')}`, { text: '我要找人工' }),
  },
};

describe(`with ${IN_FLIGHT} writes in flight while an account is deleted, nothing of the holder is left anywhere`, () => {
  test.each(Object.entries(kinds))(
    '%s',
    async (_, kind) => {
      // Before round 0 the same writes, one after the other and with nobody going: else nothing would be seen below
      const served: boolean[] = [];
      for (let round = -1; round < ROUNDS; round++) {
        const li = await app.signIn();
        const { id } = await li.get('/v1/me');
        const theirs = [id, ...((await kind.before?.(li)) ?? [])];
        await app.connection.collection('limits').deleteMany({});
        const begin = (at: number) => Promise.resolve(kind.write(li, at)).catch(() => undefined);
        if (round < 0) {
          const before = await tracesOf(app.connection, theirs);
          for (const at of range) served.push(isServed(await begin(at)));
          if (kind.names !== 'nobody') expect(await tracesOf(app.connection, theirs)).not.toEqual(before);
          expect(served).toContain(true);
        }
        const cut = round < 0 ? 0 : random.whole(0, IN_FLIGHT);
        const underway = range.slice(0, cut).map(begin);
        await pause(random.next() * 8);
        const deletion = li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
        const deleting = deletion.then(() => {});
        if (round >= 0) underway.push(...range.slice(cut).map(begin));
        await Promise.all([deleting, ...underway]);
        await kind.after?.();
        const left = await tracesOf(app.connection, theirs);
        expect({ SEED, round, left }).toEqual({ SEED, round, left: [] });
      }
    },
    180_000 + ROUNDS * 60_000,
  );
});

test('a decision for somebody who is going gives the record to nobody, and ends', async () => {
  const li = await app.signIn();
  const { id } = await li.get('/v1/me');
  await app.connection.collection('limits').deleteMany({});
  await wang.request('POST', '/v1/claims', wishFor(3)).expect(200);
  await li.request('POST', '/v1/claims', wishFor(3)).expect(200);
  const { disputes } = await officer.get('/v1/registry/disputes');
  const open = disputes.find(({ state }: { state: string }) => state === 'open').id;
  const going = { $set: { deletingSince: new Date() } };
  await app.connection.collection('holders').updateOne({ _id: new Types.ObjectId(id) }, going);
  const path = `/v1/registry/disputes/${open}/decision`;
  await officer.request('POST', path, { decision: 'claimant' }).expect(200);
  await app.features.accounts.finishDeletions();
  expect(await tracesOf(app.connection, [id])).toEqual([]);
  expect((await wang.get('/v1/claims')).claims).toEqual([]);
});
