import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listSettings } from '../../server/src/settings';

const root = join(__dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

test('the README names every setting, its default and its meaning', () => {
  for (const { name, default: value, meaning } of listSettings()) {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    expect(row).toBeDefined();
    expect(row).toContain(meaning.replaceAll('|', '\\|'));
    expect(row).toContain(value);
  }
});

test('the README names no setting that is gone', () => {
  const table = readme.slice(readme.indexOf('<!-- settings:'), readme.indexOf('<!-- /settings -->'));
  const named = [...table.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
  expect(named).toEqual(listSettings().map(({ name }) => name));
});

test('every command of the README exists', () => {
  const commands = [...readme.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name]) => name as string);
  expect(commands.length).toBeGreaterThan(5);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
});

test('every picture of the README is there', () => {
  const pictures = [...readme.matchAll(/src="([^"]+)"/g)].map(([, path]) => path as string);
  expect(pictures.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
