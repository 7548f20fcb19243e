// Files that the tests keep small: made by the tools of `build-before`, opened by the tests.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/** Writes `path`.br, as small as it gets. */
export function pack(contents: Uint8Array, path: string): void {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(contents, { params }));
}

/** What `pack` put into `path`.br. */
export const unpacked = (path: string): Buffer => brotliDecompressSync(readFileSync(`${path}.br`));

/** The same as a file, whole or not at all: other tests may be unpacking it too. */
export function unpack(path: string, to: string): void {
  const half = `${to}.${process.pid}`;
  writeFileSync(half, unpacked(path));
  renameSync(half, to);
}
