import { parsePayload, STATUS_PATH, verifyStatus } from '@hz/shared/codes';
import type { ResponseOf } from '@hz/shared/contracts';
import { create } from 'qrcode';
import { aList, appoint, importList } from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';
import { aSignedStatus } from '../../support/status-codes';

type Issued = ResponseOf<'POST /v1/certificates/:id/status-code'>;

let app: TestApp;
let holder: TestHolder;
let id: string;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05', publicOrigin: 'HTTPS://HZ.Example.CN' });
  const clerk = await appoint(app, await app.signIn(), 'clerk');
  const heading = ['证书编号', '姓名', '身份证号', '岗位', '状态', '换证日期'];
  await importList(
    app,
    clerk,
    aList(heading, ['A-1001', aName(1), anIdentityNumber(1), '材料员', '有效', '2022-11-25']),
  );
  holder = await app.signIn();
  const wish = { name: aName(1), idNumber: anIdentityNumber(1), number: 'A-1001' };
  id = (await holder.request('POST', '/v1/claims', wish).expect(200)).body.certificateId;
});
afterAll(() => app.stop());
afterEach(() => {
  app.aheadMs = 0;
});

const issue = async (certificateId = id): Promise<Issued> =>
  (await holder.request('POST', `/v1/certificates/${certificateId}/status-code`, {}).expect(200)).body;
const look = (payload: string) => app.request('POST', '/v1/looks', { payload });
const keys = async () => (await app.request('GET', '/v1/looks/keys').expect(200)).body.keys;
const now = () => Math.floor((Date.now() + app.aheadMs) / 1000);

function textOf({ payload }: Issued): string {
  const parsed = parsePayload(payload);
  if (parsed.kind !== 'status-code') throw new Error('no status code');
  return parsed.text;
}

describe('my code', () => {
  test('fits an old phone’s camera: QR version 8 at level M, as an address of ours', async () => {
    const { payload } = await issue();
    expect(payload.startsWith(`https://hz.example.cn${STATUS_PATH}`)).toBe(true);
    expect(create(payload, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(8);
    // As WeChat's rule for ordinary links has it, however the setting was typed; the rest is short in capitals alone.
    expect(payload.slice(0, 24)).toBe('https://hz.example.cn/S/');
    expect(payload.slice(24)).toMatch(/^[0-9A-Z]+$/);
  });

  test('holds ten minutes at most and says what it is and is not', async () => {
    const { issuedAt, expiresAt, lifetimeSeconds, statement, verdict } = await issue();
    expect(lifetimeSeconds).toBe(600);
    expect(Date.parse(expiresAt) - Date.parse(issuedAt)).toBe(600_000);
    expect(verdict).toBe('electronic');
    expect(statement).toContain('不是证书');
  });

  test('is judged by no other place’s rules: under another pack, what a list says of it confirms nothing', async () => {
    const move = async (pack: string) => {
      const { version } = await holder.get(`/v2/certificates/${id}`);
      const to = { version, pack, kind: 'site-professional' };
      await holder.request('PUT', `/v2/certificates/${id}/pack`, to).expect(200);
    };
    await move('hubei-2021');
    const issued = await issue();
    expect(issued.verdict).toBe('self-reported');
    const { body } = await look(issued.payload).expect(200);
    expect(body).toMatchObject({
      verdict: 'self-reported',
      origin: 'self',
      sourceAsOf: null,
      maskedName: null,
    });
    await move('jilin-2022-25');
    expect((await issue()).verdict).toBe('electronic');
  });

  test('is verified without network from the cached public keys, with its age', async () => {
    const cached = await keys();
    const text = textOf(await issue());
    expect(verifyStatus(text, cached, now() + 200)).toMatchObject({
      kind: 'verified',
      body: { verdict: 'electronic', recordId: id },
      age: expect.any(Number),
    });
    expect(verifyStatus(text, cached, now() + 700)).toMatchObject({ code: 'expired' });
  });

  test('scanned with network, it leads to the verdict of now, and to the trail', async () => {
    const { payload } = await issue();
    const { body } = await look(payload).expect(200);
    expect(body).toMatchObject({
      verdict: 'electronic',
      post: '材料员',
      maskedName: expect.stringContaining('*'),
      statusCode: { verdict: 'electronic' },
    });
    const { looks } = await holder.get(`/v1/certificates/${id}/looks`);
    expect(looks[0]).toMatchObject({ by: 'status-code', who: 'stranger' });
  });

  test('a certificate that only its holder knows shows that nothing is confirmed', async () => {
    const own = await holder.addCertificate();
    expect(await issue(own.id)).toMatchObject({ verdict: 'self-reported' });
  });

  test('nobody makes one for somebody else’s certificate', async () => {
    const other = await app.signIn();
    expectError(await other.request('POST', `/v1/certificates/${id}/status-code`, {}), 404, 'not-found');
  });
});

describe('codes that are refused', () => {
  test('a forged one', async () => {
    const [key] = await keys();
    const forged = aSignedStatus({ keyId: key.id, recordId: id, issuedAt: now() });
    expectError(await look(`HZ:${forged}`), 422, 'status-forged');
    expectError(await look(`HZ:${aSignedStatus({ recordId: id, issuedAt: now() })}`), 422, 'status-forged');
  });

  test('one that ran out', async () => {
    const { payload } = await issue();
    app.aheadMs = 601_000;
    expectError(await look(payload), 422, 'status-expired');
  });

  test('one of a certificate that is gone leads to nothing', async () => {
    const own = await holder.addCertificate();
    const { payload } = await issue(own.id);
    const { version } = await holder.get(`/v1/certificates/${own.id}`);
    await holder.request('DELETE', `/v1/certificates/${own.id}?version=${version}`).expect(204);
    expect((await look(payload).expect(200)).body.verdict).toBe('unknown-number');
  });
});

describe('keys', () => {
  const DAY_MS = 24 * 60 * 60 * 1000;

  test('rotate while codes are out: the old code goes on holding, the new key signs', async () => {
    const before = await issue();
    await app.features.verification.keys.rotate();
    const after = await issue();
    expect(textOf(after).slice(12, 26)).not.toBe(textOf(before).slice(12, 26));
    for (const { payload } of [before, after]) await look(payload).expect(200);
    const cached = await keys();
    for (const code of [before, after])
      expect(verifyStatus(textOf(code), cached, now())).toHaveProperty('kind', 'verified');
  });

  test('the next key is known a week before it signs, so that phones without network know it', async () => {
    const { id: holderId } = await holder.get('/v1/me');
    await issue();
    app.aheadMs = 24 * DAY_MS;
    const cached = await keys();
    app.aheadMs = 31 * DAY_MS;
    const { text } = await app.features.verification.issue(holderId, id);
    expect(verifyStatus(text, cached, now())).toHaveProperty('kind', 'verified');
  });

  test('are revoked at once where somebody may have taken one', async () => {
    const { payload } = await issue();
    await app.features.verification.keys.revokeAll();
    expectError(await look(payload), 422, 'status-forged');
    await look((await issue()).payload).expect(200);
  });

  test('two servers that need a key at once both make codes that hold', async () => {
    await app.connection.collection('signing_keys').deleteMany({});
    const codes = await Promise.all([issue(), issue(), issue()]);
    for (const { payload } of codes) await look(payload).expect(200);
  });
});
