import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The file that a store is. */
export const STORE_FILE = 'store.db';
/** The folder of the store in a data folder of the product. */
const STORE_FOLDER = 'store';

/** Where the store of a folder lies: in it, or in the folder `store` in it, as the product keeps it; undefined for none. */
export const storeIn = (folder: string): string | undefined =>
  [folder, join(folder, STORE_FOLDER)].find((one) => existsSync(join(one, STORE_FILE)));

/** Where a store goes that a folder has none of yet: where the product looks for it. */
export const placeIn = (folder: string): string =>
  basename(folder) === STORE_FOLDER ? folder : join(folder, STORE_FOLDER);

/** Closes a folder to others than its owner, with a sentence where they could look into it. */
export function closeFolder(folder: string, told: (sentence: string) => void): void {
  const open = statSync(folder).mode & 0o777;
  if ((open & 0o077) === 0 || process.platform === 'win32') return;
  chmodSync(folder, 0o700);
  told(`${folder} 原来别人也能看（权限 ${open.toString(8)}），已经改成只有自己能看（700）。`);
}

/**
 * Makes a folder for its owner alone, and what is missing above it. Throws the system's error. Not with Node's
 * `recursive`, which goes round for ever where a folder can neither be found nor made (in /proc).
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!isFolder(folder)) throw error; // else another process was quicker
  }
}

/** What stands in the way of a folder that `makeFolder` could not make, by the system's error. */
export function noFolder(folder: string, { code }: NodeJS.ErrnoException): string {
  if (code === 'EEXIST' || code === 'ENOTDIR') return `${folder} 不是文件夹，或者它上面有一层不是（${code}）`;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `文件夹 ${folder} 进不去，也建不了（${code}），请看看它上面的文件夹是不是属于启动的用户，盘是不是只读`;
  return `文件夹 ${folder} 没有，也建不了（${code}）`;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
