// The double of WeChat refuses what WeChat refuses: its own typings and documentation are the judge.
import { LineOfRequests, requestErrors } from './support/network';
import { Phone } from './support/phone';
import { faultsOf, reaches, wxMethods } from './support/typings';
import { wechatOf } from './support/wechat';

type Told = Record<string, unknown>;
type Wx = Record<string, (options?: unknown) => Promise<Told>>;

let phone: Phone;
let line: LineOfRequests;
let wx: Wx;
let answered: string[];

/** Asks as a page does: by callbacks. Resolves with what WeChat says. */
const promised = (raw: Record<string, unknown>): Wx =>
  new Proxy({} as Wx, {
    get: (_, name: string) => (options?: object) =>
      new Promise<Told>((resolve) => {
        (raw[name] as (options: object) => void)({ ...options, success: resolve, fail: resolve });
      }),
  });

beforeEach(() => {
  answered = [];
  phone = new Phone(async () => ({ status: 200, body: {} }));
  line = new LineOfRequests(phone, async ({ path }) => {
    answered.push(path);
    return { status: 200, body: path };
  });
  wx = promised(wechatOf(phone, line));
});
afterEach(() => phone.switchOff());

const ask = (path: string, more: object = {}) =>
  wx.request?.({ url: `https://localhost${path}`, ...more }) as Promise<Told>;

describe('held against the typings', () => {
  test('the double has no method that WeChat has not, and knows when each came', () => {
    expect(wxMethods.size).toBeGreaterThan(400);
    for (const [name, since] of [
      ['request', null],
      ['addPhoneCalendar', '2.15.0'],
      ['getPrivacySetting', '2.32.3'],
    ] as const)
      expect(wxMethods.get(name)?.since).toBe(since);
  });

  test.each([
    [
      'a method it has not',
      'request',
      { url: 'https://a', method: 'PATCH' },
      'request takes no method PATCH',
    ],
    ['an option it does not know', 'scanCode', { scanTypes: [] }, 'scanCode knows no scanTypes'],
    ['a missing option', 'addPhoneCalendar', { title: 'x' }, 'addPhoneCalendar needs startTime'],
  ])('refuses %s', async (_, name, options, fault) => {
    expect(faultsOf(name, options)).toEqual([fault]);
    expect(await wx[name]?.(options)).toMatchObject({
      errMsg: expect.stringContaining(':fail parameter error'),
    });
    expect(phone.errors).toEqual([fault]);
  });

  test('an old base library lacks what came later', () => {
    const old = new Phone(async () => ({ status: 200, body: {} }), { baseLibrary: '2.14.4' });
    const calls = wechatOf(old, line);
    expect(calls.addPhoneCalendar).toBeUndefined();
    expect((calls.canIUse as (name: string) => boolean)('addPhoneCalendar')).toBe(false);
    expect(calls.scanCode).toBeDefined();
    expect([reaches('2.9.0', '2.15.0'), reaches('3.0.0', '2.32.3'), reaches('2.15.0', '2.15.0')]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('only in answer to a tap', () => {
  test('the question for messages, with at most five templates', async () => {
    expect(await wx.requestSubscribeMessage?.({ tmplIds: ['a'] })).toMatchObject({
      errMsg: expect.stringContaining('TAP gesture'),
    });
    phone.isTapped = true;
    expect(await wx.requestSubscribeMessage?.({ tmplIds: ['1', '2', '3', '4', '5', '6'] })).toMatchObject({
      errCode: 20003,
    });
    expect(await wx.requestSubscribeMessage?.({ tmplIds: ['a'] })).toMatchObject({ a: 'accept' });
  });

  test('an entry of the calendar', async () => {
    const entry = { title: 'x', startTime: 1 };
    expect(await wx.addPhoneCalendar?.(entry)).toMatchObject({
      errMsg: expect.stringContaining('TAP gesture'),
    });
    expect(phone.calendar).toEqual([]);
  });
});

describe('storage', () => {
  const store = (key: string, length: number) => {
    const set = wechatOf(phone, line).setStorageSync as unknown as (key: string, value: string) => void;
    set(key, 'x'.repeat(length));
  };

  test('holds a megabyte a key', () => {
    store('a', 1_000_000);
    expect(() => store('b', 1_100_000)).toThrow('setStorageSync:fail');
    expect(phone.storage.has('b')).toBe(false);
  });

  test('holds ten megabytes in all, of which a key replaced counts once', () => {
    for (let key = 0; key < 10; key += 1) store(`${key}`, 1_000_000);
    store('9', 1_000_000);
    expect(() => store('10', 1_000_000)).toThrow('setStorageSync:fail');
  });
});

describe('pages', () => {
  test('ten lie on each other, the eleventh is refused', async () => {
    phone.relaunch('/pages/home/index');
    for (let more = 0; more < 9; more += 1) phone.push('/pages/privacy/index');
    expect(phone.depth).toBe(10);
    expect(await wx.navigateTo?.({ url: '/pages/privacy/index' })).toMatchObject({
      errMsg: expect.stringContaining('limit'),
    });
  });

  test.each([
    ['navigateTo', '/pages/me/index', 'tabbar'],
    ['redirectTo', '/pages/me/index', 'tabbar'],
    ['switchTab', '/pages/privacy/index', 'non-TabBar'],
    ['navigateTo', '/pages/nowhere/index', 'not found'],
  ])('%s does not lead to %s', async (name, url, why) => {
    expect(await wx[name]?.({ url })).toMatchObject({ errMsg: expect.stringContaining(why) });
  });

  test('root pages stay as they were; a setData that is too large is refused', async () => {
    await phone.open('/pages/help/index');
    await phone.open('/pages/me/index');
    phone.lives.length = 0;
    await phone.open('/pages/help/index');
    expect(phone.lives).toEqual(['pages/me/index onHide', 'pages/help/index onShow']);
  });
});

describe('requests', () => {
  test('ten are under way at once, the others wait in line; all are answered, not in the order they were sent', async () => {
    const arrived: string[] = [];
    const paths = Array.from({ length: 25 }, (_, at) => `/v1/${at}`);
    await Promise.all(paths.map((path) => ask(path).then(({ data }) => arrived.push(data as string))));
    expect(line.most).toBe(10);
    expect(line.queued).toBe(true);
    expect([...arrived].sort()).toEqual([...paths].sort());
    expect(arrived).not.toEqual(paths);
  });

  test('an address that is not https is refused', async () => {
    expect(await wx.request?.({ url: 'http://localhost/v1/me' })).toMatchObject({ errno: 600002 });
    expect(answered).toEqual([]);
  });

  test.each(requestErrors)('fail as documented: $errMsg', async (error) => {
    phone.requestError = error;
    expect(await ask('/v1/me')).toMatchObject({ errMsg: `request:fail ${error.errMsg}`, errno: error.errno });
  });
});
