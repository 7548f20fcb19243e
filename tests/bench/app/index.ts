// What a phone has to carry: the web app's first load beside the least React page, the mini-program's packages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { Person } from '../../browser/support/person';
import { CHROMIUM_FLAGS, ensureChromium } from '../../support/chromium';
import { ServerProcess } from '../../support/process';
import { appConfig, packageFiles } from '../../weapp/support/bundle';
import { median, printTable } from '../measure';
import { type FirstLoad, firstLoad, type Opened } from './first-load';
import { PEER_ACTION, startPeer } from './peer';

const ROUNDS = 9;
/** The aims: kilobytes, and times the least page. */
const AIM_KB = 150;
const AIM_RATIO = 1.5;
const WEAPP_LIMIT_KB = 500;
/** What Taro and React bring; everything else is the app's own. */
const FRAMEWORK = /^(taro|vendors|runtime|app|comp)\.js$|^(base|comp)\.wxml$|^utils\.wxs$/;

const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

/** What a phone keeps of somebody who is signed in and has three certificates. */
async function keptOfHolder(browser: Browser, url: string): Promise<BrowserContextOptions['storageState']> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const person = new Person(await context.newPage(), context, url);
  await person.signsInAs('李秀英');
  await person.addsCertificate('砌筑工', '旧证书，还没换', '有效');
  await person.goesHome();
  // What home looks like is kept a moment after it was drawn.
  await person.page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => key.startsWith('first-sight:')),
  );
  const kept = await context.storageState();
  await context.close();
  return kept;
}

async function measureFirstLoad(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hz-bench-app-'));
  const [server, peer] = await Promise.all([ServerProcess.demo({ DATA_DIR: dataDir }), startPeer()]);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const url = `${server.url}/`;
  const contenders: Record<string, Opened> = {
    'the least React page': { url: peer.url, action: PEER_ACTION },
    'home, nobody signed in': { url, action: '看看我的证能不能换' },
  };
  const loads = new Map<string, FirstLoad[]>();
  try {
    contenders['home with three certificates'] = {
      ...{ url, action: '去学习' },
      storageState: await keptOfHolder(browser, url),
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, opened] of Object.entries(contenders))
        loads.set(name, [...(loads.get(name) ?? []), await firstLoad(browser, opened)]);
    }
  } finally {
    await browser.close();
    await server.kill();
    peer.server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const figures = [...loads].map(([name, list]) => ({
    name,
    kilobytes: median(list.map(({ bytes }) => bytes)) / 1000,
    stands: median(list.map(({ stands }) => stands)),
    answers: median(list.map(({ answers }) => answers)),
  }));
  const least = figures[0] ?? { stands: Number.NaN, answers: Number.NaN };
  printTable([
    [
      ...['H5 first load', `KB gzip, aim ${AIM_KB}`, 'ms until a tap is taken, quarter CPU'],
      ...[`× least, aim ${AIM_RATIO}`, 'ms until it answers at once', '× least'],
    ],
    ...figures.map(({ name, kilobytes, stands, answers }) => [
      ...[name, kilobytes.toFixed(1), stands.toFixed(0), (stands / least.stands).toFixed(2)],
      ...[answers.toFixed(0), (answers / least.answers).toFixed(2)],
    ]),
  ]);
}

function measurePackages(): void {
  const roots = (appConfig().subPackages ?? []).map(({ root }) => root);
  const packageOf = (name: string) => roots.find((root) => name.startsWith(`${root}/`)) ?? 'main';
  const sum = (fits: (name: string) => boolean) =>
    packageFiles()
      .filter(({ name }) => fits(name))
      .reduce((total, { bytes }) => total + bytes, 0);
  const main = sum((name) => packageOf(name) === 'main');
  const framework = sum((name) => FRAMEWORK.test(name));
  const aim = main <= WEAPP_LIMIT_KB * 1000 ? 'reached' : 'MISSED';
  printTable([
    ['weapp package', 'KB', `aim: main at most ${WEAPP_LIMIT_KB} KB`],
    ['main', kb(main), aim],
    ['of it Taro and React', kb(framework), ''],
    ['of it our own', kb(main - framework), ''],
    ...roots.map((root) => [root, kb(sum((name) => packageOf(name) === root)), '']),
  ]);
}

export async function run(): Promise<void> {
  await measureFirstLoad();
  console.log('');
  measurePackages();
}
