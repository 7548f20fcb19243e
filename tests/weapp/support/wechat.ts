import { appConfig } from './bundle';
import type { LineOfRequests, RequestOptions } from './network';
import type { Phone } from './phone';
import { faultsOf, reaches, wxMethods } from './typings';

export interface Callbacks {
  success?: (result: object) => void;
  fail?: (error: object) => void;
  complete?: (result: object) => void;
}

/** At most so many templates in one question; from the typings of requestSubscribeMessage. */
const MOST_TEMPLATES = 5;
const MOST_PAGES = 10;
const KEY_LIMIT = 1024 * 1024;
const STORAGE_LIMIT = 10 * KEY_LIMIT;

export const succeed = (name: string, { success, complete }: Callbacks, result: object = {}): void => {
  const answer = { errMsg: `${name}:ok`, ...result };
  success?.(answer);
  complete?.(answer);
};

export const refuse = (name: string, { fail, complete }: Callbacks, why: string, more: object = {}): void => {
  const error = { errMsg: `${name}:fail ${why}`, ...more };
  fail?.(error);
  complete?.(error);
};

type Go = Callbacks & { url: string };
type Move = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab';

/** Why WeChat does not go there; null where it does. */
function obstacle(phone: Phone, name: Move, url: string): string | null {
  const path = url.replace(/^\//, '').split('?')[0] as string;
  const isTab = phone.isTab(path);
  if (!phone.pages.includes(path)) return `page "${path}" is not found`;
  if (name === 'switchTab' && !isTab) return 'can not switch to non-TabBar page';
  if ((name === 'navigateTo' || name === 'redirectTo') && isTab) return `can not ${name} a tabbar page`;
  return name === 'navigateTo' && phone.depth >= MOST_PAGES ? 'webview count limit exceed' : null;
}

function navigation(phone: Phone) {
  // WeChat answers first and moves a moment later.
  const later = (name: string, options: Callbacks, act: () => void) => {
    succeed(name, options);
    void phone.counted(new Promise((moved) => setTimeout(moved, phone.navigationMs)).then(act));
  };
  const move = (name: Move, act: (url: string) => void) => (options: Go) => {
    const why = obstacle(phone, name, options.url);
    if (why === null) return later(name, options, () => act(options.url));
    phone.errors.push(`${name}:fail ${why}`);
    refuse(name, options, why);
  };
  return {
    navigateTo: move('navigateTo', (url) => phone.push(url)),
    redirectTo: move('redirectTo', (url) => phone.exchange(url)),
    reLaunch: move('reLaunch', (url) => phone.relaunch(url)),
    switchTab: move('switchTab', (url) => phone.turnTo(url)),
    navigateBack: (options: Callbacks = {}) => later('navigateBack', options, () => phone.pop()),
  };
}

function subscribing(phone: Phone) {
  const name = 'requestSubscribeMessage';
  return (options: Callbacks & { tmplIds: string[] }) => {
    if (!phone.isTapped) return refuse(name, options, 'can only be invoked by user TAP gesture.');
    if (options.tmplIds.length === 0) return refuse(name, options, 'tmplIds is empty', { errCode: 10001 });
    if (options.tmplIds.length > MOST_TEMPLATES)
      return refuse(name, options, 'templates count out of max bounds', { errCode: 20003 });
    phone.questions.push(options.tmplIds);
    const answer = phone.answersQuestion;
    if (typeof answer === 'object') return refuse(name, options, '', answer);
    return succeed(name, options, Object.fromEntries(options.tmplIds.map((id) => [id, answer])));
  };
}

/** WeChat for PC has no camera to scan with and no calendar. */
const isComputer = ({ platform }: Phone): boolean => platform === 'windows' || platform === 'mac';

const calendar = (phone: Phone) => (options: Callbacks & { title: string; startTime: number }) => {
  const name = 'addPhoneCalendar';
  // One entry a tap: a second call out of the same one is not answered by the phone's own question any more.
  if (!phone.takeTap()) return refuse(name, options, 'can only be invoked by user TAP gesture.');
  if (isComputer(phone)) return refuse(name, options, 'not supported');
  if (!phone.calendarAllowed) return refuse(name, options, 'auth deny');
  phone.calendar.push({ title: options.title, startTime: options.startTime });
  return succeed(name, options);
};

const scanning = (phone: Phone) => async (options: Callbacks) => {
  if (isComputer(phone)) return refuse('scanCode', options, 'not supported');
  await phone.scanner;
  if (!phone.cameraAllowed) return refuse('scanCode', options, 'auth deny');
  if (phone.code === null) return refuse('scanCode', options, 'cancel');
  return succeed('scanCode', options, { result: phone.code, scanType: 'QR_CODE' });
};

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

function storing({ storage }: Phone) {
  return {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => {
      if (bytesOf(value) > KEY_LIMIT) throw new Error('setStorageSync:fail data exceed max size 1MB');
      const others = [...storage].filter(([name]) => name !== key).map(([, each]) => bytesOf(each));
      const all = others.reduce((sum, bytes) => sum + bytes, bytesOf(value));
      if (all > STORAGE_LIMIT)
        throw new Error('setStorageSync:fail the maximum size of the file storage limit is exceeded');
      storage.set(key, value);
    },
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()], currentSize: 1, limitSize: 10240 }),
  };
}

