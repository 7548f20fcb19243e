import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { parseDay } from '@hz/shared/calendar';
import { dataKeysInFolder } from '../../../server/src/platform/crypto/data-keys';
import { stepsAhead } from '../../../server/src/platform/store/migrate';
import { openStore } from '../../../server/src/platform/store/open';
import { builtScript } from '../../support/bundled';
import { Databases } from '../../support/database';
import { testInLongRun } from '../../support/long';
import { addCertificates, addHolders } from '../../support/reminder-world';

const databases = new Databases();
let script: string;
let dataDir: string;
let settings: Record<string, string>;

beforeAll(async () => {
  script = await builtScript('job');
});
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'hz-job-'));
  settings = await databases.settings(basename(dataDir), dataDir);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
afterAll(() => databases.stop());

/** `npm run job -- <name>` on the store of the folder; what it says last. */
async function job(name: string): Promise<string> {
  const env = { ...process.env, ...settings, LOG_LEVEL: 'silent' };
  const { stdout } = await promisify(execFile)(process.execPath, [script, name], { env });
  return stdout.trim();
}

/** A holder with an old certificate that nothing was done for. */
async function addHolderWithCertificate(): Promise<void> {
  const store = await openStore({ uri: settings.MONGODB_URI, dataDir });
  await stepsAhead(store.connection); // as new, and up to date
  dataKeysInFolder(dataDir, { hasData: false });
  const [holderId = ''] = await addHolders(store.connection, 1);
  await addCertificates(store.connection, [{ holderId, createdOn: parseDay('2022-12-01') }]);
  await store.close();
}

testInLongRun('each job runs by hand and tells what it did', async () => {
  await addHolderWithCertificate();
  // What it finds depends on the hour (late in the evening nothing is planned): here only that it looked and told.
  expect(Object.keys(JSON.parse(await job('plan')))).toEqual(expect.arrayContaining(['looked', 'due']));
  expect(Object.keys(JSON.parse(await job('send')))).toContain('sent');
  expect(JSON.parse(await job('sweep'))).toMatchObject({ abandoned: 0, deadLetters: 0 });
  expect(JSON.parse(await job('dead-letters'))).toEqual([]);
});

testInLongRun('a job that does not exist is refused, and those that do are named', async () => {
  await expect(job('clean')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('plan|send|sweep|forget|nudges|dead-letters'),
  });
});
