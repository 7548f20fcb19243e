import type { PackIntakeView, PackView } from '@hz/shared/contracts';
import { loadPack } from '@hz/shared/packs';
import { DEFAULT_PACKS } from '../../../server/src/settings';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
});
afterAll(() => app.stop());
afterEach(() => app.clock.moveTo('2022-12-05'));

const tries = (pack: string, ...answers: [question: string, value: string][]) =>
  app.request('POST', '/v2/intake/try', {
    pack,
    answers: answers.map(([question, value]) => ({ question, value })),
  });
const tried = async (pack: string, ...answers: [string, string][]): Promise<PackIntakeView> =>
  (await tries(pack, ...answers).expect(200)).body;

test('the packs that are served, the first preset, each with its posts or cards', async () => {
  const { body } = await app.request('GET', '/v2/packs').expect(200);
  expect(body.packs.map(({ id }: PackView) => id)).toEqual(DEFAULT_PACKS);
  expect(body.packs.map(({ preset }: PackView) => preset)).toEqual([true, false, false, false, false, false]);
  const cards = body.packs.at(-1).kinds[0].posts;
  expect(cards[2]).toEqual({ value: 'safety-abc/C', title: 'C 类' });
  const states = Object.fromEntries(body.packs.map(({ id, state }: PackView) => [id, state]));
  expect(states).toMatchObject({ 'jilin-2022-25': 'published', 'yunnan-2023': 'not-published' });
});

test.each(DEFAULT_PACKS)('%s says all that its pages need, before its own day too', async (id) => {
  for (const day of ['2014-01-01', '2026-11-28']) {
    app.clock.moveTo(day);
    const { body: pack }: { body: PackView } = await app.request('GET', `/v2/packs/${id}`).expect(200);
    const { said } = loadPack(id);
    expect(pack.steps.map((step) => step.id)).toEqual(Object.keys(said.steps));
    expect(pack.clauses.map((clause) => clause.id)).toEqual(said.clauses.map((clause) => clause.id));
    expect(pack.facts.map(({ name }) => name)).toEqual(Object.keys(said.facts));
    expect(JSON.stringify(pack)).not.toMatch(/undefined|NaN|\{[a-z]+\.[a-zA-Z]+\}/);
  }
});

test('a pack that there is none of, or that is not served, is not found', async () => {
  for (const id of ['nowhere', 'made-up'])
    expectError(await app.request('GET', `/v2/packs/${id}`), 404, 'not-found');
  expectError(await tries('made-up'), 422, 'pack-not-served');
});

test('a holder chooses a pack, and it is kept', async () => {
  const holder = await app.signIn();
  expect(await holder.get('/v2/choice')).toEqual({ pack: null, preset: 'jilin-2022-25' });
  await holder.request('PUT', '/v2/choice', { pack: 'hubei-2021' }).expect(200);
  expect(await holder.get('/v2/choice')).toEqual({ pack: 'hubei-2021', preset: 'jilin-2022-25' });
  expectError(await holder.request('PUT', '/v2/choice', { pack: 'made-up' }), 422, 'pack-not-served');
});

test('the first questions: the post in one list, and the kind follows from it', async () => {
  const { next } = await tried('jilin-2022-25');
  expect(next?.id).toBe('post');
  const groups = new Set(next?.options.map(({ group }) => group));
  // What the law takes no more is in the list too: whoever has it finds it.
  expect(groups).toEqual(new Set(['现场专业人员', '技能人员', '其他']));
  expect((await tried('jilin-2022-25', ['post', 'skilled-worker/架子工'])).next?.id).toBe('holding');
  // A post that stands in no list tells no kind; one that was typed as it stands in one does.
  const { next: kind } = await tried('jilin-2022-25', ['post', '测量员']);
  expect(kind?.options.map(({ label }) => label)).toEqual(['现场专业人员', '技能人员']);
  for (const post of ['施工员', '架子工'])
    expect((await tried('jilin-2022-25', ['post', post])).next?.id).toBe('holding');
});

