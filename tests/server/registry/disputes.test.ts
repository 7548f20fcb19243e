import type { CertificateView, ResponseOf } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

type Notice = ResponseOf<'GET /v1/reminders/inbox'>['notices'][number];

const POST = '施工员（土建）';

const RECORDS = 20;

let app: TestApp;
let officer: TestHolder;
let first: TestHolder;
let second: TestHolder;
let third: TestHolder;
/** Every test has a record of its own. */
let record = 0;

const numberOf = (index: number): string => `A-${1000 + index}`;
beforeAll(async () => {
  app = await startApp({ today: '2024-03-05' });
  officer = await appoint(app, await app.signIn(), 'officer');
  const rows = Array.from({ length: RECORDS }, (_, at) => [
    ...[numberOf(at), `B-${2000 + at}`, aName(at), anIdentityNumber(at), '土建施工员', '有效', '2022-12-05'],
  ]);
  await importList(app, officer, aList(CERTIFICATE_HEADING, ...rows), { asOf: '2024-03-05' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  record += 1;
  [first, second, third] = [await app.signIn(), await app.signIn(), await app.signIn()];
});

const claim = async (holder: TestHolder) => {
  const wish = { name: aName(record), idNumber: anIdentityNumber(record), number: numberOf(record) };
  return (await holder.request('POST', '/v1/claims', wish).expect(200)).body;
};
const claims = async (holder: TestHolder) => (await holder.get('/v1/claims')).claims;
const letsGo = async (holder: TestHolder) => {
  const [{ id }] = await claims(holder);
  await holder.request('DELETE', `/v1/claims/${id}`).expect(204);
};
const certificate = async (holder: TestHolder): Promise<CertificateView> =>
  (await holder.get('/v1/certificates')).certificates[0];
const masked = () => `**${1000 + record}`;
const disputes = async () =>
  (await officer.get('/v1/registry/disputes')).disputes.filter(
    ({ maskedNumber }: { maskedNumber: string }) => maskedNumber === masked(),
  );
const notices = async (holder: TestHolder): Promise<Notice[]> =>
  (await holder.get('/v1/reminders/inbox')).notices;
const titles = async (holder: TestHolder) => (await notices(holder)).map(({ title }) => title);

const decide = (id: string, decision: string) =>
  officer.request('POST', `/v1/registry/disputes/${id}/decision`, { decision, note: '看过身份证' });

/** As if the server had stopped between a decision and the last of its effects. */
const undo = (id: string) =>
  app.connection
    .collection('registry_disputes')
    .updateOne({ _id: new Types.ObjectId(id) }, { $set: { applied: false } });

const noted = () =>
  app.connection.collection('audit').find({ act: 'dispute-decided' }).sort({ _id: 1 }).toArray();

/** The first holds the record, the second claims it too, and the officer decides. */
async function decided(decision: string): Promise<void> {
  await claim(first);
  await claim(second);
  const [{ id }] = await disputes();
  const before = await noted();
  await decide(id, decision).expect(200);
  expectError(await decide(id, decision), 409, 'dispute-decided');
  // Once, by whoever decided, and nothing of the two whom it is about.
  expect((await noted()).slice(before.length)).toEqual([
    expect.objectContaining({
      ...{ act: 'dispute-decided', role: 'authority-admin', by: expect.anything() },
      sentence: expect.stringMatching(/^决定了一件认领争议：\S+$/),
    }),
  ]);
}

test.each(['first', 'second'] as const)(
  'the %s of the two cannot decide it; an officer who is neither can',
  async (which) => {
    await claim(first);
    await claim(second);
    const [{ id }] = await disputes();
    const own = await appoint(app, which === 'first' ? first : second, 'officer');
    for (const decision of ['holder', 'claimant', 'neither'])
      expectError(
        await own.request('POST', `/v1/registry/disputes/${id}/decision`, { decision, note: '我说了算' }),
        403,
        'own-dispute',
      );
    expect(await disputes()).toMatchObject([{ state: 'open' }]);
    await decide(id, 'holder').expect(200);
  },
);

describe('a second claim', () => {
  test('goes to a person, and the first keeps the record until then', async () => {
    await claim(first);
    expect(await claim(second)).toMatchObject({ state: 'in-review', certificateId: null, post: POST });
    await claim(second);

    expect(await claims(first)).toMatchObject([{ state: 'attached', contested: true, post: POST }]);
    expect(await claims(second)).toMatchObject([{ state: 'in-review' }]);
    const open = await disputes();
    expect(open).toMatchObject([{ state: 'open', maskedNumber: masked(), post: POST }]);
    expect(open[0].maskedName).toMatch(/\*/);
    expect(JSON.stringify(open)).not.toContain(anIdentityNumber(record));
  });

  test('both are told in their inbox, once, and neither learns who the other is', async () => {
    await claim(first);
    await claim(second);
    await claim(second);
    expect(await titles(first)).toEqual(['有人也认领了你的记录']);
    expect(await titles(second)).toEqual(['你的认领要请人核对']);
    expect(await notices(first)).toMatchObject([
      { arrivedOn: '2024-03-05', tone: 'ask', about: 'claims', read: false },
    ]);
    for (const [holder, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const [told] = await notices(holder);
      expect(told?.text).toMatch(/^施工员（土建）：/);
      const { id } = await other.get('/v1/me');
      const about = [other.phone, id, aName(record), anIdentityNumber(record), numberOf(record)];
      expect(about.filter((secret) => JSON.stringify(told).includes(secret))).toEqual([]);
    }
    expect(await notices(third)).toEqual([]);
  });

  test('a notice counts as unread until it is read; another’s cannot be read', async () => {
    await claim(first);
    await claim(second);
    expect(await first.get('/v1/reminders/unread')).toEqual({ unread: 1 });
    const [{ id } = { id: '' }] = await notices(first);
    const path = `/v1/reminders/notices/${id}/read`;
    expectError(await second.request('PUT', path, {}), 404, 'not-found');
    for (let time = 0; time < 2; time++)
      expect((await first.request('PUT', path, {}).expect(200)).body).toEqual({ unread: 0 });
    expect(await notices(first)).toMatchObject([{ read: true }]);
    await second.request('POST', '/v1/reminders/inbox/read-all', {}).expect(204);
    expect(await second.get('/v1/reminders/unread')).toEqual({ unread: 0 });
  });

  test('a claim that waits for a person can be taken back, and the holder is told', async () => {
    await claim(first);
    await claim(second);
    await letsGo(second);
    expect(await claims(second)).toEqual([]);
    expect(await claims(first)).toMatchObject([{ state: 'attached', contested: false }]);
    expect(await titles(first)).toEqual(['另一个认领撤回了', '有人也认领了你的记录']);
  });

  test('two at the same moment: one gets it, the other is reviewed', async () => {
    const answers = await Promise.all([first, second].map(claim));
    expect(answers.map(({ state }) => state).sort()).toEqual(['attached', 'in-review']);
  });
});

describe('the decision', () => {
  test('for the first: nothing changes, and both are told', async () => {
    await decided('holder');
    expect(await claims(first)).toMatchObject([{ state: 'attached', contested: false }]);
    const [refused] = await claims(second);
    expect(refused).toMatchObject({ state: 'refused' });
    expect(refused.message).toContain('看过身份证');
    expect((await claim(second)).state).toBe('refused');
    expect((await titles(first))[0]).toBe('核对过了，记录还是你的');
    expect((await titles(second))[0]).toBe('核对过了，记录不归你');
  });

  test('for the second: the record goes over, the first keeps their own entries, and both are told', async () => {
    await decided('claimant');
    expect(await claims(first)).toMatchObject([{ state: 'refused' }]);
    expect(await certificate(first)).toMatchObject({ official: null, title: POST });
    expect(await claims(second)).toMatchObject([{ state: 'attached', contested: false }]);
    expect(await certificate(second)).toMatchObject({ official: { source: '省厅名单' } });
    expect((await titles(first))[0]).toBe('核对过了，记录不归你');
    expect((await titles(second))[0]).toBe('核对过了，记录归你');
  });

  test('for neither: the record is free again, and both are told', async () => {
    await decided('neither');
    expect((await certificate(first)).official).toBeNull();
    expect(await claims(second)).toMatchObject([{ state: 'refused' }]);
    for (const one of [first, second]) expect((await titles(one))[0]).toBe('核对过了，记录不归你');
    expect((await claim(third)).state).toBe('attached');
  });

  test('of three who claim, the last one counts', async () => {
    for (const one of [first, second, third]) await claim(one);
    for (const { id } of await disputes()) await decide(id, 'claimant').expect(200);
    expect(await claims(third)).toMatchObject([{ state: 'attached' }]);
    expect(await certificate(third)).toMatchObject({ official: { source: '省厅名单' } });
    expect((await certificate(second)).official).toBeNull();
    expect(await titles(second)).toContain('有人也认领了你的记录');
  });

  test('that a stop of the server kept from its effect gets it at the next start, and is told once', async () => {
    await decided('claimant');
    const [{ id }] = await disputes();
    await undo(id);
    await app.connection.collection('notices').deleteMany({ key: new RegExp(`${id} won`) });
    await app.features.registry.recover();
    expect(await claims(second)).toMatchObject([{ state: 'attached' }]);
    expect(await titles(second)).toHaveLength(2);
    expect(await titles(first)).toHaveLength(2);
  });
});

describe('a contested record that is let go', () => {
  const expectSecondHasIt = async () => {
    expect(await claims(second)).toMatchObject([{ state: 'attached', contested: false, post: POST }]);
    expect(await certificate(second)).toMatchObject({
      number: numberOf(record),
      official: { source: '省厅名单' },
      assessment: { exchange: { status: 'completed' } },
    });
    expect((await titles(second))[0]).toBe('记录归你了');
  };

  test('goes to the one who waits, and nothing is left to decide', async () => {
    await claim(first);
    await claim(second);
    await letsGo(first);
    await expectSecondHasIt();
    expect(await claims(first)).toEqual([]);
    expect((await certificate(first)).official).toBeNull();
    const [dispute] = await disputes();
    expect(dispute).toMatchObject({ state: 'decided', decision: 'released' });
    expectError(await decide(dispute.id, 'holder'), 409, 'dispute-decided');
  });

  test('with its certificate, or with the whole account, goes there as well', async () => {
    await claim(first);
    await claim(second);
    const { id, version } = await certificate(first);
    await first.request('DELETE', `/v1/certificates/${id}?version=${version}`).expect(204);
    await expectSecondHasIt();

    await claim(third);
    await second.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
    expect(await claims(third)).toMatchObject([{ state: 'attached', contested: false }]);
  });

  test('of three, the one who has waited longest gets it, and the third disputes it with them', async () => {
    for (const one of [first, second, third]) await claim(one);
    await letsGo(first);
    expect(await claims(second)).toMatchObject([{ state: 'attached', contested: true }]);
    expect(await claims(third)).toMatchObject([{ state: 'in-review' }]);
    expect(await titles(second)).toContain('有人也认领了你的记录');
    const { id } = (await disputes()).find(({ state }: { state: string }) => state === 'open');
    await decide(id, 'claimant').expect(200);
    expect(await claims(third)).toMatchObject([{ state: 'attached' }]);
    expect(await claims(second)).toMatchObject([{ state: 'refused' }]);
  });

  test('a decision for neither of two leaves it to the third who waits', async () => {
    const fourth = await app.signIn();
    for (const one of [first, second, third, fourth]) await claim(one);
    const [{ id }] = await disputes();
    await decide(id, 'neither').expect(200);
    expect(await claims(third)).toMatchObject([{ state: 'attached', contested: true }]);
    expect(await certificate(third)).toMatchObject({ official: { source: '省厅名单' } });
    await undo(id);
    await app.features.registry.recover();
    expect(await claims(third)).toMatchObject([{ state: 'attached' }]);
    expect(await claims(fourth)).toMatchObject([{ state: 'in-review' }]);
  });

  test('can be claimed anew by both: whoever got it and let it go is not refused', async () => {
    await claim(first);
    await claim(second);
    await letsGo(first);
    expect((await claim(first)).state).toBe('in-review');
    await letsGo(second);
    expect(await claims(second)).toEqual([]);
    expect(await claims(first)).toMatchObject([{ state: 'attached', contested: false }]);
    expect((await claim(second)).state).toBe('in-review');
  });
});
