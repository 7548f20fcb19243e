import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium, ensureLightChromium } from '../../support/chromium';
import { DemoServer } from './demo-server';
import { Desk } from './desk';
import { Person } from './person';

/** A phone of ordinary size, held upright. What would fade or slide is there within a millisecond; only what waits turns. */
const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
  reducedMotion: 'reduce',
} as const;

const CAMERA_FLAGS = ['--use-fake-device-for-media-stream'];

/** A browser; with `film`, a .y4m file, it has a camera that shows that film to whoever allows it. */
export const openBrowser = (film?: string): Promise<Browser> =>
  chromium.launch({
    // Where the machine's own language knows no Chinese letters, a file could not be saved under its name.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
    executablePath: film ? ensureChromium() : ensureLightChromium(),
    args: film
      ? [...CHROMIUM_FLAGS, ...CAMERA_FLAGS, `--use-file-for-fake-video-capture=${film}`]
      : CHROMIUM_FLAGS,
  });

/** What a phone has of its own: how sharp it is, whether it is dark, which browser it says it is. */
export type PhoneOptions = Pick<BrowserContextOptions, 'deviceScaleFactor' | 'colorScheme' | 'userAgent'>;

/** A phone of its own: nothing is shared with any other. */
export async function aPhone(
  browser: Browser,
  url: string,
  options: PhoneOptions = {},
): Promise<{ person: Person; context: BrowserContext }> {
  const context = await browser.newContext({ ...PHONE, ...options });
  return { person: new Person(await context.newPage(), context, url), context };
}

export interface Stage {
  readonly server: DemoServer;
  /** Somebody new with a phone of their own. */
  somebody(phone?: PhoneOptions): Promise<Person>;
  /** Somebody with a phone of their own, signed in as a sample person. */
  signedIn(name: string, phone?: PhoneOptions): Promise<Person>;
  /** A computer on a desk, with the office's pages open. */
  desk(width?: number): Promise<Desk>;
  /** Kills the server in the middle of its work, as a power cut does. */
  crash(): Promise<void>;
  /** Starts the killed server on its port and data, and waits until every phone has noticed by itself. */
  restart(): Promise<void>;
}

/** Before the tests of a file: a server with its clock at a day, and a browser. After each: nothing may have gone wrong. */
export function aStage({ date, film }: { date: string; film?: string }): Stage {
  let server: DemoServer;
  let browser: Browser;
  let phones: { person: Person; context: BrowserContext }[] = [];
  let desks: { desk: Desk; context: BrowserContext }[] = [];

  beforeAll(async () => {
    [server, browser] = await Promise.all([DemoServer.start(date), openBrowser(film)]);
  });
  afterEach(async () => {
    const faults = [...phones.map(({ person }) => person), ...desks.map(({ desk }) => desk)].flatMap(
      (one) => one.faults.list,
    );
    await Promise.all([...phones, ...desks].map(({ context }) => context.close()));
    phones = [];
    desks = [];
    expect(faults).toEqual([]);
  });
  afterAll(async () => {
    await Promise.all([server?.stop(), browser?.close()]);
    expect(server.errors).toEqual([]);
  });

  async function somebody(options?: PhoneOptions): Promise<Person> {
    const phone = await aPhone(browser, server.url, options);
    phones.push(phone);
    return phone.person;
  }

  return {
    get server() {
      return server;
    },
    somebody,
    async signedIn(name, options) {
      const person = await somebody(options);
      await person.signsInAs(name);
      return person;
    },
    async desk(width = 1280) {
      const viewport = { width, height: 800 };
      const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' });
      const desk = new Desk(await context.newPage());
      desks.push({ desk, context });
      await desk.page.goto(`${server.url}office/`);
      return desk;
    },
    async crash() {
      for (const { person } of phones) person.faults.outOfReach = true;
      await server.crash();
    },
    async restart() {
      const noticed = Promise.all(phones.map(({ person }) => person.noticesServer()));
      await server.startAgain();
      await noticed;
    },
  };
}
