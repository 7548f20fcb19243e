import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  li = await app.signIn();
});

const answer = (questionId: string, value: string, holder = li) =>
  holder.request('PUT', `/v1/intake/answers/${questionId}`, { value });
const answeredBy = async (holder = li) =>
  (await holder.get('/v1/intake')).answered.map(({ value }: { value: string }) => value);

test('one question after the other, then the verdict with its clauses', async () => {
  expect(await li.get('/v1/intake')).toMatchObject({ answered: [], next: { id: 'family' }, preview: null });
  await answer('family', 'site-professional').expect(200);
  await answer('trade', '试验员').expect(200);
  await answer('holding', 'old').expect(200);
  const { body } = await answer('registryStatus', 'valid').expect(200);
  expect(body).toMatchObject({ next: null, preview: { title: '试验员', verdict: { tone: 'late' } } });
  expect(body.preview.verdict.clauses.map(({ id }: { id: string }) => id)).toContain('四(二)');
});

test('answers survive on another device', async () => {
  await answer('family', 'site-professional').expect(200);
  await answer('trade', '材料员').expect(200);
  const phone = await app.signIn(li.phone);
  expect(await answeredBy(phone)).toEqual(['site-professional', '材料员']);
});

test('an earlier answer can be changed, and the way refolds', async () => {
  await answer('family', 'site-professional').expect(200);
  await answer('trade', '施工员（土建）').expect(200);
  const { body } = await answer('family', 'skilled-worker').expect(200);
  expect(body).toMatchObject({ next: { id: 'trade' } });
  await answer('family', 'site-professional').expect(200);
  expect(await answeredBy()).toEqual(['site-professional', '施工员（土建）']);
});

test('an answer that cannot be taken is refused and changes nothing', async () => {
  await answer('family', 'site-professional').expect(200);
  expectError(await answer('family', 'astronaut'), 422, 'answer-invalid');
  expectError(await answer('issuedOn', '2022-01-01'), 422, 'answer-invalid');
  expectError(await answer('__proto__', 'x'), 422, 'answer-invalid');
  expectError(await answer('$set', 'x'), 422, 'answer-invalid');
  await answer('trade', '材料员').expect(200);
  await answer('holding', 'electronic').expect(200);
  const future = await answer('issuedOn', '2022-12-06');
  expectError(future, 422, 'date-in-future');
  expect(future.body.error.message).toContain('12月6日');
  expect(await answeredBy()).toEqual(['site-professional', '材料员', 'electronic']);
});

test('a certificate is added only when every question is answered', async () => {
  await answer('family', 'site-professional').expect(200);
  expectError(await li.request('POST', '/v1/intake/finish', {}), 422, 'intake-incomplete');
});

test('finishing twice at once adds one certificate, and the questions begin anew', async () => {
  for (const [id, value] of [
    ['family', 'skilled-worker'],
    ['trade', '砌筑工'],
    ['holding', 'old'],
    ['registryStatus', 'unchecked'],
  ] as const) {
    await answer(id, value).expect(200);
  }
  const told = await Promise.all(
    [1, 2, 3].map(() => li.request('POST', '/v1/intake/finish', {}).expect(201)),
  );
  // Whoever did not hear so in a tunnel asks once more.
  told.push(await li.request('POST', '/v2/intake/finish', {}).expect(201));
  expect(new Set(told.map(({ body }) => body.certificateId ?? body.id)).size).toBe(1);
  const { certificates } = await li.get('/v1/certificates');
  expect(certificates).toMatchObject([{ title: '砌筑工', registryStatus: null, credits: [] }]);
  expect(await answeredBy()).toEqual([]);
});

test('two devices that answer at once lose no answer', async () => {
  const phone = await app.signIn(li.phone);
  await answer('family', 'site-professional').expect(200);
  await answer('trade', '材料员').expect(200);
  await Promise.all([answer('holding', 'old'), answer('trade', '机械员', phone)]);
  expect(await answeredBy()).toEqual(['site-professional', '机械员', 'old']);
});

test('starting again forgets the answers', async () => {
  await answer('family', 'site-professional').expect(200);
  const { body } = await li.request('DELETE', '/v1/intake').expect(200);
  expect(body).toMatchObject({ answered: [], next: { id: 'family' } });
});

test('the last certificate that one may have is added once, also when it is sent again after a crash', async () => {
  const { id } = await li.addCertificate();
  const certificates = app.connection.collection('certificates');
  const { _id, ...like } = (await certificates.findOne()) as { _id: unknown };
  await certificates.insertMany(Array.from({ length: 48 }, () => ({ ...like })));
  const tellAll = async () => {
    for (const [question, value] of Object.entries({
      family: 'site-professional',
      trade: '材料员',
      holding: 'old',
      registryStatus: 'valid',
    }))
      await answer(question, value).expect(200);
  };
  await tellAll();
  const draft = await app.connection.collection('intakes').findOne();
  const first = await li.request('POST', '/v1/intake/finish', {}).expect(201);
  // Killed after the certificate was added and before the answers were forgotten.
  const intakes = app.connection.collection('intakes');
  await intakes.replaceOne({ _id: draft?._id }, draft as object);
  const again = await li.request('POST', '/v1/intake/finish', {}).expect(201);
  expect(again.body).toEqual(first.body);
  expect(await certificates.countDocuments()).toBe(50);
  expect(id).toBe(String(_id));
  await tellAll();
  expectError(await li.request('POST', '/v1/intake/finish', {}), 422, 'too-many-certificates');
});

