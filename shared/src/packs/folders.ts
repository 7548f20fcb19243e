// The one place where packs are read from disk; a bundle carries their text instead (server/bundled-packs.ts).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { PackFiles } from './read';

/** Reads one pack's folder. Throws when there is no pack.yaml in it. */
export function readPackFolder(folder: string): PackFiles {
  const at = resolve(folder);
  const cases = join(at, 'cases.yaml');
  return {
    folder: basename(at),
    pack: readFileSync(join(at, 'pack.yaml'), 'utf8'),
    cases: existsSync(cases) ? readFileSync(cases, 'utf8') : null,
  };
}

/** Every pack under a folder: the folder itself, or those of its folders that hold a pack.yaml. */
export function readPackFolders(folder: string): PackFiles[] {
  const at = resolve(folder);
  if (existsSync(join(at, 'pack.yaml'))) return [readPackFolder(at)];
  return readdirSync(at, { withFileTypes: true })
    .filter((entry) => existsSync(join(at, entry.name, 'pack.yaml')))
    .map(({ name }) => readPackFolder(join(at, name)))
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}
