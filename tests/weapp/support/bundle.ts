import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import vm from 'node:vm';

/** The built mini-program. */
export const DIST = resolve(__dirname, '../../../miniapp/dist/weapp');

export interface AppConfig {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar?: { list: { pagePath: string }[] };
  [name: string]: unknown;
}

/** The app's configuration, as WeChat reads it; says what to do when nothing was built. */
export function appConfig(): AppConfig {
  const file = join(DIST, 'app.json');
  if (!existsSync(file))
    throw new Error(
      'miniapp/dist/weapp is not built: TARO_APP_API_BASE=https://localhost npm run build:weapp',
    );
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** All pages, those of sub-packages included. */
export function allPages(): string[] {
  const { pages, subPackages = [] } = appConfig();
  return [...pages, ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))];
}

/** Every file that WeChat uploads, with its size; licence texts stay at home. */
export function packageFiles(): { name: string; bytes: number }[] {
  return readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.txt'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ name: relative(DIST, file), bytes: statSync(file).size }));
}

/** Runs files of the mini-program as WeChat does: each once, `require` by relative path, these globals and no more. */
export function moduleRunner(globals: Record<string, unknown>): (name: string) => void {
  const context = vm.createContext(globals);
  const loaded = new Map<string, { exports: unknown }>();
  const run = (name: string): unknown => {
    const file = resolve(DIST, name.endsWith('.js') ? name : `${name}.js`);
    const known = loaded.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(file, module);
    const wrapped = `(function (require, module, exports) {${readFileSync(file, 'utf8')}\n})`;
    const execute = vm.runInContext(wrapped, context, { filename: file });
    execute((wanted: string) => run(join(dirname(file), wanted)), module, module.exports);
    return module.exports;
  };
  return (name) => void run(name);
}
