import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const FIXED_PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const DEBIAN_PACKAGES = ['chromium', 'chromium-headless-shell', 'fonts-wqy-zenhei'];
const SHELL = 'chromium-headless-shell';

/** What headless Chromium needs to run as root and to leave the network alone. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  // Without a GPU its process would only pass pictures on: a tenth of the processor's time.
  '--in-process-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The places where programs of these names would stand, folder by folder. */
const inPath = (...names: string[]): string[] =>
  (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

const installedChromium = (): string | undefined => [...inPath(...NAMES), ...FIXED_PLACES].find(isExecutable);

/** Whether Chinese text would be drawn; where fontconfig is not there to ask (macOS), the system has such a font. */
function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.error !== undefined ? process.platform !== 'linux' : list.stdout.trim() !== '';
}

function installOnDebian(): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]) =>
    spawnSync('apt-get', words, { stdio: 'inherit', env: environment }).status === 0;
  return apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES);
}

/**
 * The browser that the tests drive: CHROME_PATH, else an installed Chrome or Chromium, else one from apt
 * (as root on Debian), together with a Chinese font. Throws an Error that says what to install.
 */
export function ensureChromium(): string {
  const named = process.env.CHROME_PATH;
  if (named && !isExecutable(named))
    throw new Error(`CHROME_PATH names no program that can be run: ${named}`);
  if (!(named ?? installedChromium()) || !hasChineseFont()) installOnDebian();
  const chromium = named ?? installedChromium();
  if (!chromium || !hasChineseFont()) {
    throw new Error(
      `The browser tests need Chrome or Chromium and a Chinese font. Install them (Debian: apt-get install ${DEBIAN_PACKAGES.join(' ')}), or name a browser in CHROME_PATH.`,
    );
  }
  return chromium;
}

/**
 * The browser for whatever needs no camera: CHROME_PATH, else the headless shell where it is installed, which does
 * the same at about half the cost of the processor, else the browser of `ensureChromium`.
 */
export const ensureLightChromium = (): string =>
  process.env.CHROME_PATH ?? inPath(SHELL).find(isExecutable) ?? ensureChromium();
