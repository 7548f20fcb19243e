import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '../../..');

interface Target {
  /** The npm script that builds it. */
  script: string;
  /** How long to wait for it, in words. */
  takes: string;
  /** What lies there when it is built. */
  output: string;
  /** Files and folders that it is built from. */
  sources: string[];
}

const H5: Target = {
  script: 'build:h5',
  takes: '大约一分钟',
  output: 'miniapp/dist/h5/index.html',
  sources: ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'shared/src', 'package-lock.json'],
};
const OFFICE: Target = {
  script: 'build:office',
  takes: '几秒钟',
  output: 'miniapp/office/dist/index.html',
  sources: [
    ...['miniapp/office/src', 'miniapp/office/build.ts', 'miniapp/office/package.json', 'miniapp/src/api'],
    ...['miniapp/src/ui/theme', 'shared/src/calendar', 'package-lock.json'],
  ],
};
const SERVER: Target = {
  script: 'build:server',
  takes: '几秒钟',
  output: 'server/dist/main.js',
  sources: [
    ...['server/src', 'server/embedded-mongo/src', 'server/lists/src', 'server/build.ts'],
    ...['shared/src', 'package-lock.json'],
  ],
};

const CHAT: Target = {
  script: 'build:chat',
  takes: '几秒钟',
  output: 'shared/dist/understanding.bin',
  sources: ['shared/src/talk'],
};

/** The folders that the H5 app is built from. */
export const h5Folders: readonly string[] = H5.sources.filter(isFolder).map((source) => join(ROOT, source));

/** Builds the H5 app and the desk's pages unless they were built from the sources as they are now; says so and gives false when it fails. */
export const ensurePages = async (): Promise<boolean> => (await ensure(H5)) && (await ensure(OFFICE));

/** Bundles the server unless it was bundled from the sources as they are now; says so and gives false when it fails. */
export const ensureServer = (): Promise<boolean> => ensure(SERVER);

/** Learns what the chat knows unless that was learned from the phrases as they are now. */
export const ensureChat = (): Promise<boolean> => ensure(CHAT);

async function ensure({ script, takes, output, sources }: Target): Promise<boolean> {
  const stamp = join(ROOT, dirname(output), '..', `${script.replace(':', '-')}.stamp`);
  const wanted = contentHash(sources.map((source) => join(ROOT, source)));
  const isBuilt =
    existsSync(join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isBuilt) return true;
  console.log(`正在构建（${script}），${takes} …`);
  if (!(await build(script))) return false;
  writeFileSync(stamp, wanted);
  return true;
}

async function build(script: string): Promise<boolean> {
  // Whoever asks, the tests included, gets what holders get: a development build does not even start.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn('npm', ['run', '-s', script], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true, // a process group of its own
  });
  // Whoever is told to stop meanwhile takes all of the build along: npm and its shell would leave it behind.
  const stop = () => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    process.exit(1);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
  const [status] = await once(child, 'exit').catch(() => [1]);
  process.off('SIGTERM', stop).off('SIGINT', stop);
  if (status !== 0) console.error(`构建没有成功；单独运行 npm run ${script} 看原因`);
  return status === 0;
}

function contentHash(paths: string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn).sort()) {
    hash.update(`${relative(ROOT, file)}\n`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function isFolder(path: string): boolean {
  return !/\.\w+$/.test(path);
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!isFolder(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
