import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wxmlToJs } from 'miniprogram-compiler';
import { allPages, appConfig, DIST, packageFiles } from './support/bundle';
import { Templates } from './support/templates';

const LIMIT_KB = 480;

test(`the main package is at most ${LIMIT_KB} KB`, () => {
  const roots = (appConfig().subPackages ?? []).map(({ root }) => `${root}/`);
  const main = packageFiles().filter(({ name }) => !roots.some((root) => name.startsWith(root)));
  const kilobytes = main.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  process.stderr.write(`weapp main package: ${kilobytes.toFixed(1)} KB in ${main.length} files\n`);
  expect(kilobytes).toBeLessThanOrEqual(LIMIT_KB);
});

test('every .wxml compiles with the compiler of WeChat and can be drawn', () => {
  const templates = new Templates();
  const files = packageFiles()
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.wxml'));
  expect(files.length).toBeGreaterThan(allPages().length);
  for (const file of files) expect(templates.draw(file, { root: { cn: [] } }).tag).toBe('wx-page');
});

test('a broken .wxml is refused with its name', () => {
  const copy = mkdtempSync(join(tmpdir(), 'hz-wxml-'));
  cpSync(DIST, copy, { recursive: true });
  writeFileSync(join(copy, 'comp.wxml'), '<view><text></view>');
  expect(() => wxmlToJs(copy)).toThrow('comp.wxml');
  rmSync(copy, { recursive: true });
});