function about(phone: Phone) {
  const theme = phone.dark ? 'dark' : 'light';
  const base = { fontSizeSetting: 16, SDKVersion: phone.baseLibrary, theme };
  const device = { platform: phone.platform, system: 'Android 10', brand: 'x', model: 'x' };
  const screen = { windowWidth: 375, windowHeight: 700, pixelRatio: 2, screenWidth: 375, screenHeight: 760 };
  return {
    canIUse: (schema: string) => {
      const method = wxMethods.get(schema.split('.')[0] as string);
      return method !== undefined && reaches(phone.baseLibrary, method.since ?? '0');
    },
    getAppBaseInfo: () => base,
    getDeviceInfo: () => device,
    getWindowInfo: () => screen,
    getSystemInfoSync: () => ({ ...base, ...device, ...screen }),
    getPrivacySetting: (options: Callbacks) =>
      succeed('getPrivacySetting', options, {
        needAuthorization: phone.needsPrivacyConsent,
        privacyContractName: '隐私保护指引',
      }),
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: (listener: () => void) => phone.listeners.set('updateReady', listener),
      onUpdateFailed: () => undefined,
      applyUpdate: () => {
        phone.updated = true;
      },
    }),
  };
}

const hears = (phone: Phone, name: string) => (listener: (news: never) => void) =>
  void phone.listeners.set(name, listener as (news?: unknown) => void);

function everything(phone: Phone, line: LineOfRequests): Record<string, (...words: never[]) => unknown> {
  return {
    request: (options: RequestOptions) => {
      void line.send(options);
      return { abort() {} };
    },
    ...navigation(phone),
    ...storing(phone),
    ...about(phone),
    login: (options: Callbacks) => succeed('login', options, { code: phone.loginCode }),
    setClipboardData: (options: Callbacks & { data: string }) => {
      if (!phone.clipboardAllowed)
        return refuse('setClipboardData', options, 'no permission', { errno: 104 });
      phone.copied.push(options.data);
      succeed('setClipboardData', options);
    },
    makePhoneCall: (options: Callbacks & { phoneNumber: string }) => {
      phone.dialled.push(options.phoneNumber);
      succeed('makePhoneCall', options);
    },
    requestSubscribeMessage: subscribing(phone),
    addPhoneCalendar: calendar(phone),
    scanCode: scanning(phone),
    pageScrollTo: (options: Callbacks & { selector?: string }) => {
      phone.scrolledTo = options.selector ?? null;
      succeed('pageScrollTo', options);
    },
    hideToast: (options: Callbacks = {}) => succeed('hideToast', options),
    onNetworkStatusChange: hears(phone, 'network'),
    onThemeChange: hears(phone, 'theme'),
    onError: hears(phone, 'error'),
    onUnhandledRejection: hears(phone, 'rejection'),
    nextTick: (act: () => void) => void phone.clocks.setTimeout(act, 0),
  };
}

/**
 * What the mini-program sees of WeChat: what it uses and nothing of it made easier. Every call is held against
 * WeChat's own typings, and what the base library of this phone does not have is not there.
 */
export function wechatOf(phone: Phone, line: LineOfRequests): Record<string, unknown> {
  const entries = Object.entries(everything(phone, line)).map(([name, act]) => {
    const method = wxMethods.get(name);
    if (!method) throw new Error(`WeChat's typings have no wx.${name}`);
    if (!reaches(phone.baseLibrary, method.since ?? '0')) return [name, undefined];
    const checked = (...words: never[]) => {
      phone.called.add(name);
      const faults = faultsOf(name, words[0]);
      if (faults.length === 0) return act(...words);
      phone.errors.push(...faults);
      return refuse(name, (words[0] ?? {}) as Callbacks, `parameter error: ${faults.join()}`);
    };
    return [name, checked];
  });
  return Object.fromEntries(entries);
}

/** The root pages, as the built configuration has them. */
export const tabPages = (): string[] =>
  (appConfig().tabBar?.list ?? []).map(({ pagePath }: { pagePath: string }) => pagePath);
