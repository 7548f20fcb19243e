import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../..');

interface Target {
  /** The npm script that builds it. */
  script: string;
  output: string;
  /** Files and folders that it is built from. */
  sources: string[];
}

const H5: Target = {
  script: 'build:h5',
  output: 'miniapp/dist/h5',
  sources: ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'shared/src', 'package-lock.json'],
};
const SERVER: Target = {
  script: 'build:server',
  output: 'server/dist',
  sources: ['server/src', 'server/embedded-mongo/src', 'server/build.ts', 'shared/src', 'package-lock.json'],
};

/** Builds the H5 app unless it was built from the sources as they are now. */
export const ensureH5 = (): void => ensure(H5);

/** Bundles the server unless it was bundled from the sources as they are now. */
export const ensureServer = (): void => ensure(SERVER);

function ensure({ script, output, sources }: Target): void {
  const stamp = join(ROOT, `${output}.stamp`);
  const wanted = contentHash(sources.map((source) => join(ROOT, source)));
  const built = existsSync(join(ROOT, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (built) return;
  console.log(`正在构建（${script}），大约一分钟 …`);
  build(script);
  writeFileSync(stamp, wanted);
}

function build(script: string): void {
  // Whoever asks, the tests included, gets what holders get: a development build does not even start.
  const env = { ...process.env, NODE_ENV: 'production' };
  const built = spawnSync('npm', ['run', '-s', script], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status === 0) return;
  console.error(`构建没有成功；单独运行 npm run ${script} 看原因`);
  process.exit(1);
}

function contentHash(paths: string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesIn).sort())
    hash.update(`${relative(ROOT, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
