import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { unpack } from '../packed';

/** The version of its data. */
export const VERSION_BEFORE = 5;
/** Where it finds what comes from npm, as any bundle of the server does. */
const UNPACKED = join(__dirname, `../../../server/dist/build-before-${VERSION_BEFORE}`);

/** The path of its server, as JavaScript that exports `run`. */
export function unpackBuildBefore(): string {
  mkdirSync(UNPACKED, { recursive: true });
  for (const name of ['embedded-mongo-worker.js', 'main.js'])
    if (!existsSync(join(UNPACKED, name))) unpack(join(__dirname, name), join(UNPACKED, name));
  return join(UNPACKED, 'main.js');
}
