// What a list says of a certificate reaches the holder who has claimed it, under every pack, and stays when it moves.
import type { CertificateDetail } from '@hz/shared/contracts';
import { addTo } from '../../support/held';
import { aList, appoint, importList } from '../../support/registry';
import { startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

let app: TestApp;
let clerk: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
  clerk = await appoint(app, await app.signIn(), 'clerk');
  const [person, site] = [
    ['姓名', '身份证号'],
    ['岗位', '状态'],
  ];
  const who = (at: number) => [aName(at), anIdentityNumber(at)];
  const lists: [pack: string, content: Buffer][] = [
    [
      'hubei-2021',
      aList(
        ['证书编号', ...person, ...site, '换证日期', '发证日期', '证书形式'],
        ['L-1001', ...who(1), '材料员', '注销', '2021-12-10', '', ''],
        ['L-1002', ...who(2), '材料员', '有效', '', '2021-11-30', ''],
        ['L-1003', ...who(3), '材料员', '有效', '2021-12-10', '', ''],
      ),
    ],
    [
      'safety-abc',
      aList(
        ['证书编号', ...person, ...site, '有效期至'],
        ['L-2001', ...who(4), '安全员C证', '注销', '2023-02-20'],
        ['L-2002', ...who(5), '安全员C证', '有效', '2029-11-20'],
      ),
    ],
  ];
  for (const [pack, content] of lists) await importList(app, clerk, content, { pack, source: `${pack}名单` });
});
afterAll(() => app.stop());

/** What whoever a list names is told when they have claimed it. */
async function claims(number: string, at: number) {
  const holder = await app.signIn();
  const wish = { name: aName(at), idNumber: anIdentityNumber(at), number };
  const { body } = await holder.request('POST', '/v1/claims', wish).expect(200);
  const certificate: CertificateDetail = await holder.get(`/v2/certificates/${body.certificateId}`);
  return { holder, certificate };
}
const tells = async (holder: TestHolder, { id, version }: CertificateDetail, facts: object) =>
  (await holder.request('PUT', `/v2/certificates/${id}`, { version, facts }).expect(200))
    .body as CertificateDetail;
const moves = async (holder: TestHolder, { id, version }: CertificateDetail, pack: string) =>
  (
    await holder
      .request('PUT', `/v2/certificates/${id}/pack`, { version, pack, kind: 'site-professional' })
      .expect(200)
  ).body as CertificateDetail;
const looks = async (payload: string) =>
  (await app.request('POST', '/v2/looks', { payload }).expect(200)).body;

test.each([
  ['L-1001', 1],
  ['L-2001', 4],
])('%s is cancelled on its list: its holder hears it, and of nothing else', async (number, at) => {
  const { holder, certificate } = await claims(number, at);
  const told = await tells(
    holder,
    certificate,
    certificate.pack === 'safety-abc' ? { employed: true, appliedOn: '2022-12-01' } : { issuedOn: null },
  );
  expect(told).toMatchObject({ headline: { tone: 'late', title: '名单上是注销' }, due: null });
  expect(told.obligations.map(({ words }) => words.sentences.join(''))).toEqual([
    expect.stringMatching(/名单上写着“注销”.*主管部门/),
  ]);
  const { certificates } = await holder.get('/v2/certificates');
  expect(certificates[0].headline.title).toBe('名单上是注销');
  expect(certificates[0].next?.kind ?? 'advice').toBe('advice');
  expect((await holder.get('/v2/reminders/timeline')).entries).toEqual([]);
  if (certificate.pack !== 'hubei-2021') return;
  expect((await moves(holder, told, 'anhui-2021')).headline?.title).toBe('系统或名单上是注销');
});

test.each(['hubei-2021', 'anhui-2021'])(
  'what the holder saw in a registry is called no list’s word when the certificate moves to %s',
  async (pack) => {
    const holder = await app.signIn();
    const added = await addTo(holder, 'jilin-2022-25', {
      ...{ trade: '资料员', facts: { registryStatus: 'cancelled' } },
    });
    const moved = await moves(holder, added, pack);
    expect(moved.headline).toMatchObject({ tone: 'late', title: '系统或名单上是注销' });
    expect(moved.headline?.sentence).toMatch(/^系统或名单上写着“注销”/);
  },
);

