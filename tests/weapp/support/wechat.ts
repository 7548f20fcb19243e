import type { Phone } from './phone';

export interface WxRequest {
  method: string;
  /** From /v1 on. */
  path: string;
  body?: unknown;
  token: string | null;
  /** Whose request it says it is. */
  holder: string | null;
}

export type Answerer = (request: WxRequest) => Promise<{ status: number; body: unknown }>;

interface Callbacks {
  success?: (result: object) => void;
  fail?: (error: object) => void;
  complete?: (result: object) => void;
}

const succeed = ({ success, complete }: Callbacks, result: object = {}) => {
  success?.({ errMsg: 'ok', ...result });
  complete?.({ errMsg: 'ok', ...result });
};

type RequestOptions = Callbacks & {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
};

async function request(answer: Answerer, options: RequestOptions): Promise<void> {
  const { url, method = 'GET', data, header = {} } = options;
  const token = header.authorization?.replace('Bearer ', '') ?? null;
  try {
    const holder = header['x-holder'] ?? null;
    const { status, body } = await answer({ method, path: url, body: data, token, holder });
    succeed(options, { statusCode: status, data: body, header: {} });
  } catch {
    options.fail?.({ errMsg: 'request:fail' });
    options.complete?.({ errMsg: 'request:fail' });
  }
}

type Go = Callbacks & { url: string };

function navigation(phone: Phone) {
  // WeChat answers first and moves a moment later.
  const then = (options: Callbacks, act: () => Promise<void>) => {
    succeed(options);
    void phone.counted(new Promise((moved) => setTimeout(moved, 0)).then(() => void act()));
  };
  const afresh = (options: Go) => then(options, () => phone.replace(options.url, true));
  return {
    navigateTo: (options: Go) => then(options, () => phone.open(options.url)),
    redirectTo: (options: Go) => then(options, () => phone.replace(options.url, false)),
    reLaunch: afresh,
    switchTab: afresh,
    navigateBack: (options: Callbacks) => then(options, () => phone.close()),
  };
}

const refuse = ({ fail, complete }: Callbacks, error: object): void => {
  fail?.(error);
  complete?.(error);
};

function subscribing(phone: Phone) {
  return (options: Callbacks & { tmplIds: string[] }) => {
    if (!phone.isTapped)
      return refuse(options, { errCode: 20005, errMsg: 'can only be invoked by user TAP gesture' });
    phone.questions.push(options.tmplIds);
    const answer = phone.answersQuestion;
    if (typeof answer === 'object')
      return refuse(options, { ...answer, errMsg: 'requestSubscribeMessage:fail' });
    return succeed(options, Object.fromEntries(options.tmplIds.map((id) => [id, answer])));
  };
}

const calendar = (phone: Phone) => (options: Callbacks & { title: string; startTime: number }) => {
  if (!phone.calendarAllowed) return refuse(options, { errMsg: 'addPhoneCalendar:fail auth deny' });
  phone.calendar.push({ title: options.title, startTime: options.startTime });
  return succeed(options);
};

const scanning = (phone: Phone) => (options: Callbacks) => {
  if (!phone.cameraAllowed) return refuse(options, { errMsg: 'scanCode:fail auth deny' });
  if (phone.code === null) return refuse(options, { errMsg: 'scanCode:fail cancel' });
  return succeed(options, { result: phone.code, scanType: 'QR_CODE' });
};

/** What the mini-program sees of WeChat: only what it uses, and nothing of it made easier. */
export function wechatOf(phone: Phone, answer: Answerer): Record<string, unknown> {
  const setting = () => ({
    needAuthorization: phone.needsPrivacyConsent,
    privacyContractName: '隐私保护指引',
  });
  return {
    request: (options: RequestOptions) => {
      void request(answer, options);
      return { abort() {} };
    },
    ...navigation(phone),
    getStorageSync: (key: string) => phone.storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, value),
    removeStorageSync: (key: string) => void phone.storage.delete(key),
    login: (options: Callbacks) => succeed(options, { code: phone.loginCode }),
    setClipboardData: (options: Callbacks & { data: string }) => {
      phone.copied.push(options.data);
      succeed(options);
    },
    makePhoneCall: (options: Callbacks & { phoneNumber: string }) => {
      phone.dialled.push(options.phoneNumber);
      succeed(options);
    },
    requestSubscribeMessage: subscribing(phone),
    addPhoneCalendar: calendar(phone),
    scanCode: scanning(phone),
    pageScrollTo: (options: Callbacks & { selector?: string }) => {
      phone.scrolledTo = options.selector ?? null;
      succeed(options);
    },
    hideToast: (options: Callbacks = {}) => succeed(options),
    getPrivacySetting: (options: Callbacks) => succeed(options, setting()),
    canIUse: () => true,
    getAppBaseInfo: () => ({ fontSizeSetting: 16, SDKVersion: '3.0.0' }),
    getSystemInfoSync: () => ({ platform: 'ios', SDKVersion: '3.0.0', windowWidth: 375 }),
    onNetworkStatusChange: () => undefined,
    nextTick: (act: () => void) => setTimeout(act, 0),
  };
}
