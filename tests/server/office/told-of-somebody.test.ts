// What a company is told of those who joined: nothing that hangs on a personal fact, nothing better than it is, and said
// of them instead of to them.
import { addCompany, addCounty, foundSite, joinCompany, type Seat, takeOver } from '../../support/office';
import { startApp, type TestApp } from '../../support/server';

let app: TestApp;
let company: Seat;
beforeAll(async () => {
  app = await startApp({ today: '2023-08-01' });
  company = await addCompany(await addCounty(await foundSite(app)));
});
afterAll(() => app.stop());

interface Given {
  pack: string;
  kind?: string;
  trade?: string;
  facts: Record<string, string | boolean>;
  kinds?: string[];
}

let people = 0;
/** Somebody joins with one certificate: how the row, the page and the preview of a reminder have them. */
async function joined(
  today: string,
  { pack, kind = 'site-professional', trade = '材料员', facts, kinds }: Given,
) {
  app.clock.moveTo(today);
  const holder = await app.signIn();
  people += 1;
  const [number, name] = [
    `4217101040${String(people).padStart(4, '0')}`,
    `王建${'一二三四五六七八九十'[people % 10]}`,
  ];
  const told = { requestId: `told-of-${people}-0000`, pack, kind, trade, specialty: null, facts };
  const { body } = await holder.request('POST', '/v2/certificates', told).expect(201);
  await holder.request('PUT', `/v2/certificates/${body.id}`, { version: body.version, number }).expect(200);
  await takeOver(company, [[number, name, '', '', '']]);
  await joinCompany(company, holder, body.id, kinds, name);
  const [row] = (await company.desk.get(`${company.at}/people`)).people;
  const { standing } = await company.desk.get(`${company.at}/people/${row.id}`);
  const { body: nudge } = await company.desk
    .request('POST', `${company.at}/nudges/preview`, { people: [row.id] })
    .expect(200);
  const own = await holder.get(`/v2/certificates/${body.id}`);
  return { row, standing, nudge, why: nudge.leftOut[0]?.sentence ?? null, own };
}

const OLD = {
  oldIssuedOn: '2017-05-01',
  oldValid: true,
  informationComplete: false,
  registeredOn: '2023-07-30',
};

describe('a fact that a document marks as personal', () => {
  const inYunnan = (facts: Given['facts']) => ({
    pack: 'yunnan-2023',
    trade: '施工员',
    facts: { ...OLD, ...facts },
  });
  const AGE = /岁|年龄|性别|出生|男|女|一\(二\)/;

  test('refuses to the holder with its reason, and at the desk without', async () => {
    const { row, standing, nudge, why, own } = await joined(
      '2023-08-01',
      inYunnan({ sex: 'm', birthDate: '1960-03-01' }),
    );
    expect(own.headline.sentence).toMatch(AGE);
    expect(standing.verdict).toMatchObject({
      title: '换证现在办不了',
      sentences: expect.arrayContaining(['为什么，请问本人。']),
    });
    expect(why).toBe('现在办不了，请当面问本人。');
    expect(JSON.stringify([row, standing, nudge])).not.toMatch(AGE);
  });

  test('brings a last day of the holder’s own, which the desk is not told', async () => {
    const { row, standing, nudge, why, own } = await joined(
      '2023-08-01',
      inYunnan({ sex: 'f', birthDate: '1968-03-01' }),
    );
    expect(own.due).toBe('2024-02-29');
    expect(row.deadline).toBeNull();
    expect(standing.verdict.deadline).toBeNull();
    expect(why).toBe('有要办的，到哪天要先问本人才知道，请当面说。');
    expect(JSON.stringify([row, standing, nudge])).not.toMatch(AGE);
    expect(JSON.stringify([row, standing, nudge])).not.toMatch(/2024-02-29|2月29日|3月1日/);
  });

  test('is asked of its holder alone', async () => {
    const { standing, nudge, own } = await joined(
      '2023-08-01',
      inYunnan({ sex: 'unknown', birthDate: '1965' }),
    );
    expect(own.headline.title).toMatch(AGE);
    expect(standing.verdict.title).toBe('要先问本人');
    expect(JSON.stringify([standing, nudge])).not.toMatch(AGE);
  });

  test('stays out of it where something else refuses as well', async () => {
    const facts = { sex: 'm', birthDate: '1960-03-01', oldValid: false };
    const { standing, nudge } = await joined('2023-08-01', inYunnan(facts));
    expect(standing.verdict.sentences.join('')).toContain('旧证书已经不在有效期里');
    expect(JSON.stringify([standing, nudge])).not.toMatch(AGE);
  });
});

test.each([
  ['too late', '2024-04-01', { informationComplete: false }, '期限已经过了，请当面问本人。'],
  ['for the authority', '2023-11-01', { informationComplete: true }, '要先问主管部门，请当面问本人。'],
])('what is %s is not called nothing to do', async (_, today, facts, sentence) => {
  const told = { ...OLD, sex: 'm', birthDate: '1990-03-01', ...facts };
  expect((await joined(today, { pack: 'yunnan-2023', trade: '施工员', facts: told })).why).toBe(sentence);
});

