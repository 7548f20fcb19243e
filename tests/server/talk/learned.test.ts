import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allPhrases, Understanding } from '@hz/shared/talk';
import { readLearned, sourcesHash, writeLearned } from '@hz/shared/talk/learned';
import { ensureServer } from '../../../server/src/commands/ensure-built';
import { times } from '../../support/long';

const ROOT = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'hz-learned-'));
const file = join(folder, 'understanding.bin');
afterAll(() => rmSync(folder, { recursive: true }));

test('what was learned is read back as it was: every chance of every answer is the same', () => {
  writeLearned(file);
  const read = readLearned(file);
  const learned = new Understanding(allPhrases());
  const asked = [
    '换证到哪天',
    '我的证书查不到怎么办',
    '今天天气怎么样',
    'how are you',
    '',
    '𠮷㍿1３',
    ...allPhrases()
      .slice(0, times(60, 500))
      .map(({ text }) => text),
  ];
  for (const text of asked) expect(read?.understand(text)).toEqual(learned.understand(text));
});

test('what was learned from other phrases is not taken', () => {
  const bytes = readFileSync(file);
  bytes[0] = (bytes[0] as number) ^ 1;
  writeFileSync(file, bytes);
  expect(readLearned(file)).toBeNull();
  expect(readLearned(join(folder, 'nothing'))).toBeNull();
});

test('the bundle has beside it what was learned from the phrases as they are now', async () => {
  expect(await ensureServer()).toBe(true);
  const built = readFileSync(join(ROOT, 'server/dist/understanding.bin'));
  expect(built.subarray(0, 32)).toEqual(sourcesHash());
});
