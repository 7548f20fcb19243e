// What a phone has to carry: the web app's first load beside the least React page, the mini-program's packages.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from '../../support/chromium';
import { ServerProcess } from '../../support/process';
import { appConfig, packageFiles } from '../../weapp/support/bundle';
import { median, printTable } from '../measure';
import { type FirstLoad, firstLoad } from './first-load';
import { startPeer } from './peer';

const ROUNDS = 7;
const WEAPP_LIMIT_KB = 500;
/** What Taro and React bring; everything else is the app's own. */
const FRAMEWORK = /^(taro|vendors|runtime|app|comp)\.js$|^(base|comp)\.wxml$|^utils\.wxs$/;

const kb = (bytes: number): string => (bytes / 1000).toFixed(1);

async function measureFirstLoad(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hz-bench-app-'));
  const [server, peer] = await Promise.all([ServerProcess.demo({ DATA_DIR: dataDir }), startPeer()]);
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_FLAGS });
  const contenders = { 'the least React page': peer.url, 换证助手: `${server.url}/` };
  const loads = new Map<string, FirstLoad[]>(Object.keys(contenders).map((name) => [name, []]));
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, url] of Object.entries(contenders))
        loads.get(name)?.push(await firstLoad(browser, url));
    }
  } finally {
    await browser.close();
    await server.kill();
    peer.server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  printTable([
    ['H5 first load', 'KB gzip', 'ms until usable, quarter CPU'],
    ...[...loads].map(([name, list]) => [
      name,
      kb(median(list.map(({ bytes }) => bytes))),
      median(list.map(({ milliseconds }) => milliseconds)).toFixed(0),
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