test('a day of issue of which a list does not say what was issued is asked', async () => {
  const { certificate } = await claims('L-1002', 2);
  expect(certificate.headline?.tone).toBe('ask');
  expect(certificate.obligations[0]?.ask).toEqual(['exchangedOn', 'issuedOn']);
});

test('a claimed certificate that moves keeps what its record told, and has it back from the record', async () => {
  const { holder, certificate } = await claims('L-1003', 3);
  const moved = await moves(holder, certificate, 'anhui-2021');
  expect(moved.facts).toEqual([
    expect.objectContaining({ name: 'exchangedOn', value: '2021-12-10', origin: 'self' }),
  ]);
  expect(moved).toMatchObject({ number: 'L-1003', official: null });
  expect(moved.headline?.tone).not.toBe('done');
  const back = await moves(holder, moved, 'hubei-2021');
  expect(back.facts[0]).toMatchObject({ name: 'exchangedOn', origin: 'official' });
});

test('an expiry on a list that no term reaches is asked of its holder, and a look does not believe it', async () => {
  const { certificate } = await claims('L-2002', 5);
  expect(certificate.headline?.tone).toBe('ask');
  expect(certificate.obligations[0]?.ask).toContain('expiresOn');
  expect(await looks('L-2002')).toMatchObject({
    verdict: 'undetermined',
    reason: expect.stringContaining('比一个有效期还长'),
  });
});

test('the first questions take no post of a kind that the pack does not speak of', async () => {
  for (const [pack, post] of [
    ['hubei-2021', '安全员C证'],
    ['hubei-2021', '钢筋工'],
    ['anhui-2021', '安全员B证'],
    ['anhui-2021', 'C'],
  ] as const) {
    const answers = [{ question: 'post', value: post }];
    const { body } = await app.request('POST', '/v2/intake/try', { pack, answers }).expect(422);
    expect(body.error).toMatchObject({
      code: 'answer-invalid',
      message: expect.stringContaining('换一份文件'),
    });
  }
});

describe('a list that was made after an electronic certificate was told to be there, and knows nothing of it,', () => {
  test.each(['jilin-2022-25', 'yunnan-2023'])('is told wherever it stands under %s', async (pack) => {
    const today = pack === 'jilin-2022-25' ? '2022-12-05' : '2023-08-05';
    const own = await startApp({ today });
    try {
      const desk = await appoint(own, await own.signIn(), 'clerk');
      const header = ['证书编号', '姓名', '身份证号', '岗位', '状态', '换证日期'];
      const rows = [
        [`${pack}-1`, aName(11), anIdentityNumber(11), '材料员', '有效', ''],
        [`${pack}-2`, aName(12), anIdentityNumber(12), '材料员', '有效', ''],
      ];
      const [asOf, before, after] =
        pack === 'jilin-2022-25'
          ? ['2022-12-03', '2022-12-02', '2022-12-04']
          : ['2023-08-03', '2023-08-02', '2023-08-04'];
      await importList(own, desk, aList(header, ...rows), { pack, source: '名单', asOf });
      const titleOf = async (at: number, day: string) => {
        const holder = await own.signIn();
        const wish = { name: aName(at), idNumber: anIdentityNumber(at), number: `${pack}-${at - 10}` };
        const { body } = await holder.request('POST', '/v1/claims', wish).expect(200);
        const { version }: CertificateDetail = await holder.get(`/v2/certificates/${body.certificateId}`);
        const facts =
          pack === 'jilin-2022-25' ? { exchangedOn: '2022-11-20', issuedOn: day } : { exchangedOn: day };
        const { body: second } = await holder
          .request('PUT', `/v2/certificates/${body.certificateId}`, { version, facts })
          .expect(200);
        const [first] = (await holder.get('/v1/certificates')).certificates;
        return [first.verdict?.title, second.headline.title, second.next?.id];
      };
      expect(await titleOf(11, before)).toEqual([
        pack === 'jilin-2022-25' ? '名单里没有换证的记录，要先核实' : expect.anything(),
        '名单里没有换证的记录，要先核实',
        'contact-authority',
      ]);
      expect((await titleOf(12, after)).join()).not.toContain('名单里没有');
    } finally {
      await own.stop();
    }
  });
});