const CARD = { kind: 'safety-abc', trade: 'C' };

test.each([
  ['safety-abc', { expiresOn: '2026-11-01', employed: true }, '期限已经过了，请当面问本人。'],
  ['safety-abc', { expiresOn: 'unknown', employed: true }, '有要办的，到哪天要先问本人才知道，请当面说。'],
  ['water-abc', { expiresOn: '2026-12-31', employed: false }, '现在办不了，请当面问本人。'],
])('a card of %s with %j is left out with its own reason', async (pack, facts, sentence) => {
  expect((await joined('2026-11-28', { ...CARD, pack, facts })).why).toBe(sentence);
});

test('an application that was handed in says nothing of hours that nobody told of', async () => {
  const facts = { expiresOn: '2026-12-31', appliedOn: '2026-11-01', employed: true, accident: false };
  const { row } = await joined('2026-11-28', { ...CARD, pack: 'water-abc', facts });
  expect(row.study).toMatchObject({ state: 'unconfirmed', done: 0, required: 36 });
});

test.each([
  ['anhui-2021', { exchangedOn: '2024-03-03', inPost: true }, '2026-12-31'],
  ['jilin-2022-25', { exchangedOn: '2024-03-03', inPost: true }, '2026-12-31'],
  ['hubei-2021', { exchangedOn: '2024-12-10' }, '2026-12-10'],
])('the hours of this cycle are owed whatever a past one was, by %s', async (pack, facts, deadline) => {
  const { row, nudge, why } = await joined('2026-11-28', { pack, trade: '资料员', facts });
  expect(row).toMatchObject({ deadline, study: { state: 'unconfirmed', required: 32 } });
  expect(why).toBeNull();
  expect(nudge.example).toContain('还差 32 学时');
});

test.each(['anhui-2021', 'jilin-2022-25'])(
  'who is not in the post stands at the desk as on the own card, by %s',
  async (pack) => {
    const facts = { exchangedOn: '2022-03-03', inPost: false };
    const { row, why, standing, own } = await joined('2026-11-28', { pack, trade: '资料员', facts });
    expect([row.deadline, row.study.said, own.due]).toEqual([null, own.headline.title, null]);
    expect(row.study.said).toMatch(/^可能要重新(参加)?培训$/);
    expect(why).toBe(`${row.study.said}，请当面问本人。`);
    expect(standing.verdict.sentences.join('')).toContain('本人说现在没有做这个岗位的工作');
  },
);

test.each([
  ['water-abc', { expiresOn: '2027-01-31', employed: false }, '本人说现在没有单位正式聘用'],
  ['water-abc', { expiresOn: '2027-01-31', employed: true, accident: false }, '要本人说一声才能判断'],
  ['water-abc', { expiresOn: 'unknown', employed: true }, '要问本人 2 件事'],
  ['safety-abc', { expiresOn: 'unknown', employed: true }, '先问本人：证书的有效期到哪一天'],
])('the desk reads of %s with %j what is said of them', async (pack, facts, words) => {
  const { standing } = await joined('2026-11-28', { ...CARD, pack, facts });
  expect(`${standing.verdict.title}。${standing.verdict.sentences.join('')}`).toContain(words);
  expect(JSON.stringify(standing)).not.toContain('你');
});

const ASKED = '要不要办、到哪天，要先问本人才知道，请当面说。';

test.each([
  ['hubei-2021', { exchangedOn: '2025-12' }],
  ['hubei-2021', { issuedOn: '2024' }],
  ['hubei-2021', { exchangedOn: 'unknown' }],
  ['anhui-2021', { exchangedOn: 'unknown' }],
])('a yearly duty by %s of %j, of which no day is known, is to be asked', async (pack, facts) => {
  const { nudge, why } = await joined('2026-11-28', { pack, facts });
  expect(nudge.inbox).toBe(0);
  expect(why).toBe(ASKED);
});

test('who did not exchange in time under the first document is too late at the desk as well', async () => {
  const { why } = await joined('2026-11-28', { pack: 'jilin-2022-25', facts: { registryStatus: 'valid' } });
  expect(why).toBe('期限已经过了，请当面问本人。');
});

describe('a consent to a part', () => {
  const owing = { pack: 'hubei-2021', facts: { exchangedOn: '2025-12-10' } };

  test('to the steps alone tells of a next step, and of no hours', async () => {
    const { standing, row } = await joined('2026-11-28', { ...owing, kinds: ['steps'] });
    expect(standing.nextStep).toBe('学习');
    expect(JSON.stringify([standing, row])).not.toMatch(/学时|\b32\b/);
  });

  test.each([
    [['nudges'], '没有同意看学时和办到哪一步，要不要提醒不知道，请当面问本人。'],
    [['nudges', 'steps'], '没有同意看学时，学时够不够不知道，请当面问本人。'],
  ])('to %j is not called nothing to do', async (kinds, sentence) => {
    expect((await joined('2026-11-28', { ...owing, kinds })).why).toBe(sentence);
  });
});
