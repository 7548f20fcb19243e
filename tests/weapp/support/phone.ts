import { allPages, moduleRunner } from './bundle';
import { type Answerer, LineOfRequests } from './network';
import { type Drawn, fieldValueName, nodesOf, Templates, wordsOf } from './templates';
import { tabPages, wechatOf } from './wechat';

/** A page as the built code hands it to WeChat. */
type PageCode = Record<string, unknown> & { data?: Record<string, unknown> };

interface OpenPage {
  route: string;
  instance: PageCode & { data: Record<string, unknown> };
}

/** What a phone is: the newest WeChat on an Android phone, where nothing else is said. */
export interface PhoneOptions {
  baseLibrary?: string;
  platform?: 'android' | 'ios' | 'windows' | 'mac';
  dark?: boolean;
}

// WeChat refuses a setData of more.
const SET_DATA_LIMIT = 1024 * 1024;
/** Timers up to this long belong to what the page is doing; longer ones wait for the holder, or for the network. */
const UNDER_WAY_MS = 1000;

// Taro writes `root.cn.[0].cl`: names and indices by turns.
function assign(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.').map((key) => key.replace(/^\[(\d+)\]$/, '$1'));
  const last = keys.pop() as string;
  let place = data as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  place[last] = value;
}

/** A phone that runs the built mini-program: pages, life cycles, storage, taps, requests. */
export class Phone {
  readonly templates = new Templates();
  readonly storage = new Map<string, unknown>();
  /** What left the mini-program: dialled numbers, copied texts. */
  readonly dialled: string[] = [];
  readonly copied: string[] = [];
  /** Everything that went wrong while running. */
  readonly errors: string[] = [];
  /** Life-cycle calls, as `pages/home/index onLoad`. */
  readonly lives: string[] = [];
  /** What WeChat's question for messages was about, each time it was asked. */
  readonly questions: string[][] = [];
  /** What the holder answers to it: for every template, or WeChat's error. */
  answersQuestion: 'accept' | 'reject' | 'ban' | { errCode: number } = 'accept';
  /** The entries of the phone's own calendar. */
  readonly calendar: { title: string; startTime: number }[] = [];
  calendarAllowed = true;
  clipboardAllowed = true;
  /** The code before the camera; null: whoever scans closes the scanner again. */
  code: string | null = null;
  cameraAllowed = true;
  /** What has to happen before the open scanner answers. */
  scanner: Promise<void> = Promise.resolve();
  /** What a page moved into sight last. */
  scrolledTo: string | null = null;
  /** Whether a tap is being handled: some calls of WeChat work only then. */
  isTapped = false;
  /** What every request fails with while it is set. */
  requestError: { errMsg: string; errno: number } | null = null;
  /** How long WeChat takes to open a page. */
  navigationMs = 0;
  /** Whether the app has let itself be replaced by its new release. */
  updated = false;
  /** What of WeChat was called. */
  readonly called = new Set<string>();
  /** Whom WeChat tells news: of the network, of its theme. */
  readonly listeners = new Map<string, (news?: unknown) => void>();
  /** What the app wrote into text fields that were drawn already. */
  readonly written: unknown[] = [];
  private readonly valueKey = `.${fieldValueName()}`;
  /** The largest setData of each page, in characters. */
  readonly largest = new Map<string, number>();
  readonly pages = allPages();
  readonly baseLibrary: string;
  readonly platform: string;
  readonly dark: boolean;
  readonly line: LineOfRequests;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly working = new Set<NodeJS.Timeout>();
  readonly clocks = this.makeClocks();
  loginCode = 'code';
  needsPrivacyConsent = false;
  private stack: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();
  private readonly tabRoutes = tabPages();
  private readonly registered = new Map<string, PageCode>();
  private readonly run: (name: string) => void;
  private loading = '';
  private app: Record<string, (options?: unknown) => void> = {};
  private pending = 0;
  private tapLeft = false;

