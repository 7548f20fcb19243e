// Lists name their pack, and a look, a status code and a claim speak by it.
import { parsePayload, readStatusText, verifyStatus } from '@hz/shared/codes';
import { loadPack } from '@hz/shared/packs';
import { placesOf } from '../../../server/src/present/pack';
import { DEFAULT_PACKS } from '../../../server/src/settings';
import {
  aList,
  appoint,
  CERTIFICATE_HEADING,
  findingsOf,
  importList,
  sendList,
} from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';
import { readByAppsBefore } from '../../support/status-decoder-before';

const CARDS = ['证书编号', '姓名', '身份证号', '岗位', '证书类别', '状态', '有效期至'];
const card = (
  number: string,
  who: number,
  expires: string,
  told: { status?: string; post?: string } = {},
) => [
  ...[number, aName(who), anIdentityNumber(who), told.post ?? '专职安全生产管理人员', '安全员C证'],
  ...[told.status ?? '有效', expires],
];

let app: TestApp;
let clerk: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
  clerk = await appoint(app, await app.signIn(), 'clerk');
  const jilin = aList(CERTIFICATE_HEADING, [
    'X-1001',
    '',
    aName(1),
    anIdentityNumber(1),
    '土建施工员',
    '注销',
    '',
  ]);
  await importList(app, clerk, jilin);
  const cards = aList(
    CARDS,
    card('X-1001', 2, '2027-01-31'),
    card('X-1002', 3, '2028-01-31'),
    card('X-1003', 4, '2026-10-31'),
    card('X-1004', 5, '2026-11-20'),
    card('X-1005', 6, '', { post: '安全员' }),
    card('X-1006', 7, '2028-01-31', { status: '注销' }),
  );
  const told = { pack: 'safety-abc', source: '安管名单', asOf: '2026-11-10' };
  expect(await importList(app, clerk, cards, told)).toMatchObject({
    pack: 'safety-abc',
    counts: { added: 6 },
  });
  const hubei = aList(CERTIFICATE_HEADING, [
    'X-1007',
    '',
    aName(8),
    anIdentityNumber(8),
    '材料员',
    '有效',
    '2025-03-01',
  ]);
  await importList(app, clerk, hubei, { pack: 'hubei-2021', source: '湖北名单', asOf: '2026-11-10' });
});
afterAll(() => app.stop());
beforeEach(() => app.clock.moveTo('2026-11-28'));

const looks = (version: 'v1' | 'v2', payload: string, by: TestApp | TestHolder = app) =>
  by.request('POST', `/${version}/looks`, { payload });
const seen = async (payload: string, by?: TestHolder) => (await looks('v2', payload, by).expect(200)).body;

