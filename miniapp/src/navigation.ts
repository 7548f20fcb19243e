import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { clearOver } from './ui/Sheet/system-back';
import { clearToast } from './ui/Toast';

const tabs = {
  home: 'pages/home/index',
  reminders: 'pages/reminders/index',
  chat: 'pages/chat/index',
  help: 'pages/help/index',
  me: 'pages/me/index',
} as const;
const pages = {
  ...tabs,
  'sign-in': 'pages/sign-in/index',
  add: 'pages/add/index',
  way: 'pages/way/index',
  step: 'pages/step/index',
  study: 'pages/study/index',
  years: 'pages/years/index',
  duty: 'pages/duty/index',
  certificate: 'pages/certificate/index',
  'reminder-settings': 'pages/reminder-settings/index',
  notice: 'pages/notice/index',
  privacy: 'pages/privacy/index',
  scan: 'pages/verification/scan/index',
  code: 'pages/verification/code/index',
  claim: 'pages/verification/claim/index',
  looks: 'pages/verification/looks/index',
  place: 'pages/packs/place/index',
  held: 'pages/packs/certificate/index',
  'held-step': 'pages/packs/step/index',
  'held-hours': 'pages/packs/hours/index',
  'held-cycles': 'pages/packs/cycles/index',
  'office-desk': 'pages/office/sign-in/index',
  'office-invitation': 'pages/office/invitation/index',
  'office-poster': 'pages/office/poster/index',
  'office-joined': 'pages/office/joined/index',
  'office-team': 'pages/office/team/index',
} as const;

export type PageName = keyof typeof pages;
export type TabName = keyof typeof tabs;
export type Params = Record<string, string>;

function urlOf(page: PageName, params: Params = {}): string {
  const query = Object.entries(params).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `/${pages[page]}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** The plain address of a page. */
export const pathOf = (page: PageName): string => urlOf(page);

const isTab = (page: PageName): page is TabName => page in tabs;

/** A page that does not come within this time will not come: its file could not be fetched. */
const LONGEST_WAY_MS = 4_000;
let onTheWay: ReturnType<typeof setTimeout> | null = null;
/** Where what was done meanwhile leads, once the page that is on its way has come. */
let afterwards: (() => Promise<unknown>) | null = null;

function end(): void {
  if (onTheWay) clearTimeout(onTheWay);
  onTheWay = null;
  const move = afterwards;
  afterwards = null;
  if (move) setOut(move);
}

/**
 * A page comes to the front: the next tap may lead on. On the web the page before is taken away a moment later, by a
 * timer that was set earlier than this one: until then a finger still meets that page.
 */
export function arrived(): void {
  const way = onTheWay;
  setTimeout(() => {
    if (onTheWay === way) end();
  }, 0);
}

function setOut(move: () => Promise<unknown>): void {
  afterwards = null;
  end();
  // What was said of one screen would be taken for the next one's; what is to be said there is said after setting out.
  clearToast();
  onTheWay = setTimeout(end, LONGEST_WAY_MS);
  const clear = clearOver();
  (clear ? clear.then(move) : move()).catch(end);
}

// Until the page that a tap leads to stands in front, another tap would open it twice, sometimes blank (taro#16077).
function setOutOnce(move: () => Promise<unknown>): void {
  if (onTheWay === null) setOut(move);
}

// An answer that is given leads on, also where the page that asked is only just coming: nothing of it may be dropped.
function setOutAfter(move: () => Promise<unknown>): void {
  if (onTheWay === null) setOut(move);
  else afterwards = move;
}

/** The pages that lie on each other, the one in front last, each by its plain path. */
const pagesOpen = (): string[] =>
  Taro.getCurrentPages().map(({ route }) => (route ?? '').replace(/^\//, '').split('?')[0] as string);
const pageInFront = (): string => pagesOpen().slice(-1)[0] ?? '';

// WeChat stacks ten pages and silently refuses the eleventh.
const DEEPEST = 9;

/** Opens a page on top of this one; root pages take their place in the bar. */
export function go(page: PageName, params?: Params): void {
  if (isTab(page)) {
    // No page comes where it is in front already.
    if (pageInFront() !== pages[page]) setOutOnce(() => Taro.switchTab({ url: urlOf(page) }));
  } else if (Taro.getCurrentPages().length >= DEEPEST) replaceWith(page, params);
  else setOutOnce(() => Taro.navigateTo({ url: urlOf(page, params) }));
}

/** Starts to scan: the tap that leads to the page is the one that opens the scanner there. */
export const goScan = (): void => go('scan', { begin: '1' });

/** Opens a page in place of this one: the way back skips it. */
export const replaceWith = (page: PageName, params?: Params): void =>
  setOutOnce(() => Taro.redirectTo({ url: urlOf(page, params) }));

/**
 * Leads on from something that was done: on top of this page, or in place of it. A tap is not counted here, so whoever
 * calls sees to it that the same thing is not done twice.
 */
export function goOn(page: PageName, params?: Params, { replacing = false } = {}): void {
  const isDeep = Taro.getCurrentPages().length >= DEEPEST;
  const open = replacing || isDeep ? Taro.redirectTo : Taro.navigateTo;
  setOutAfter(() => open({ url: urlOf(page, params) }));
}

/** Opens a page with nothing behind it. */
export const restartAt = (page: PageName, params?: Params): void =>
  setOut(() => Taro.reLaunch({ url: urlOf(page, params) }));

/**
 * Opens a page in place of all those of `done` that lie on top: what was asked there is answered, and the browser's way
 * back does not lead among them any more. Where nothing lies below, and in WeChat, with nothing behind it.
 */
export function leaveFor(done: PageName, page: PageName, params?: Params): void {
  const over = pagesOpen()
    .reverse()
    .findIndex((path) => path !== pages[done]);
  if (process.env.TARO_ENV !== 'h5' || over < 1) restartAt(page, params);
  else
    setOut(async () => {
      await Taro.navigateBack({ delta: over });
      await Taro.navigateTo({ url: urlOf(page, params) });
    });
}

/** One page back; home where there is nothing behind. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) setOutOnce(() => Taro.navigateBack());
  else go('home');
}

/** A parameter of this page's address, decoded on both faces. */
export function useParam(name: string): string | null {
  const value = useRouter().params[name];
  return value === undefined || value === '' ? null : decodeURIComponent(value);
}

/**
 * A parameter of the link that led to a tab, told anew each time a link leads there. On the web a tab that is open
 * already stays as it was opened first: only the address in the bar has changed.
 */
export function useLinkParam(tab: TabName, name: string): { value: string | null } {
  const value = useParam(name);
  const [link, setLink] = useState({ value });
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return;
    const follow = () => {
      const [path, query] = window.location.hash.slice(1).split('?');
      if (path === `/${pages[tab]}`) setLink({ value: new URLSearchParams(query).get(name) });
    };
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [tab, name]);
  return link;
}
