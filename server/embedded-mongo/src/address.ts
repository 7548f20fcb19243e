import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** The address that stands in a file, or undefined when there is none. */
export function readAddress(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Writes an address down, for nobody but the owner of the file to read; whoever reads sees all of it or the one before. */
export function writeAddress(file: string, uri: string): void {
  const beside = `${file}.${process.pid}`;
  try {
    writeFileSync(beside, `${uri}\n`, { mode: 0o600 });
    chmodSync(beside, 0o600);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true }); // of a full disk it is an empty one
    throw error;
  }
}
