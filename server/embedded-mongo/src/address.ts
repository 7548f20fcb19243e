import { chmodSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The address that stands in a file, or undefined when there is none. */
export function readAddress(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/**
 * Under which addresses a process may be reached that has the store of a folder open, as those wrote them down who opened
 * it: in the folder, or beside it as the product does. The newest comes first; the others lead nowhere, or not any more.
 */
export const writtenAddresses = (dataDir: string): string[] =>
  [join(dataDir, 'address'), `${dataDir}-address`]
    .flatMap((file) => {
      const uri = readAddress(file);
      return uri ? [{ uri, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }] : [];
    })
    .sort((one, other) => other.at - one.at)
    .map(({ uri }) => uri);

/** Whether others than its owner can look into a file. */
export const isForOthers = (file: string): boolean =>
  process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0;

/** Writes an address down, for nobody but the owner of the file to read; whoever reads sees all of it or the one before. */
export function writeAddress(file: string, uri: string): void {
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, `${uri}\n`, { mode: 0o600 });
    chmodSync(beside, 0o600);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true }); // of a full disk it is an empty one
    throw notWritten(file, error as NodeJS.ErrnoException);
  }
}

const notWritten = (file: string, error: NodeJS.ErrnoException): Error =>
  Object.assign(
    new Error(
      `地址文件 ${file} 写不了（${error.code}），所以没有打开：请看看它是不是一个文件，它的文件夹写不写得进去 / the address cannot be written down`,
    ),
    { code: error.code, path: file },
  );