describe('a list', () => {
  test('names its pack, and is of the first document where it names none', async () => {
    const { imports } = await clerk.get('/v1/registry/imports');
    const packs = imports.map(({ pack }: { pack: string }) => pack);
    expect(packs).toEqual(['hubei-2021', 'safety-abc', 'jilin-2022-25']);
  });

  test('of a pack that is not served is refused, and nothing is kept', async () => {
    const list = aList(CARDS, card('Y-2001', 9, '2028-01-31'));
    expectError(await sendList(clerk, list, { pack: 'made-up' }), 422, 'pack-not-served');
    expect((await clerk.get('/v1/registry/imports')).imports).toHaveLength(3);
  });

  test('has rows that its pack knows no kind for: they are told, with what to do', async () => {
    const list = aList(CERTIFICATE_HEADING, [
      'Y-2002',
      '',
      aName(9),
      anIdentityNumber(9),
      '施工员',
      '有效',
      '',
    ]);
    const { id, counts } = await importList(app, clerk, list, { pack: 'safety-abc', dryRun: true });
    expect(counts).toMatchObject({ bad: 1, added: 0 });
    expect(await findingsOf(clerk, id)).toMatchObject([{ code: 'kind-unknown' }]);
  });

  test('has rows of another kind of certificate: they are told, and nobody is judged by the pack for them', async () => {
    const rows = ['安全员C证', '钢筋工', 'C', '施工员（土建）', '资料员'].map((post, at) => [
      ...[`Y-23${at}0`, '', aName(10 + at), anIdentityNumber(10 + at), post, '有效', ''],
    ]);
    const list = aList(CERTIFICATE_HEADING, ...rows);
    const { id, counts } = await importList(app, clerk, list, { pack: 'hubei-2021', dryRun: true });
    expect(counts).toMatchObject({ bad: 3, added: 2 });
    expect((await findingsOf(clerk, id)).map(({ code }: { code: string }) => code)).toEqual(
      Array(3).fill('kind-foreign'),
    );
  });

  test('may write a term as a range, whose last day counts; one that is no range is told', async () => {
    const terms = [
      ...[
        '2021-03-01至2028-02-28',
        '2021.3.1-2028.2.28',
        '自2021年3月1日起至2028年2月28日止',
        '20210301～20280228',
      ],
      ...['2021-03-01—2028-02-28', '2021/3/1 到 2028/2/28', '至2028-02-28', '2028年2月28日止'],
    ];
    const rows = [...terms, '2028-02-28至2021-03-01', '2021-03-01至今'].map((term, at) =>
      card(`Y-21${10 + at}`, 10, term),
    );
    const told = { pack: 'safety-abc', source: '范围', asOf: '2026-11-10' };
    const { id, counts } = await importList(app, clerk, aList(CARDS, ...rows), told);
    expect(counts).toMatchObject({ added: terms.length, bad: 2 });
    expect(await findingsOf(clerk, id)).toMatchObject([{ code: 'date-invalid' }, { code: 'date-invalid' }]);
    for (const at of terms.keys())
      expect(await seen(`Y-21${10 + at}`)).toMatchObject({
        verdict: 'in-force',
        reason: '名单里写的有效期到 2028年2月28日。',
      });
    await clerk.request('POST', `/v1/registry/imports/${id}/take-back`, {}).expect(200);
  });

  test('imported again under another pack is another list', async () => {
    const list = aList(CERTIFICATE_HEADING, [
      'Y-2003',
      '',
      aName(9),
      anIdentityNumber(9),
      '材料员',
      '有效',
      '',
    ]);
    const one = await importList(app, clerk, list);
    const other = await importList(app, clerk, list, { pack: 'hubei-2021' });
    expect([one.repeated, other.repeated]).toEqual([false, false]);
    expect(await seen('Y-2003')).toMatchObject({ verdict: 'void', pack: 'jilin-2022-25' });
    for (const { id } of [one, other])
      await clerk.request('POST', `/v1/registry/imports/${id}/take-back`, {}).expect(200);
    expect(await seen('Y-2003')).toMatchObject({ verdict: 'unknown-number', pack: null });
  });
});