test('they ask what the obligations need and no more, and tell what would be told', async () => {
  const { certificate, preview, next } = await tried(
    'jilin-2022-25',
    ['post', 'site-professional/施工员（土建）'],
    ['exchangedOn', 'none'],
    ['issuedOn', 'none'],
    ['registryStatus', 'valid'],
  );
  expect(next).toBeNull();
  expect(certificate).toEqual({
    ...{ pack: 'jilin-2022-25', kind: 'site-professional', trade: '施工员', specialty: '土建' },
    facts: { exchangedOn: null, issuedOn: null, registryStatus: 'valid' },
  });
  expect(preview?.title).toBe('施工员（土建）');
  expect(preview?.words?.sentences.join('')).toContain('12月31日');
});

test('a day known in part or not at all is an answer; what hangs on it is said to be asked', async () => {
  app.clock.moveTo('2026-11-28');
  const { preview, answered } = await tried('hubei-2021', ['post', '材料员'], ['exchangedOn', '2024']);
  expect(answered.at(-1)?.label).toBe('2024年');
  expect(preview?.words?.tone).toBe('ask');
  const { certificate } = await tried(
    'hubei-2021',
    ['post', '材料员'],
    ['exchangedOn', 'unknown'],
    ['issuedOn', 'none'],
  );
  expect(certificate?.facts).toEqual({ exchangedOn: 'unknown', issuedOn: null });
});

test('nobody is told that a card has lapsed before being asked whether its renewal was applied for', async () => {
  app.clock.moveTo('2026-11-28');
  const { next } = await tried('safety-abc', ['post', 'safety-abc/C'], ['expiresOn', '2026-10-31']);
  expect(['employed', 'appliedOn']).toContain(next?.id);
  const last = await tried(
    'safety-abc',
    ['post', 'safety-abc/C'],
    ['expiresOn', '2026-10-31'],
    [next?.id as string, next?.id === 'employed' ? 'true' : '2026-09-30'],
  );
  expect(last.preview?.words?.title ?? last.next?.id).not.toContain('过了');
});

test('before a pack’s own day its questions are asked and kept, and nothing is told', async () => {
  const { state, preview, certificate } = await tried(
    'yunnan-2023',
    ['post', 'site-professional/材料员'],
    ['exchangedOn', 'none'],
    ['issuedOn', 'none'],
  );
  expect(state).toBe('not-published');
  expect(preview).toEqual({ title: '材料员', words: null });
  expect(certificate?.kind).toBe('site-professional');
});

test('what cannot be an answer is refused: a day that is none, one that is to come, an option that is none', async () => {
  const post: [string, string] = ['post', 'site-professional/资料员'];
  expectError(await tries('jilin-2022-25', post, ['exchangedOn', '2022-02-30']), 422, 'answer-invalid');
  expectError(await tries('jilin-2022-25', post, ['exchangedOn', '2023-01']), 422, 'date-in-future');
  expectError(await tries('safety-abc', ['post', 'D']), 422, 'answer-invalid');
  expectError(await tries('jilin-2022-25', ['registryStatus', 'valid']), 422, 'answer-invalid');
});

const worker: [string, string] = ['post', 'skilled-worker/砌筑工'];

test('what is in hand is asked once, and tells of the days what follows from it', async () => {
  const factsOf = async (...answers: [string, string][]) =>
    (await tried('jilin-2022-25', worker, ...answers)).certificate?.facts;
  expect(await factsOf(['holding', 'old'], ['registryStatus', 'valid'])).toEqual({
    ...{ exchangedOn: null, issuedOn: null, registryStatus: 'valid' },
  });
  expect(await factsOf(['holding', 'exchanged'], ['exchangedOn', 'unknown'])).toEqual({
    ...{ exchangedOn: 'unknown', issuedOn: null, downloadedOn: 'unknown' },
  });
  expect(await factsOf(['holding', 'electronic'], ['issuedOn', '2021'])).toEqual({
    ...{ exchangedOn: null, issuedOn: '2021' },
  });
  // Another answer to it is told by that one alone.
  expect(
    await factsOf(['exchangedOn', '2022-12-01'], ['registryStatus', 'valid'], ['holding', 'old']),
  ).toEqual({ exchangedOn: null, issuedOn: null, registryStatus: 'valid' });
});

