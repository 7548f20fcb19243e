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
  return code === 'EEXIST' || code === 'ENOTDIR'
    ? `${folder} 不是文件夹，或者它上面有一层不是（${code}）`
    : `文件夹 ${folder} 没有，也建不了（${code}）`;
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
