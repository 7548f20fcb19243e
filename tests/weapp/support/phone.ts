import { moduleRunner } from './bundle';
import { type Drawn, nodesOf, Templates, wordsOf } from './templates';
import { type Answerer, wechatOf } from './wechat';

/** A page as the built code hands it to WeChat. */
type PageCode = Record<string, unknown> & { data?: Record<string, unknown> };

interface OpenPage {
  route: string;
  instance: PageCode & { data: Record<string, unknown> };
}

const ROUNDS = 6;

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
  /** The code before the camera; null: whoever scans closes the scanner again. */
  code: string | null = null;
  cameraAllowed = true;
  /** What a page moved into sight last. */
  scrolledTo: string | null = null;
  /** Whether a tap is being handled: some calls of WeChat work only then. */
  isTapped = false;
  loginCode = 'code';
  needsPrivacyConsent = false;
  private readonly stack: OpenPage[] = [];
  private readonly registered = new Map<string, PageCode>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly run: (name: string) => void;
  private loading = '';
  private app: Record<string, (options?: unknown) => void> = {};
  private pending = 0;

  constructor(answer: Answerer) {
    const note = (...words: unknown[]) => void this.errors.push(words.map(String).join(' '));
    const code = { options: {}, ...this.clocks() };
    this.run = moduleRunner({
      ...code,
      console: { log() {}, info() {}, debug() {}, warn() {}, error: note },
      wx: wechatOf(this, (request) => this.counted(answer(request))),
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

  /** Opens a page on top of the one in front. */
  async open(url: string): Promise<void> {
    this.push(url);
    await this.settle();
  }

  /** Closes the page in front, and shows the one below. */
  async close(): Promise<void> {
    this.pop();
    if (this.top) this.live('onShow');
    await this.settle();
  }

  /** Opens a page in place of the one in front, or of all. */
  async replace(url: string, all: boolean): Promise<void> {
    do this.pop();
    while (all && this.top);
    await this.open(url);
  }

  closeAll(): void {
    while (this.top) this.pop();
  }

  private push(url: string): void {
    const [path = '', query = ''] = url.replace(/^\//, '').split('?');
    if (this.top) this.live('onHide');
    this.stack.push({ route: path, instance: this.instantiate(path) });
    this.live('onLoad', Object.fromEntries(new URLSearchParams(query)));
    this.live('onShow');
    this.live('onReady');
  }

  private pop(): void {
    this.live('onUnload');
    this.stack.pop();
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

  /** Taps the innermost thing that can be tapped and says these words, or is labelled so. */
  async tap(words: string): Promise<void> {
    const fits = (node: Drawn) =>
      node.attr.bindtap === 'eh' && (wordsOf(node).includes(words) || node.attr.ariaLabel === words);
    const node = nodesOf(this.drawn()).filter(fits).pop();
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
    const target = { id: node.attr.id, dataset: { sid: node.attr['data-sid'] } };
    const eh = this.top?.instance.eh as (event: unknown) => void;
    this.isTapped = type === 'tap';
    eh.call(this.top?.instance, { type, detail, target, currentTarget: target, timeStamp: Date.now() });
    this.isTapped = false;
    await this.settle();
  }

  /** Waits until nothing is asked of the server any more and the page has been drawn. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < ROUNDS; quiet += 1) {
      await new Promise((resolve) => setTimeout(resolve, 4));
      if (this.pending > 0) quiet = 0;
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
      // WeChat sends data as JSON: functions and undefined do not survive.
      for (const [key, value] of Object.entries(patch)) {
        assign(data, key, value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
      }
      done?.();
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

  private clocks() {
    const later = (act: () => void, ms?: number) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        act();
      }, ms);
      this.timers.add(timer);
      return timer;
    };
    const end = (timer: NodeJS.Timeout) => clearTimeout(timer);
    return { setTimeout: later, clearTimeout: end, setInterval, clearInterval };
  }
}
