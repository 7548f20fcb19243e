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

/** The demo, until it is ready; then it is told to end, and must. */
async function demo(env: NodeJS.ProcessEnv): Promise<boolean> {
  const port = await freePort();
  const words = ['run', '-s', 'demo', '--', '--port', String(port)];
  const child = spawn('npm', words, {
    cwd: root,
    env: { ...env, DATA_DIR: join(root, 'tests/.output/nodes/demo') },
    stdio: 'inherit',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(isReady, 'the demo is ready');
  child.kill('SIGTERM');
  await ended;
  return true;
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

void main();