describe('a look at a number', () => {
  test.each([
    ['X-1002', 'in-force', 'done', '2028年1月31日'],
    ['X-1003', 'lapsed', 'late', '10月31日'],
    ['X-1004', 'undetermined', 'ask', '11月10日'],
    ['X-1005', 'undetermined', 'ask', '没有写有效期'],
    ['X-1006', 'cancelled', 'late', '注销'],
  ])('%s: %s by its own pack', async (number, verdict, tone, said) => {
    const view = await seen(number);
    expect(view).toMatchObject({ verdict, tone, pack: 'safety-abc', source: '安管名单', origin: 'official' });
    expect(view).toMatchObject({ post: '建筑施工安管人员（C 类）', own: null });
    expect(view.reason).toContain(said);
    expect(JSON.stringify(view)).not.toMatch(/吉林|undefined|\{[a-z]+\./);
  });

  test('within its window a term can be renewed, until its last day', async () => {
    app.clock.moveTo('2027-11-15');
    expect(await seen('X-1002')).toMatchObject({
      verdict: 'renewal-open',
      deadline: '2028-01-31',
      clause: { id: '第十条' },
    });
    app.clock.moveTo('2028-02-01');
    // The list was made before that day: what was done until then it cannot tell.
    expect(await seen('X-1002')).toMatchObject({ verdict: 'undetermined', deadline: null });
  });

  test('that no obligation gates says no more than that a list has it', async () => {
    expect(await seen('X-1007')).toMatchObject({
      verdict: 'listed',
      pack: 'hubei-2021',
      jurisdiction: '湖北省',
      reason: '名单里写着“有效”。',
    });
    expect((await seen('X-1007')).sentences.join()).not.toContain('没有写');
  });

  test('before the pack’s own day nothing is told but that there was no document', async () => {
    app.clock.moveTo('2014-01-01');
    expect(await seen('X-1002')).toMatchObject({
      verdict: 'not-published',
      reason: '这份文件当时还没有发布。',
      deadline: null,
    });
  });

  test('that lists of two places have is told by the chosen one, by the worse where none was; the other is named', async () => {
    const chosen = async (pack?: string, by: TestApp | TestHolder = app) =>
      (await by.request('POST', '/v2/looks', { payload: 'X-1001', ...(pack && { pack }) }).expect(200)).body;
    const [jilin, cards] = ['吉林省的名单里也有这个编号', '全国（建筑施工）的名单里也有这个编号'];
    const worst = await chosen();
    expect(worst).toMatchObject({ verdict: 'cancelled', pack: 'jilin-2022-25' });
    expect(worst.sentences.join()).toContain(`${cards}，写的是另一本证书：快到期了。`);
    for (const pack of ['jilin-2022-25', 'hubei-2021'])
      expect(await chosen(pack)).toMatchObject({ pack: 'jilin-2022-25', maskedName: worst.maskedName });
    const visitor = await app.signIn();
    await visitor.request('PUT', '/v2/choice', { pack: 'safety-abc' }).expect(200);
    for (const look of [await chosen('safety-abc'), await chosen(undefined, visitor)]) {
      expect(look).toMatchObject({ verdict: 'renewal-open', pack: 'safety-abc', source: '安管名单' });
      expect(look.sentences.join()).toContain(`${jilin}，写的是另一本证书：已注销。`);
    }
    expect((await looks('v1', 'X-1001')).body.sentences.join()).toContain(cards);
    expect((await seen('X-1002')).sentences.join()).not.toContain('也有这个编号');
  });

  test('that is cancelled is told so without the act of another place’s document', async () => {
    const view = await seen('X-1006');
    expect(JSON.stringify(view)).not.toMatch(/更换|换证/);
    expect(view.sentences[0]).toBe('官方记录里，这本证书是“注销”。');
  });

  test('an app built before is told of its own document alone, and of another’s number to be updated', async () => {
    expect((await looks('v1', 'X-1001').expect(200)).body).toMatchObject({ verdict: 'cancelled' });
    const answer = await looks('v1', 'X-1002');
    expectError(answer, 422, 'newer-code');
    expect(answer.body.error.message).toContain('请更新');
    expect(answer.body.error.message).not.toContain('码');
  });
});

describe('a number that no list has is sent to where it can be verified', () => {
  const UNKNOWN = '0220610100007';
  const NO_PLACES = '助手手头没有核实这本证书的网址和电话，请问发证的主管部门。';
  const asks = async (payload: string, pack?: string, by: TestApp | TestHolder = app) => {
    const { body } = await by.request('POST', '/v2/looks', { payload, ...(pack && { pack }) }).expect(200);
    expect(body).toMatchObject({ verdict: 'unknown-number', origin: 'none', pack: null, jurisdiction: null });
    return { ...body, places: body.verifyAt.map(({ id }: { id: string }) => id) };
  };
  const FIRST = ['provincial-registry', 'national-system', 'authority'];

  test('by the pack that the visitor chose, by the preset one where nothing was chosen', async () => {
    expect((await asks(UNKNOWN)).places).toEqual(FIRST);
    expect((await asks(UNKNOWN, 'jilin-2022-25')).places).toEqual(FIRST);
    for (const pack of DEFAULT_PACKS.slice(1)) {
      const look = await asks(UNKNOWN, pack);
      expect(look.places).toEqual(placesOf(loadPack(pack), null).map(({ id }) => id));
      expect(JSON.stringify(look)).not.toMatch(/吉林|厅建管处|provincial-registry/);
      expect(look.sentences.includes(NO_PLACES)).toBe(look.places.length === 0);
    }
  });

  test('by what the account chose, where the request says nothing', async () => {
    const visitor = await app.signIn();
    await visitor.request('PUT', '/v2/choice', { pack: 'hubei-2021' }).expect(200);
    expect((await asks(UNKNOWN, undefined, visitor)).places).toEqual([]);
    expect((await asks(UNKNOWN, 'jilin-2022-25', visitor)).places).toEqual(FIRST);
  });

  test('by the preset one where what was chosen is not served any more', async () => {
    expect((await asks(UNKNOWN, 'made-up')).places).toEqual(FIRST);
  });

  test('but where the number itself names another province, by that one, and says so', async () => {
    const elsewhere = await asks('鄂建安C(2021)0001234');
    expect(elsewhere.places).toEqual([]);
    expect(elsewhere.sentences).toEqual(
      expect.arrayContaining([expect.stringContaining('“鄂”是湖北省的简称'), NO_PLACES]),
    );
    expect(JSON.stringify(elsewhere)).not.toContain('吉林');
    // No pack is of that province: nobody is sent to another's.
    expect((await asks('浙建安C(2021)0001234', 'hubei-2021')).sentences.join()).toContain('浙江省');
    const back = await asks('吉建安C(2021)0001234', 'hubei-2021');
    expect(back.places).toEqual(FIRST);
    expect(back.sentences.join()).toContain('“吉”是吉林省的简称');
  });

  test('says nothing of provinces where it names the chosen one, or a document of the whole country was chosen', async () => {
    for (const pack of ['hubei-2021', 'safety-abc'])
      expect((await asks('鄂建安C(2021)0001234', pack)).sentences.join()).not.toContain('简称');
  });

  test('an app built before, which knows one place alone, is not sent there with another’s number', async () => {
    const { body } = await looks('v1', '鄂建安C(2021)0001234').expect(200);
    expect(body.verifyAt).toEqual([]);
    expect(body.sentences.join()).toContain('湖北省');
    expect((await looks('v1', UNKNOWN).expect(200)).body.verifyAt).toHaveLength(3);
  });
});

describe('a holder of two places', () => {
  let holder: TestHolder;
  let id: string;
  const claims = (number: string, who: number, more = {}) =>
    holder.request('POST', '/v1/claims', {
      name: aName(who),
      idNumber: anIdentityNumber(who),
      number,
      ...more,
    });
  const issues = async (version: string, certificateId = id) =>
    (await holder.request('POST', `/${version}/certificates/${certificateId}/status-code`, {}).expect(200))
      .body;
  const textOf = (payload: string): string => {
    const parsed = parsePayload(payload);
    if (parsed.kind !== 'status-code') throw new Error('no status code');
    return parsed.text;
  };
  beforeAll(async () => {
    app.clock.moveTo('2026-11-28');
    holder = await app.signIn();
    ({ certificateId: id } = (await claims('X-1001', 2).expect(200)).body);
  });

  test('claims a record of its pack: the certificate comes under it, with what the list tells', async () => {
    const detail = await holder.get(`/v2/certificates/${id}`);
    expect(detail).toMatchObject({ pack: 'safety-abc', kind: 'safety-abc', trade: 'C', number: 'X-1001' });
    expect(detail.facts).toContainEqual(
      expect.objectContaining({ name: 'expiresOn', value: '2027-01-31', origin: 'official' }),
    );
    expect(detail.headline.sentence).toContain('1月31日');
  });

  test('cannot attach a record of one place to a certificate of another', async () => {
    const { id: other } = await holder.addCertificate();
    expectError(await claims('X-1001', 2, { certificateId: other }), 422, 'claim-not-matched');
  });

  test('shows a code that says by its own pack how it stands, on the phone that scans it without network too', async () => {
    const { payload, verdict, title } = await issues('v2');
    expect([verdict, title]).toEqual(['renewal-open', '快到期了']);
    const { keys } = (await app.request('GET', '/v1/looks/keys').expect(200)).body;
    const offline = verifyStatus(textOf(payload), keys, Math.floor(Date.now() / 1000));
    expect(offline).toMatchObject({ kind: 'verified', body: { verdict: 'renewal-open' } });
    expect(await seen(payload)).toMatchObject({
      verdict: 'renewal-open',
      pack: 'safety-abc',
      statusCode: { verdict },
      own: null,
    });
    const own = (await seen(payload, holder)).own;
    expect(own).toMatchObject({
      certificate: { id, pack: 'safety-abc' },
      obligations: [{ id: 'renewal', state: 'ask' }],
    });
  });

  test('an app built before, which has no field for a place, names it in words', async () => {
    const added = await holder.request('POST', '/v2/certificates', {
      ...{ requestId: 'request-named-0001', pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
      ...{ specialty: null, facts: { exchangedOn: '2025-05-10' } },
    });
    const { payload } = await issues('v1', added.body.id);
    const { body } = await looks('v1', payload).expect(200);
    expect(body).toMatchObject({ origin: 'self' });
    expect(body.sentences.join()).toContain('这本证书是湖北省的，请更新应用再看');
    expect(JSON.stringify(body)).not.toContain('吉林');
  });

  test('an app built before says 请更新 of it, with network and without', async () => {
    const { payload } = await issues('v2');
    expect(readByAppsBefore(textOf(payload))).toBe('newer-version');
    const answer = await looks('v1', payload);
    expectError(answer, 422, 'newer-code');
    expect(answer.body.error.message).toContain('请更新');
    // Such an app makes no code that would leave out what the list says.
    const refused = await holder.request('POST', `/v1/certificates/${id}/status-code`, {});
    expectError(refused, 422, 'newer-code');
    expect(refused.body.error.message).toContain('请更新');
  });

  test('of a cancelled one an app built before says 请更新 as well, though it knows the word', async () => {
    const { certificateId } = (await claims('X-1006', 7).expect(200)).body;
    const { payload, verdict } = await issues('v2', certificateId);
    expect(verdict).toBe('cancelled');
    expectError(await looks('v1', payload), 422, 'newer-code');
    expectError(
      await holder.request('POST', `/v1/certificates/${certificateId}/status-code`, {}),
      422,
      'newer-code',
    );
  });

  test('shows of what nobody claimed a code that confirms nothing, and says of no list what was not looked for', async () => {
    const { id: own, version } = await holder.addCertificate({ trade: '材料员' });
    await holder.request('PUT', `/v1/certificates/${own}`, { version, number: 'X-1007' }).expect(200);
    const { payload, verdict } = await issues('v1', own);
    expect(verdict).toBe('self-reported');
    expect(readStatusText(textOf(payload))).toMatchObject({ body: { verdict } });
    const view = await seen(payload);
    expect(view).toMatchObject({ verdict, reason: '没有和官方名单核对过，只有本人自己填的。' });
  });

  test('reads who looked, an app built before in the verdicts that it knows', async () => {
    const { looks: told } = await holder.get(`/v2/certificates/${id}/looks`);
    expect(told[0]).toMatchObject({ by: 'status-code', verdict: 'renewal-open' });
    const { looks: first } = await holder.get(`/v1/certificates/${id}/looks`);
    expect(first).toHaveLength(told.length);
    expect(first[0].verdict).toBe('self-reported');
  });

  test('has official hours under their pack from a study list of it', async () => {
    const { certificateId } = (await claims('X-1007', 8).expect(200)).body;
    const study = aList(['证书编号', '日期', '学时', '来源'], ['X-1007', '2026-05-01', 8, '平台']);
    const unknown = await importList(app, clerk, study, { kind: 'study', asOf: '2026-11-10' });
    expect(unknown.counts).toMatchObject({ bad: 1, added: 0 });
    await importList(app, clerk, study, { kind: 'study', asOf: '2026-11-10', pack: 'hubei-2021' });
    const { credits } = await holder.get(`/v2/certificates/${certificateId}`);
    expect(credits).toMatchObject([{ on: '2026-05-01', hours: 8, origin: 'official' }]);
  });

  test('moves a certificate: what the list of the place before says counts no more, and the code confirms nothing', async () => {
    const { version } = await holder.get(`/v2/certificates/${id}`);
    const to = { version, pack: 'water-abc', kind: 'safety-abc' };
    const { body } = await holder.request('PUT', `/v2/certificates/${id}/pack`, to).expect(200);
    expect(body).toMatchObject({ pack: 'water-abc', official: null });
    const { payload, verdict } = await issues('v2');
    expect(verdict).toBe('self-reported');
    expect(await seen(payload)).toMatchObject({ verdict: 'self-reported', pack: 'water-abc' });
    const back = { version: body.version, pack: 'safety-abc', kind: 'safety-abc' };
    await holder.request('PUT', `/v2/certificates/${id}/pack`, back).expect(200);
    expect((await issues('v2')).verdict).toBe('renewal-open');
  });
});
