import { aList, appoint, CERTIFICATE_HEADING, importList } from '../support/registry';
import { aName, anIdentityNumber } from '../support/spreadsheets';
import { Served } from './support/served';

let served: Served;

beforeAll(async () => {
  served = await Served.start({ today: '2022-12-05' });
  const { app } = served;
  const clerk = await appoint(app, await app.signIn(), 'clerk');
  const list = aList(
    CERTIFICATE_HEADING,
    ['O-1001', '', aName(1), anIdentityNumber(1), '土建施工员', '有效', ''],
    ['C-1001', '', aName(2), anIdentityNumber(2), '土建施工员', '注销', ''],
  );
  await importList(app, clerk, list);
});
afterAll(() => served.stop());
beforeEach(async () => {
  served.phone.cameraAllowed = true;
  await served.phone.open('/pages/help/index');
  await served.phone.open('/pages/verification/scan/index');
});

async function scans(code: string | null): Promise<string> {
  served.phone.code = code;
  await served.phone.tap('扫一扫');
  return served.phone.words();
}

test.each([
  ['O-1001', '旧证书，还没有更换'],
  ['https://example.com/cert?zsbh=C-1001', '已注销'],
  ['X-9999', '这里没有这个编号'],
])('the scan button leads from the code %s to its verdict: %s', async (code, verdict) => {
  expect(await scans(code)).toContain(verdict);
  expect(served.phone.words()).toContain('到哪里核实');
  expect(served.phone.errors).toEqual([]);
});

test.each([
  ['home', '/pages/home/index'],
  ['help', '/pages/help/index'],
])('one tap at %s opens the scanner, and the code has its verdict', async (_, page) => {
  const { phone } = served;
  phone.code = 'C-1001';
  await phone.open(page);
  await phone.tap('扫码查证');
  expect(phone.words()).toContain('已注销');
  phone.code = null;
  await phone.tap('再查一个');
  expect(phone.words()).toContain('证书编号');
  expect(phone.errors).toEqual([]);
});

test('whoever closes the scanner that was opened by the tap finds the number to type beneath', async () => {
  const { phone } = served;
  phone.code = null;
  await phone.open('/pages/home/index');
  await phone.tap('扫码查证');
  expect(phone.words()).toContain('证书编号');
  expect(phone.words()).not.toContain('扫一扫没打开');
});

test.each([
  ['https://example.com/hello', '这不是证书编号'],
  ['220102198001010012', '这是身份证号，不是证书编号'],
])('refuses %s with a sentence', async (code, sentence) => {
  expect(await scans(code)).toContain(sentence);
});

test('says nothing when the scanner is closed without a code', async () => {
  const before = served.phone.words();
  expect(await scans(null)).toBe(before);
});

test('says what to do when the camera is not allowed', async () => {
  served.phone.cameraAllowed = false;
  expect(await scans('O-1001')).toContain('扫一扫没打开');
});

test('a scanner that answers after its page was left changes nothing', async () => {
  const { phone } = served;
  let answers = (): void => undefined;
  phone.scanner = new Promise((resolve) => {
    answers = resolve;
  });
  phone.code = 'O-1001';
  await phone.tap('扫一扫');
  await phone.close();
  const before = phone.words();
  answers();
  await phone.settle();
  expect(phone.words()).toBe(before);
  expect(phone.errors).toEqual([]);
});

test('verifies a status code without network, from the keys that the phone has kept, and finds a forged one', async () => {
  const holder = await served.app.signIn();
  const { id } = await holder.addCertificate();
  const { body } = await holder.request('POST', `/v1/certificates/${id}/status-code`, {}).expect(200);
  const { payload } = body as { payload: string };
  served.online = false;
  try {
    expect(await scans(payload)).toContain('断网核对的');
    expect(served.phone.words()).toContain('只有本人填写，没有核实');
    await served.phone.tap('再查一个');
    const at = payload.length - 40;
    const letter = payload[at] === 'A' ? 'B' : 'A';
    expect(await scans(payload.slice(0, at) + letter + payload.slice(at + 1))).toContain(
      '小心：这个码不是真的',
    );
  } finally {
    served.online = true;
  }
});
