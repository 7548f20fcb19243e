// One device adds the certificate while another still answers: an answer that was taken is in it, or waits in the draft.
import { type EndpointKey, endpoints, errorsOf } from '@hz/shared/contracts';
import { times } from '../../support/long';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

const TRIES = times(5, 24);
const HUBEI = 'hubei-2021';

let app: TestApp;
let li: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
});
beforeEach(async () => {
  app.clock.moveTo('2026-11-28');
  li = await app.signIn();
});

const put = (holder: TestHolder, exchangedOn: string, draft?: string) =>
  holder.request('PUT', '/v2/intake', {
    pack: HUBEI,
    answers: [
      { question: 'post', value: '材料员' },
      { question: 'exchangedOn', value: exchangedOn },
    ],
    ...(draft && { draft }),
  });
const finish = (holder: TestHolder) => holder.request('POST', '/v2/intake/finish', {});
/** The days of exchange of all certificates. */
const added = async (): Promise<string[]> => {
  const { certificates } = await li.get('/v1/me/export');
  return certificates.map(({ facts }: { facts: { exchangedOn: string } }) => facts.exchangedOn);
};
const waiting = async (): Promise<string | undefined> =>
  (await li.get('/v2/intake')).view?.certificate?.facts.exchangedOn;

test('at the same moment, the answer that was taken is in the certificate, or still in the draft', async () => {
  const other = await app.signIn(li.phone);
  for (let at = 0; at < TRIES; at++) {
    await li.request('DELETE', '/v2/intake').expect(200);
    await put(li, '2024-01-01').expect(200);
    const before = await added();
    const day = `2023-05-${String(1 + at).padStart(2, '0')}`;
    const [told] = await Promise.all([put(other, day), finish(li).expect(201)]);
    const now = await added();
    expect(now).toHaveLength(before.length + 1);
    if (told.status === 200) expect([now.at(-1), await waiting()]).toContain(day);
    else expectError(told, 409, 'version-conflict');
  }
});

test('an app that says which draft it answers adds to no other: it counts, or is refused with a sentence', async () => {
  const other = await app.signIn(li.phone);
  for (let at = 0; at < TRIES; at++) {
    const { draft } = (await put(li, '2024-01-01').expect(200)).body;
    const day = `2023-05-${String(1 + at).padStart(2, '0')}`;
    const [told] = await Promise.all([put(other, day, draft), finish(li).expect(201)]);
    expect(await waiting()).toBeUndefined();
    if (told.status === 200) expect((await added()).at(-1)).toBe(day);
    else {
      expectError(told, 409, 'version-conflict');
      expect(told.body.error.message).toContain('刚刚已经加上了');
    }
  }
});

test('answers that were begun anew are not mixed with those of before', async () => {
  const { draft } = (await put(li, '2024-01-01').expect(200)).body;
  expect((await put(li, '2024-02-01', draft).expect(200)).body.draft).toBe(draft);
  await li.request('DELETE', '/v2/intake').expect(200);
  expectError(await put(li, '2024-03-01', draft), 409, 'version-conflict');
  expect(await waiting()).toBeUndefined();
});

test('a screen adds the certificate that it shows: where the other device answers for another place by now, none', async () => {
  const shown = (await put(li, '2024-01-01').expect(200)).body;
  const finishes = () =>
    li.request('POST', '/v2/intake/finish', { draft: shown.draft, pack: shown.view.pack });
  const other = await app.signIn(li.phone);
  const anhui = { pack: 'anhui-2021', answers: [{ question: 'post', value: '质量员' }] };
  await other.request('PUT', '/v2/intake', anhui).expect(200);
  const refused = await finishes();
  expectError(refused, 409, 'version-conflict');
  expect(refused.body.error.message).toContain('现在填着的是安徽省的，这一本没有加上');
  expect(await added()).toEqual([]);

  await other.request('PUT', '/v2/intake', { pack: HUBEI, answers: [] }).expect(200);
  const { certificateId } = (await finishes().expect(201)).body;
  // Whoever did not hear the answer asks again, also after the next one was begun.
  await put(other, '2024-05-01').expect(200);
  expect((await finishes().expect(201)).body).toEqual({ certificateId });
  expect(await added()).toHaveLength(1);
  await other.request('DELETE', '/v2/intake').expect(200);
  await put(li, '2024-05-01').expect(200);
  const stale = { draft: 'e'.repeat(24), pack: HUBEI };
  expectError(await li.request('POST', '/v2/intake/finish', stale), 409, 'version-conflict');
});