test('how many questions there are is told from the first one on', async () => {
  const answers: [string, string][] = [worker, ['holding', 'old'], ['registryStatus', 'valid']];
  const steps: [number, number][] = [];
  for (let told = 0; told <= answers.length; told += 1) {
    const { step, of } = await tried('jilin-2022-25', ...answers.slice(0, told));
    steps.push([step, of]);
  }
  expect(steps).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
    [3, 3],
  ]);
});

test('of what has happened nobody can say that it has not', async () => {
  const tell = tries('jilin-2022-25', worker, ['holding', 'exchanged'], ['exchangedOn', 'none']);
  expectError(await tell, 422, 'answer-invalid');
  const { next } = await tried('jilin-2022-25', worker, ['holding', 'exchanged']);
  expect(next?.options.map(({ value }) => value)).toEqual(['unknown']);
});

test('apps of before, which ask for each day, are answered as they were', async () => {
  const { next } = await tried('jilin-2022-25', worker, ['exchangedOn', 'none']);
  expect(next?.id).toBe('issuedOn');
});

test('what the certificate would be told is told word for word as its screens tell it', async () => {
  const holder = await app.signIn();
  const draft = {
    pack: 'jilin-2022-25',
    answers: [worker, ['holding', 'old'], ['registryStatus', 'valid']].map(([question, value]) => ({
      ...{ question, value },
    })),
  };
  const { body } = await holder.request('PUT', '/v2/intake', draft).expect(200);
  const { words, due } = body.view.preview;
  const { body: added } = await holder.request('POST', '/v2/intake/finish', {}).expect(201);
  const { verdict, way } = await holder.get(`/v1/certificates/${added.certificateId}`);
  expect(verdict).toMatchObject({ title: words.title, sentences: words.sentences, deadline: due.on });
  expect(way.steps.find(({ id }: { id: string }) => id === 'check-registry')).toMatchObject({
    ...{ state: 'done', doneOn: '2022-12-05' },
  });
  expect(await holder.get('/v2/intake')).toEqual({ view: null, waiting: [] });
});

test('a holder’s answers wait in the account, by whichever version they were given, and are added once', async () => {
  const holder = await app.signIn();
  const answer = (id: string, value: string) => holder.request('PUT', `/v1/intake/answers/${id}`, { value });
  await answer('family', 'site-professional').expect(200);
  await answer('trade', '施工员（土建）').expect(200);
  const { view } = await holder.get('/v2/intake');
  expect(view).toMatchObject({ pack: 'jilin-2022-25', next: { id: 'holding' } });
  expect(view.answered).toMatchObject([{ value: 'site-professional/施工员（土建）' }]);
  const answers = [
    { question: 'post', value: '古建彩画工' },
    { question: 'kind', value: 'skilled-worker' },
    { question: 'holding', value: 'old' },
    { question: 'registryStatus', value: 'unknown' },
  ];
  await holder.request('PUT', '/v2/intake', { pack: 'jilin-2022-25', answers }).expect(200);
  const { answered } = await holder.get('/v1/intake');
  expect(answered.map(({ value }: { value: string }) => value)).toEqual([
    ...['skilled-worker', '古建彩画工', 'old', 'unchecked'],
  ]);
  // Changed and changed back, an earlier answer brings those after it back.
  const [post, kind] = answers as [(typeof answers)[number], (typeof answers)[number]];
  const told = { pack: 'jilin-2022-25', answers: [post, kind, { question: 'holding', value: 'electronic' }] };
  await holder.request('PUT', '/v2/intake', told).expect(200);
  told.answers = [post, kind, { question: 'holding', value: 'old' }];
  const { body } = await holder.request('PUT', '/v2/intake', told).expect(200);
  expect(body.view).toMatchObject({ next: null, preview: { title: '古建彩画工' } });
  const card = [
    { question: 'post', value: 'safety-abc/C' },
    { question: 'expiresOn', value: '2025-03' },
    { question: 'employed', value: 'true' },
  ];
  await holder.request('PUT', '/v2/intake', { pack: 'safety-abc', answers: card }).expect(200);
  expect(await holder.get('/v1/intake')).toMatchObject({ answered: [], next: { id: 'family' } });
  expect((await holder.get('/v1/me/export')).intake).toMatchObject({ pack: 'safety-abc' });
  const finish = () => holder.request('POST', '/v2/intake/finish', {});
  await Promise.all([finish(), finish()]);
  const { certificates } = await holder.get('/v2/certificates');
  expect(certificates).toMatchObject([{ title: '建筑施工安管人员（C 类）' }]);
  expect(certificates).toHaveLength(1);
});

