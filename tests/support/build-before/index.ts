import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** The version of its data. */
export const VERSION_BEFORE = 3;
/** Where it finds what comes from npm, as any bundle of the server does. */
const UNPACKED = join(__dirname, `../../../server/dist/build-before-${VERSION_BEFORE}`);

const unpack = (name: string, to: string): void => {
  const half = `${to}.${process.pid}`;
  writeFileSync(half, brotliDecompressSync(readFileSync(join(__dirname, `${name}.br`))));
  renameSync(half, to); // other tests may be unpacking it too
};

/** The path of its server, as JavaScript that exports `run`. */
export function unpackBuildBefore(): string {
  mkdirSync(UNPACKED, { recursive: true });
  for (const name of ['embedded-mongo-worker.js', 'main.js'])
    if (!existsSync(join(UNPACKED, name))) unpack(name, join(UNPACKED, name));
  return join(UNPACKED, 'main.js');
}

/** Fills a data folder with the store that it wrote, and its keys. */
export function unpackDataBefore(dataDir: string): void {
  mkdirSync(join(dataDir, 'store'), { recursive: true });
  unpack('store.db', join(dataDir, 'store', 'store.db'));
  copyFileSync(join(__dirname, 'keys.txt'), join(dataDir, 'keys.txt'));
}

/** Its keys, as a setting. */
export const keysBefore = (): string => readFileSync(join(__dirname, 'keys.txt'), 'utf8').trim();
