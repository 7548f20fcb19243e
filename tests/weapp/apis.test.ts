// Every call of WeChat that the app makes: the base library it needs, and what happens below it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Served } from './support/served';
import { reaches, wxMethods } from './support/typings';

/** What the release asks for in WeChat's console: phones below it are asked to update WeChat. */
const FLOOR = '2.11.0';
/** Taro's own, or none of WeChat's. */
const OF_TARO = ['getCurrentPages'];

/** Every call, with the base library that brought it where that is above the floor, and the fallback below it. */
const CALLS: Record<string, { since?: string; below?: string }> = {
  addPhoneCalendar: { since: '2.15.0', below: 'the sheet says that WeChat is too old for it' },
  canIUse: {},
  getAppBaseInfo: { since: '2.20.1', below: 'text in the standard size' },
  getPrivacySetting: { since: '2.32.3', below: 'our own consent alone; WeChat has none of its own there' },
  getStorageInfoSync: {},
  getStorageSync: {},
  getUpdateManager: {},
  hideToast: {},
  login: {},
  makePhoneCall: {},
  navigateBack: {},
  navigateTo: {},
  nextTick: {},
  onError: {},
  onNetworkStatusChange: {},
  onUnhandledRejection: {},
  pageScrollTo: {},
  reLaunch: {},
  redirectTo: {},
  removeStorageSync: {},
  request: {},
  requestSubscribeMessage: {},
  scanCode: {},
  setClipboardData: {},
  setStorageSync: {},
  switchTab: {},
};

const source = join(__dirname, '../../miniapp/src');
const used = new Set(
  readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(source, name), 'utf8').matchAll(/\b(?:Taro|wx)\.([a-z]\w+)\s*[(<]/g),
    ])
    .map(([, name]) => name as string)
    .filter((name) => !OF_TARO.includes(name)),
);

test('the list names every call that is made, and no other', () => {
  expect([...used].sort()).toEqual(Object.keys(CALLS).sort());
});

test('the typings know each, and say the same of the base library; above the floor each has a fallback', () => {
  for (const [name, { since, below }] of Object.entries(CALLS)) {
    const method = wxMethods.get(name);
    expect([name, method !== undefined]).toEqual([name, true]);
    const needed = method?.since ?? '0';
    if (reaches(FLOOR, needed)) expect([name, since]).toEqual([name, undefined]);
    else expect([name, since, typeof below]).toEqual([name, needed, 'string']);
  }
});

test('on the oldest base library the whole way is walked without an error, and each fallback shows', async () => {
  const served = await Served.start({ today: '2022-12-05', on: { baseLibrary: FLOOR } });
  const { phone } = served;
  await served.signIn();
  await served.addCertificate();
  expect(phone.words()).toContain('你现在在这一步');
  await phone.open('/pages/reminders/index');
  await phone.tap('放进手机日历');
  expect(phone.words()).toContain('你的微信版本太旧');
  expect(phone.words()).not.toContain('放进日历\n');
  expect(phone.errors).toEqual([]);
  await served.stop();
});

test('what the phone does not allow is told: the clipboard', async () => {
  const served = await Served.start({ today: '2022-12-05' });
  const { phone } = served;
  phone.clipboardAllowed = false;
  await phone.open('/pages/help/index');
  await phone.tap('复制网址');
  expect(phone.words()).toContain('没复制成');
  expect(phone.copied).toEqual([]);
  expect(phone.errors).toEqual([]);
  await served.stop();
});