describe('answers to the questions of another place', () => {
  const HUBEI = 'hubei-2021';
  const put = (pack: string, ...answers: [string, string][]) =>
    li
      .request('PUT', '/v2/intake', {
        pack,
        answers: answers.map(([question, value]) => ({ question, value })),
      })
      .expect(200);
  const shown = async (pack: string) => {
    const { body } = await put(pack);
    return body.view.answered.map(({ value }: { value: string }) => value);
  };

  test('wait while an app of before answers its own, and are there when the place is chosen again', async () => {
    await put(HUBEI, ['post', '材料员']);
    await put(HUBEI, ['post', '材料员'], ['exchangedOn', '2021']);
    await answer('family', 'skilled-worker').expect(200);
    expect(await answeredBy()).toEqual(['skilled-worker']);
    expect(await shown(HUBEI)).toEqual(['材料员', '2021']);
  });

  test('wait while the place is changed and changed back', async () => {
    await put(HUBEI, ['post', '材料员']);
    expect(await shown('anhui-2021')).toEqual([]);
    expect((await put('anhui-2021', ['post', '资料员'])).body.waiting).toEqual([HUBEI]);
    expect((await li.get('/v2/intake')).waiting).toEqual([HUBEI]);
    expect(await shown(HUBEI)).toEqual(['材料员']);
    expect(await shown('anhui-2021')).toEqual(['资料员']);
  });

  test('wait on when those of this place are begun anew, in either version', async () => {
    await put(HUBEI, ['post', '材料员']);
    await put('yunnan-2023', ['post', '施工员']);
    await put('anhui-2021', ['post', '资料员']);
    const { body } = await li.request('DELETE', '/v2/intake').expect(200);
    expect(body).toEqual({ view: null, waiting: expect.arrayContaining([HUBEI, 'yunnan-2023']) });
    await answer('family', 'skilled-worker').expect(200);
    await li.request('DELETE', '/v1/intake').expect(200);
    expect(await answeredBy()).toEqual([]);
    expect(await shown(HUBEI)).toEqual(['材料员']);
    expect(await shown('yunnan-2023')).toEqual(['施工员']);
    expect(await shown('anhui-2021')).toEqual([]);
  });

  test('are added by nobody who adds another, and are left out of nothing that is handed out or forgotten', async () => {
    await put(HUBEI, ['post', '材料员']);
    for (const [id, value] of Object.entries({ family: 'skilled-worker', trade: '砌筑工', holding: 'old' }))
      await answer(id, value).expect(200);
    await answer('registryStatus', 'valid').expect(200);
    await li.request('POST', '/v1/intake/finish', {}).expect(201);
    expect((await li.get('/v1/certificates')).certificates).toHaveLength(1);
    expect(JSON.stringify(await li.get('/v1/me/export'))).toContain('材料员');
    expect(await li.get('/v2/intake')).toEqual({ view: null, waiting: [HUBEI] });
    expect(await shown(HUBEI)).toEqual(['材料员']);
    await li.request('DELETE', '/v2/intake').expect(200);
    expect(await shown(HUBEI)).toEqual([]);
  });
});

describe('an electronic certificate whose day nobody remembers', () => {
  const told = async (post: string, holding: string, day: string) => {
    const answers = Object.entries({ post, holding, [day]: 'unknown' });
    const { body } = await app.request('POST', '/v2/intake/try', {
      pack: 'jilin-2022-25',
      answers: answers.map(([question, value]) => ({ question, value })),
    });
    return body.preview;
  };

  test.each([
    ['exchanged', 'exchangedOn', '要是其实还没有申请更换，'],
    ['electronic', 'issuedOn', '要是其实还没有取得电子证书，'],
  ])('%s: the deadline is told of those alone who have none', async (holding, day, text) => {
    for (const post of ['site-professional/材料员', 'skilled-worker/木工']) {
      const { words, due } = await told(post, holding, day);
      expect(due).toBeUndefined();
      expect(words.sentences.join('')).toContain(`${text}换证的期限是 12月31日`);
    }
  });

  test('is told of no yearly study where it has none', async () => {
    for (const [holding, day] of [
      ['exchanged', 'exchangedOn'],
      ['electronic', 'issuedOn'],
    ] as const) {
      const { words } = await told('skilled-worker/木工', holding, day);
      expect(words.sentences.join('')).not.toContain('每年的学习');
      expect((await told('site-professional/材料员', holding, day)).words.sentences.join('')).toContain(
        '每年的学习',
      );
    }
  });
});