  constructor(
    answer: Answerer,
    { baseLibrary = '3.8.0', platform = 'android', dark = false }: PhoneOptions = {},
  ) {
    this.baseLibrary = baseLibrary;
    this.platform = platform;
    this.dark = dark;
    this.line = new LineOfRequests(this, answer);
    const note = (...words: unknown[]) => void this.errors.push(words.map(String).join(' '));
    this.run = moduleRunner({
      options: {},
      ...this.clocks,
      console: { log() {}, info() {}, debug() {}, warn() {}, error: note },
      wx: wechatOf(this, this.line),
      App: (app: Phone['app']) => {
        this.app = app;
      },
      Page: (page: PageCode) => this.registered.set(this.loading, page),
      Component: () => undefined,
      Behavior: () => undefined,
      getApp: () => this.app,
      getCurrentPages: () => this.stack.map(({ instance }) => instance),
    });
    this.run('app.js');
    this.app.onLaunch?.({ path: 'pages/home/index', query: {}, scene: 1001 });
  }

  /** Opens a page as WeChat's own links do: on top of the one in front, a root page in its place in the bar. */
  async open(url: string): Promise<void> {
    if (this.isTab(pathOf(url))) this.turnTo(url);
    else this.push(url);
    await this.settle();
  }

  /** Closes the page in front, and shows the one below. */
  async close(): Promise<void> {
    this.pop();
    await this.settle();
  }

  /** The phone's own way back: what lies over the page is closed first. */
  async back(): Promise<void> {
    const over = nodesOf(this.drawn()).find(
      ({ tag, attr }) => tag === 'wx-page-container' && attr.show !== false,
    );
    if (over) await this.happen('beforeleave', over);
    else await this.close();
  }

  /** Opens a page in place of the one in front, or of all. */
  async replace(url: string, all: boolean): Promise<void> {
    if (all) this.relaunch(url);
    else this.exchange(url);
    await this.settle();
  }

  closeAll(): void {
    while (this.top) this.unload();
    for (const page of this.tabs.values()) this.end(page);
  }

  isTab = (path: string): boolean => this.tabRoutes.includes(path);

  push(url: string): void {
    if (this.top) this.live('onHide');
    this.load(url);
  }

  pop(): void {
    this.unload();
    if (this.top) this.live('onShow');
  }

  exchange(url: string): void {
    this.unload();
    this.load(url);
  }

  relaunch(url: string): void {
    this.closeAll();
    this.load(url);
  }

  /** Root pages stay as they were; what lies on top of them is closed. */
  turnTo(url: string): void {
    const path = pathOf(url);
    if (this.route === path) return;
    while (this.top && !this.isTab(this.route)) this.unload();
    if (this.route === path) {
      this.live('onShow');
      return;
    }
    if (this.top) {
      this.live('onHide');
      this.stack.pop();
    }
    const kept = this.tabs.get(path);
    if (!kept) {
      this.load(path);
      return;
    }
    this.stack.push(kept);
    this.live('onShow');
  }

  private load(url: string): void {
    const path = pathOf(url);
    const page = { route: path, instance: this.instantiate(path) };
    this.stack.push(page);
    if (this.isTab(path)) this.tabs.set(path, page);
    this.live('onLoad', Object.fromEntries(new URLSearchParams(url.split('?')[1] ?? '')));
    this.live('onShow');
    this.live('onReady');
  }

  private unload(): void {
    if (this.top) this.end(this.top);
  }

  private end(page: OpenPage): void {
    this.lives.push(`${page.route} onUnload`);
    (page.instance.onUnload as (() => void) | undefined)?.call(page.instance);
    this.tabs.delete(page.route);
    this.stack = this.stack.filter((each) => each !== page);
  }

  get route(): string {
    return this.top?.route ?? '';
  }

  get depth(): number {
    return this.stack.length;
  }

  /** What the page in front draws now. */
  drawn(): Drawn {
    if (!this.top) throw new Error('no page is open');
    return this.templates.draw(`${this.top.route}.wxml`, this.top.instance.data);
  }

  words(): string {
    return wordsOf(this.drawn());
  }

  /** What WeChat passes on when the page in front is shared from its menu; null where it offers no sharing. */
  share(): unknown {
    const message = this.top?.instance.onShareAppMessage as ((from: object) => unknown) | undefined;
    return message?.call(this.top?.instance, { from: 'menu' }) ?? null;
  }

