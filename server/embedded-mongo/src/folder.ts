import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

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
