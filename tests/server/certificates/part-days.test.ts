import type { CertificateView } from '@hz/shared/contracts';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2026-11-22' });
  li = await app.signIn();
});

const change = (id: string, body: object) => li.request('PUT', `/v1/certificates/${id}`, body);
const told = (view: CertificateView, fact: string) => view.facts.find((row) => row.fact === fact)?.value;
const names = (view: CertificateView) => view.facts.map(({ fact }) => fact);
const exchanged = (exchangedOn: string) => li.addCertificate({ holding: 'exchanged', exchangedOn });

test('an exchange of which only the year is known is judged like each of its days, where all are alike', async () => {
  const view = await exchanged('2022');
  expect(told(view, 'exchangedOn')).toBe('2022');
  expect(view).toMatchObject({
    exchangedOn: null,
    assessment: {
      exchange: { status: 'completed' },
      continuingEducation: { yearsToConfirm: [2023, 2024, 2025] },
    },
  });
  const whole = await exchanged('2022-12-15');
  expect(view.assessment).toEqual(whole.assessment);
});

test('an exchange of which nobody remembers the day asks for it, and no good news is told', async () => {
  const view = await exchanged('unknown');
  expect(view).toMatchObject({
    exchangedOn: null,
    verdict: { tone: 'ask', title: '先想想哪一天申请更换的' },
    next: { kind: 'fact', label: '补上日子' },
    assessment: { exchange: { status: 'unconfirmed' }, continuingEducation: { status: 'unconfirmed' } },
  });
  const { body } = await change(view.id, { version: view.version, exchangedOn: '2022-12' }).expect(200);
  expect(told(body, 'exchangedOn')).toBe('2022-12');
  expect(body.verdict.title).toBe('先说说前几年学了多少');
  const whole = await change(view.id, { version: body.version, exchangedOn: '2022-12-15' }).expect(200);
  expect(whole.body.exchangedOn).toBe('2022-12-15');
  const none = await change(view.id, { version: whole.body.version, exchangedOn: null }).expect(200);
  expect(told(none.body, 'holding')).toBe('old');
});

test('a part of a day that lies ahead is refused, and changes nothing', async () => {
  const { id, version } = await li.addCertificate();
  for (const exchangedOn of ['2027', '2026-12']) {
    const response = await change(id, { version, exchangedOn });
    expectError(response, 422, 'date-in-future');
    expect(response.body.error.field).toBe('exchangedOn');
  }
  expectError(await change(id, { version, exchangedOn: '2026-13' }), 422, 'validation-failed');
  expect((await li.get(`/v1/certificates/${id}`)).version).toBe(version);
});

test('steps are marked with as much of their day as is known, and taken back', async () => {
  const { id } = await li.addCertificate();
  await li.marks(id, 'register', 'unknown').expect(200);
  await li.marks(id, 'exchange', '2022-11').expect(200);
  const { body } = await li.marks(id, 'download', '2022').expect(200);
  const parts = Object.fromEntries(
    (body as CertificateView).way.steps.map((step) => [step.id, [step.state, step.donePart]]),
  );
  expect(parts).toMatchObject({
    register: ['done', 'unknown'],
    exchange: ['done', '2022-11'],
    download: ['done', '2022'],
  });
  const back = await li.request('DELETE', `/v1/certificates/${id}/steps/register`).expect(200);
  expect(back.body.way.steps.find((step: { id: string }) => step.id === 'register').donePart).toBeNull();
});

test('who is reminded of the yearly duty is not reminded of the exchange, though its day is not known', async () => {
  await exchanged('2022-12');
  const { entries } = await li.get('/v1/reminders/timeline');
  expect(JSON.stringify(entries)).not.toContain('更换');
});

test('only facts that can belong to a certificate are there to be told', async () => {
  expect(names(await li.addCertificate())).toEqual(['trade', 'holding', 'registryStatus', 'number']);
  expect(names(await exchanged('2022-12-01'))).toEqual([
    'trade',
    'holding',
    'exchangedOn',
    'number',
    'newNumber',
  ]);
  const issued = await li.addCertificate({ holding: 'electronic', issuedOn: '2023', trade: '资料员' });
  expect(names(issued)).toEqual(['trade', 'holding', 'issuedOn', 'number']);
});

test('days after the deadline and before the document are named, so that they can be questioned', async () => {
  const { way } = await li.addCertificate();
  const { doubts } = way.steps.find(({ id }) => id === 'exchange') as CertificateView['way']['steps'][number];
  expect(doubts).toMatchObject([
    { before: null, after: '2022-12-31', text: expect.stringContaining('期限') },
    { before: '2022-11-14', after: null },
    // After the last day the hours for it, noted nowhere, are asked about.
    { before: '2023-01-01', after: null, text: expect.stringContaining('0 学时') },
  ]);
});

test('the post and the kind can be corrected, as in the first questions; what is neither is refused', async () => {
  const { id, version } = await li.addCertificate();
  const { body } = await change(id, { version, trade: '质量员（市政）' }).expect(200);
  expect(body).toMatchObject({ title: '质量员（市政）', trade: '质量员', specialty: '市政' });
  const other = await change(id, { version: body.version, family: 'skilled-worker', trade: '砌筑工' }).expect(
    200,
  );
  expect(other.body).toMatchObject({ family: 'skilled-worker', title: '砌筑工', specialty: null });
  const refused = await change(id, { version: other.body.version, family: 'astronaut' });
  expectError(refused, 422, 'answer-invalid');
});
