// `npm run test:nodes [-- 22 24]`: check, demo and every test on other versions of Node, fetched as npm packages.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort } from './support/free-port';
import { until } from './support/until';

const root = join(__dirname, '..');
const versions = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['22', '24'];

/** The environment in which `node` is another version. Throws where npm has none for this machine. */
function environmentOf(version: string): NodeJS.ProcessEnv {
  const folder = join(root, 'tests/.output/nodes', version);
  mkdirSync(folder, { recursive: true });
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const words = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`];
  if (spawnSync('npm', words, { stdio: 'inherit' }).status !== 0)
    throw new Error(`npm has no ${name}@${version}`);
  const bin = join(folder, 'node_modules', name, 'bin');
  return { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
}

/** How soon it must be gone that was told to end. */
const END_MS = 10_000;

const said = (fault: string): false => {
  console.error(fault);
  return false;
};

/** The demo, until it is ready; then it is told to end, and must. */
async function demo(env: NodeJS.ProcessEnv): Promise<boolean> {
  const port = await freePort();
  const words = ['run', '-s', 'demo', '--', '--port', String(port)];
  const child = spawn('npm', words, {
    cwd: root,
    env: { ...env, DATA_DIR: join(root, 'tests/.output/nodes/demo') },
    stdio: 'inherit',
  });
  let isOver = false;
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).finally(() => {
    isOver = true;
  });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(async () => isOver || (await isReady()), 'the demo is ready');
  if (isOver) return said(`the demo ended with ${await ended} before it was ready`);
  const told = performance.now();
  child.kill('SIGTERM');
  const code = await ended;
  const tookMs = performance.now() - told;
  if (code !== 0) return said(`the demo ended with ${code}`);
  return tookMs <= END_MS || said(`the demo took ${(tookMs / 1000).toFixed(1)} s to end`);
}

async function main(): Promise<void> {
  let failed = 0;
  for (const version of versions) {
    const env = environmentOf(version);
    const { stdout } = spawnSync('node', ['--version'], { env, encoding: 'utf8' });
    console.log(`— Node ${stdout.trim()}`);
    if (!(await demo(env))) failed += 1;
    if (spawnSync('npm', ['test'], { cwd: root, env, stdio: 'inherit' }).status !== 0) failed += 1;
  }
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
