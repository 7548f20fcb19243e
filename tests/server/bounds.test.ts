// server/docs/bounds.md says which test holds what was once found: a test that is gone or renamed is missed here.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const tests = join(__dirname, '..');
const page = readFileSync(join(tests, '../server/docs/bounds.md'), 'utf8');
const rows = [...page.matchAll(/^\| (.+) \| `(.+)` \| (.+) \|$/gm)].map(([, what, file, test]) => ({
  ...{ what: what as string, file: file as string, test: test as string },
}));

const sourceOf = (file: string): string =>
  ['ts', 'tsx']
    .map((ending) => join(tests, `${file}.test.${ending}`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('');

test('every row of what was found names a test that is there', () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter(({ file, test: name }) => !sourceOf(file).includes(name))).toEqual([]);
});
