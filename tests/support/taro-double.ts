import { useEffect } from 'react';

// The tests look at the web's half of the app; the mini-program's runs as built, in tests/weapp.
process.env.TARO_ENV = 'h5';

export interface Asked {
  method: string;
  /** Path and query, from /v1 on. */
  path: string;
  body: unknown;
  token: string | null;
  /** Whose request it says it is. */
  holder: string | null;
}

export interface Answer {
  status?: number;
  body?: unknown;
}

type Answerer = (asked: Asked) => Answer | Promise<Answer>;

interface RequestOptions {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
}

const notFound: Answerer = () => ({ status: 404 });
const showing = new Set<() => void>();
const hiding = new Set<() => void>();
let answer: Answerer = notFound;
let networkListener: (state: { isConnected: boolean }) => void = () => undefined;

/** What a test decides about the phone and the server, and what it finds out. */
export const phone = {
  storage: new Map<string, unknown>(),
  storageBroken: false,
  /** Every request that reached the server. */
  asked: [] as Asked[],
  online: true,
  params: {} as Record<string, string>,
  /** Pages gone to, with how: `navigateTo /pages/way/index?id=1`. */
  gone: [] as string[],
  dialled: [] as string[],
  copied: [] as string[],
  /** How far the page in front was moved each time; null: to a place on it. */
  scrolled: [] as (number | null)[],
  depth: 1,
  answers(next: Answerer) {
    answer = next;
  },
  /** The page comes to the front again. */
  show() {
    for (const listener of [...showing]) listener();
  },
  /** Another page comes before it. */
  hide() {
    for (const listener of [...hiding]) listener();
  },
  connect(isConnected: boolean) {
    phone.online = isConnected;
    networkListener({ isConnected });
  },
  reset() {
    phone.storage.clear();
    phone.storageBroken = false;
    for (const list of [phone.asked, phone.gone, phone.dialled, phone.copied, phone.scrolled])
      list.length = 0;
    phone.online = true;
    phone.params = {};
    phone.depth = 1;
    answer = notFound;
  },
};

async function request({ url, method = 'GET', data, header = {} }: RequestOptions) {
  if (!phone.online) throw { errMsg: 'request:fail' };
  const token = header.authorization?.replace('Bearer ', '') ?? null;
  const asked = { method, path: url, body: data, token, holder: header['x-holder'] ?? null };
  phone.asked.push(asked);
  const { status = 200, body = null } = await answer(asked);
  // The connection broke while the server was at work.
  if (!phone.online) throw { errMsg: 'request:fail' };
  return { statusCode: status, data: body, header: {} };
}

// The page that is gone to stands in front at once, and says so as every screen does.
async function went(where: string): Promise<void> {
  phone.gone.push(where);
  (await import('../../miniapp/src/navigation')).arrived();
}

const goes =
  (how: string) =>
  ({ url }: { url: string }) =>
    went(`${how} ${url}`);

const storageWorks = () => {
  if (phone.storageBroken) throw new Error('storage is full');
};

export function useDidShow(listener: () => void): void {
  useEffect(() => {
    showing.add(listener);
    return () => void showing.delete(listener);
  });
}

export const useShareAppMessage = (): void => undefined;

export function useDidHide(listener: () => void): void {
  useEffect(() => {
    hiding.add(listener);
    return () => void hiding.delete(listener);
  });
}

export const useRouter = () => ({ params: phone.params });

export default {
  request,
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => {
    storageWorks();
    phone.storage.set(key, value);
  },
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...phone.storage.keys()] }),
  navigateTo: goes('navigateTo'),
  redirectTo: goes('redirectTo'),
  reLaunch: goes('reLaunch'),
  switchTab: goes('switchTab'),
  canIUse: () => true,
  pageScrollTo: async (to: { scrollTop?: number }) => void phone.scrolled.push(to.scrollTop ?? null),
  nextTick: (act: () => void) => void setTimeout(act, 0),
  navigateBack: () => went('navigateBack'),
  getCurrentPages: () => Array.from({ length: phone.depth }, () => ({})),
  onNetworkStatusChange: (listener: typeof networkListener) => {
    networkListener = listener;
  },
  setClipboardData: async ({ data }: { data: string }) => void phone.copied.push(data),
  makePhoneCall: async ({ phoneNumber }: { phoneNumber: string }) => void phone.dialled.push(phoneNumber),
};