test.each([
  ['\u200b', 'validation-failed'],
  ['\u202e ', 'validation-failed'],
  ['skilled-worker/材料员', 'answer-invalid'],
  ['site-professional/木工', 'answer-invalid'],
] as const)('a post is no text in which nothing can be seen, and no code: %j', async (post, code) => {
  expectError(await tries('jilin-2022-25', ['post', post]), 422, code);
});

test('a post with its specialty in brackets is the post that the pack knows', async () => {
  app.clock.moveTo('2023-08-01');
  const answers: [string, string][] = [['post', '施工员（土建）']];
  let view = await tried('yunnan-2023', ...answers);
  while (view.next) {
    answers.push([view.next.id, view.next.options.at(-1)?.value ?? '']);
    view = await tried('yunnan-2023', ...answers);
  }
  expect(view.certificate).toMatchObject({ trade: '施工员', specialty: '土建' });
});

describe('answers that wait in the account', () => {
  const put = (holder: TestHolder, ...answers: [string, string][]) =>
    holder.request('PUT', '/v2/intake', {
      pack: 'jilin-2022-25',
      answers: answers.map(([question, value]) => ({ question, value })),
    });
  const nextOf = async (holder: TestHolder) => (await holder.get('/v2/intake')).view?.next?.id;

  test('which kind it is was said of one post, and is asked anew of another', async () => {
    const holder = await app.signIn();
    await put(holder, ['post', '测量员'], ['kind', 'skilled-worker']).expect(200);
    expect(await nextOf(holder)).toBe('holding');
    await put(holder, ['post', '试验员']).expect(200);
    expect(await nextOf(holder)).toBe('kind');
  });

  test('another kind said in the first version asks for the post again, in both', async () => {
    const holder = await app.signIn();
    await put(
      holder,
      ['post', 'site-professional/材料员'],
      ['holding', 'exchanged'],
      ['exchangedOn', '2022-11'],
    );
    expect(await nextOf(holder)).toBeUndefined();
    const family = { value: 'skilled-worker' };
    const { body } = await holder.request('PUT', '/v1/intake/answers/family', family).expect(200);
    expect(body.next.id).toBe('trade');
    expect(await nextOf(holder)).toBe('post');
    expectError(await holder.request('POST', '/v2/intake/finish', {}), 422, 'intake-incomplete');
  });
});

test('an expiry that no term reaches is told no good news by, also where it is insisted on', async () => {
  app.clock.moveTo('2026-11-28');
  for (const pack of ['safety-abc', 'water-abc'])
    for (const expiresOn of ['2050-01-01', '2050']) {
      const answers: [string, string][] = [
        ['post', 'C'],
        ['expiresOn', expiresOn],
      ];
      for (let told = await tried(pack, ...answers); told.next; told = await tried(pack, ...answers))
        answers.push([told.next.id, told.next.id === 'employed' ? 'true' : 'unknown']);
      const { preview } = await tried(pack, ...answers);
      expect([pack, preview?.words?.tone]).toEqual([pack, 'ask']);
      expect(preview?.words?.sentences.join('')).toContain('这一天太远了');
      expect(preview?.words?.sentences.join('')).not.toContain('可以申请');
    }
});

test('an expiry of before there were such cards is no day to answer', async () => {
  for (const expiresOn of ['1950-01-01', '1950', '1979-12-31'])
    expectError(await tries('safety-abc', ['post', 'C'], ['expiresOn', expiresOn]), 422, 'answer-invalid');
  const { next } = await tried('safety-abc', ['post', 'C'], ['expiresOn', '1990-01-01']);
  expect(next).not.toBeNull();
});