test('a screen adds what was agreed to on it: where the other device answered otherwise since, nothing is added', async () => {
  const shown = (await put(li, '2024-01-01').expect(200)).body;
  const answers = shown.view.answered.map(
    ({ question, value }: { question: { id: string }; value: string }) => ({
      question: question.id,
      value,
    }),
  );
  const finishes = () =>
    li.request('POST', '/v2/intake/finish', { draft: shown.draft, pack: shown.view.pack, answers });
  const other = await app.signIn(li.phone);
  await put(other, '2023-07-01').expect(200);
  const refused = await finishes();
  expectError(refused, 409, 'version-conflict');
  expect(refused.body.error.message).toContain('有的回答在别处改过了，这一本没有加上');
  expect(await added()).toEqual([]);
  await put(other, '2024-01-01').expect(200);
  const { certificateId } = (await finishes().expect(201)).body;
  expect((await finishes().expect(201)).body).toEqual({ certificateId });
  expect(await added()).toEqual(['2024-01-01']);
});

test.each(['PUT /v2/intake', 'PUT /v1/intake', 'POST /v2/intake/finish'])(
  'whoever died over adding it is helped by the next one who comes: %s',
  async (by) => {
    app.clock.moveTo('2022-12-05');
    const answers = { post: 'site-professional/材料员', holding: 'old', registryStatus: 'valid' };
    const given = Object.entries(answers).map(([question, value]) => ({ question, value }));
    const tell = () => li.request('PUT', '/v2/intake', { pack: 'jilin-2022-25', answers: given });
    await tell().expect(200);
    await app.connection.collection('intakes').updateMany({}, { $set: { closed: true } });
    if (by === 'PUT /v2/intake') expectError(await tell(), 409, 'version-conflict');
    else if (by === 'PUT /v1/intake') {
      const told = await li.request('PUT', '/v1/intake/answers/registryStatus', { value: 'expired' });
      expectError(told, 422, 'answer-invalid');
      expect(told.body.error.message).toContain('刚刚已经加上了');
    } else await finish(li).expect(201);
    expect(await added()).toHaveLength(1);
    expect(await li.get('/v2/intake')).toEqual({ view: null, waiting: [] });
    await tell().expect(200); // the next one
  },
);

test('one that cannot be added is open again, and takes answers', async () => {
  await put(li, '2024-01-01').expect(200);
  const fewer = await startApp({ sameDataAs: app, keyring: app.keyring, packs: ['jilin-2022-25'] });
  const there = await fewer.signIn(li.phone);
  expectError(await finish(there), 422, 'pack-not-served');
  expect((await put(li, '2024-02-01').expect(200)).body.view.certificate.facts).toMatchObject({
    exchangedOn: '2024-02-01',
  });
});

test('whoever is always a moment too late is answered with a code that is among those of what they asked for', async () => {
  await put(li, '2024-01-01').expect(200);
  await li.request('PUT', '/v2/intake', { pack: 'anhui-2021', answers: [] }).expect(200);
  const { collection } = app.connection.model('IntakeDraft');
  const late = jest.spyOn(collection, 'findOneAndUpdate').mockResolvedValue(null as never);
  try {
    const asked: [EndpointKey, string, object?][] = [
      ['PUT /v2/intake', '/v2/intake', { pack: HUBEI, answers: [{ question: 'post', value: '材料员' }] }],
      ['DELETE /v2/intake', '/v2/intake'],
      ['PUT /v1/intake/answers/:questionId', '/v1/intake/answers/family', { value: 'skilled-worker' }],
    ];
    for (const [key, path, body] of asked) {
      const { status, body: told } = await li.request(key.split(' ')[0] as 'PUT', path, body);
      expect([status, errorsOf(endpoints[key])]).toEqual([503, expect.arrayContaining([told.error.code])]);
    }
  } finally {
    late.mockRestore();
  }
});
