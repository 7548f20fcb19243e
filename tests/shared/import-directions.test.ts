// The import check knows the rooms: what points the wrong way is refused, in a tree that was made wrong.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'rooms-'));
afterAll(() => rmSync(folder, { recursive: true }));

const WRONG = [
  ['shared/src/codes/a.ts', 'shared/src/talk/b.ts'],
  ['shared/src/text/a.ts', 'shared/src/talk/b.ts'],
  ['shared/src/reminders/a.ts', 'shared/src/talk/b.ts'],
  ['shared/src/office/a.ts', 'shared/src/talk/b.ts'],
  ['shared/src/contracts/a.ts', 'shared/src/talk/b.ts'],
  ['shared/src/v1/a.ts', 'shared/src/talk/b.ts'],
  ['shared/src/standing/a.ts', 'shared/src/talk/b.ts'],
  ['shared/src/law/a.ts', 'shared/src/packs/b.ts'],
  ['server/src/features/talk/a.ts', 'server/src/demo/b.ts'],
  ['server/src/features/packs/a.ts', 'server/src/commands/b.ts'],
  ['server/src/platform/a.ts', 'server/src/features/talk/service.ts'],
  ['server/src/features/packs/a2.ts', 'server/src/features/talk/service.ts'],
  ['server/src/features/talk/a3.ts', 'server/src/features/certificates/inside.ts'],
  ['miniapp/src/features/way/a.ts', 'miniapp/office/src/b.ts'],
  ['miniapp/office/src/a.ts', 'miniapp/src/features/way/b.ts'],
  ['miniapp/src/features/notice/a.ts', 'miniapp/src/features/me/b.ts'],
  ['miniapp/src/features/shell/a.ts', 'miniapp/src/features/reminders/b.ts'],
  ['miniapp/src/features/certificates/a.ts', 'miniapp/src/features/account/b.ts'],
] as const;

const RIGHT = [
  ['shared/src/contracts/c.ts', 'shared/src/talk/state.ts'],
  ['server/src/features/talk/c.ts', 'server/src/features/certificates/service.ts'],
  ['miniapp/office/src/c.ts', 'miniapp/src/api/failure.ts'],
] as const;

test('every import that points the wrong way is refused, and none that may', () => {
  const written = new Map<string, string>();
  for (const [from, to] of [...WRONG, ...RIGHT]) {
    written.set(to, written.get(to) ?? 'export const thing = 1;\n');
    const path = relative(dirname(from), to).replace(/\.ts$/, '');
    written.set(
      from,
      `import { thing } from '${path.startsWith('.') ? path : `./${path}`}';\nexport const it = thing;\n`,
    );
  }
  written.set('tsconfig.json', '{}');
  for (const [path, text] of written) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', join(root, '.config/dependency-cruiser.cjs'), '--output-type', 'json'],
      ...['shared', 'server', 'miniapp'],
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 },
  );
  expect(stderr).toBe('');
  const { summary }: { summary: { violations: { from: string; to: string }[] } } = JSON.parse(stdout);
  const refused = [...new Set(summary.violations.map(({ from, to }) => `${from} → ${to}`))].sort();
  expect(refused).toEqual(WRONG.map(([from, to]) => `${from} → ${to}`).sort());
});
