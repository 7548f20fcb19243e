// npm run test:mongodb: the server's tests against the MongoDB of TEST_MONGODB_URI, each in a database of its own.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressFault } from '../server/src/platform/store/address';
import { connect } from '../server/src/platform/store/open';

const uri = process.env.TEST_MONGODB_URI;

/** Files that need the embedded store by their nature; single tests say so where they stand, by `onEmbedded`. */
const ON_EMBEDDED_ALONE: Record<string, string> = {
  'tests/server/stop': 'starts and stops the embedded store with its commands',
  'tests/server/store/upgrade': 'takes a folder of the build before further, and back',
  'tests/server/store/full-disk': 'lets the store fail by its own fail points',
};

const ROOT = join(__dirname, '..');

/** The single tests that are left out with another MongoDB, by file, each with its reason. */
function leftOut(): string[] {
  const files = readdirSync(join(ROOT, 'tests/server'), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(join(ROOT, 'tests/server', file), 'utf8');
      return [...text.matchAll(/onEmbedded\('([^']+)'\)/g)].map(
        ([, reason]) => `left out in tests/server/${file}: ${reason}`,
      );
    });
}

async function engineOf(address: string): Promise<string> {
  const connection = await connect(address);
  const { version, ferretdb } = (await connection.db?.admin().buildInfo()) ?? {};
  await connection.close();
  return ferretdb ? `FerretDB ${ferretdb.version}, answering as MongoDB ${version}` : `MongoDB ${version}`;
}

async function main(): Promise<void> {
  if (!uri) throw new Error('TEST_MONGODB_URI=mongodb://… npm run test:mongodb');
  const fault = addressFault(uri);
  if (fault) throw new Error(`TEST_MONGODB_URI: ${fault}`);
  console.log(await engineOf(uri));
  for (const [file, reason] of Object.entries(ON_EMBEDDED_ALONE))
    console.log(`left out: ${file} (${reason})`);
  for (const line of leftOut()) console.log(line);
  console.log('what is left by engine: server/docs/engines.md');
  const left = Object.keys(ON_EMBEDDED_ALONE).flatMap((file) => ['--testPathIgnorePatterns', file]);
  // Paths first: jest takes every word after one of these options for one more of its values.
  const jest = [
    ...process.argv.slice(2),
    '-c',
    '.config/jest.config.cjs',
    '--selectProjects',
    'server',
    ...left,
  ];
  const child = spawn(process.execPath, [require.resolve('jest/bin/jest'), ...jest], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