  /** Taps the innermost thing that can be tapped and says these words, or is labelled so. */
  async tap(words: string): Promise<void> {
    const touchable = nodesOf(this.drawn()).filter(({ attr }) => attr.bindtap === 'eh');
    const isCalled = (node: Drawn) => wordsOf(node).trim() === words || node.attr.ariaLabel === words;
    // By its whole name where something has it: 是 is no part of 是哪一类证书.
    const node =
      touchable.filter(isCalled).pop() ?? touchable.filter((one) => wordsOf(one).includes(words)).pop();
    if (!node) throw new Error(`nothing to tap says ${words}; the page says:\n${this.words()}`);
    await this.happen('tap', node);
  }

  /** Types into the field under this label. */
  async type(label: string, value: string): Promise<void> {
    const node = nodesOf(this.drawn()).find(
      ({ tag, attr }) => tag === 'wx-input' && attr.ariaLabel === label,
    );
    const field = node ?? nodesOf(this.drawn()).find(({ tag }) => tag === 'wx-input');
    if (!field) throw new Error(`no field ${label}`);
    await this.happen('input', field, { value });
  }

  async happen(type: string, node: Drawn, detail: object = {}): Promise<void> {
    this.fire(type, node, detail);
    await this.settle();
  }

  /** The finger touches, and nothing is waited for. */
  fire(type: string, node: Drawn, detail: object = {}): void {
    const target = { id: node.attr.id, dataset: { sid: node.attr['data-sid'] } };
    const eh = this.top?.instance.eh as (event: unknown) => void;
    this.isTapped = type === 'tap';
    this.tapLeft = this.isTapped;
    eh.call(this.top?.instance, { type, detail, target, currentTarget: target, timeStamp: Date.now() });
    this.isTapped = false;
  }

  /** Uses the tap that is being handled; says whether there was one left to use. */
  takeTap(): boolean {
    const left = this.isTapped && this.tapLeft;
    this.tapLeft = false;
    return left;
  }

  /** Waits until nothing is under way any more: no request, no page that opens, no timer of the page's own work. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.pending === 0 && this.working.size === 0) continue;
      quiet = -1;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  /** Ends what still runs, so that the test can end. */
  switchOff(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private get top(): OpenPage | undefined {
    return this.stack[this.stack.length - 1];
  }

  private instantiate(path: string): OpenPage['instance'] {
    this.loading = path;
    this.run(path);
    const code = this.registered.get(path);
    if (!code) throw new Error(`${path} registered no page`);
    const data = structuredClone(code.data ?? {});
    const setData = (patch: Record<string, unknown>, done?: () => void) => {
      for (const [key, value] of Object.entries(patch))
        if (key.endsWith(this.valueKey)) this.written.push(value);
      const { length } = JSON.stringify(patch);
      this.largest.set(path, Math.max(this.largest.get(path) ?? 0, length));
      if (length > SET_DATA_LIMIT) throw new Error(`setData of ${length} characters on ${path}`);
      // WeChat sends data as JSON: functions and undefined do not survive.
      for (const [key, value] of Object.entries(patch)) {
        assign(data, key, value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
      }
      if (done) this.clocks.setTimeout(done, 0);
    };
    return { ...code, data, route: path, setData, getOpenerEventChannel: () => ({}) };
  }

  private live(name: string, ...words: unknown[]): void {
    const { route, instance } = this.top as OpenPage;
    this.lives.push(`${route} ${name}`);
    const method = instance[name] as ((...words: unknown[]) => void) | undefined;
    method?.call(instance, ...words);
  }

  /** Work that has to end before the page is looked at. */
  async counted<T>(work: Promise<T>): Promise<T> {
    this.pending += 1;
    try {
      return await work;
    } finally {
      this.pending -= 1;
    }
  }

  private makeClocks() {
    const forget = (timer: NodeJS.Timeout) => {
      clearTimeout(timer);
      this.timers.delete(timer);
      this.working.delete(timer);
    };
    const later = (act: () => void, ms = 0) => {
      const timer = setTimeout(() => {
        forget(timer);
        act();
      }, ms);
      this.timers.add(timer);
      if (ms <= UNDER_WAY_MS) this.working.add(timer);
      return timer;
    };
    const often = (act: () => void, ms?: number) => {
      const timer = setInterval(act, ms);
      this.timers.add(timer);
      return timer;
    };
    return { setTimeout: later, clearTimeout: forget, setInterval: often, clearInterval: forget };
  }
}

const pathOf = (url: string): string => url.replace(/^\//, '').split('?')[0] as string;
