// Learning takes about a second, which nobody who asks should wait for: it is done when the product is built, and
// what came of it is read from a file. For Node alone.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { allPhrases } from '../phrases';
import { freeze, thaw } from '../understand/frozen';
import { Understanding } from '../understand/understanding';

const FILE = 'understanding.bin';
const SOURCES = join(__dirname, '..');
/** In a bundle there are no sources: what lies beside it was made together with it. */
const isBundled = !existsSync(join(__dirname, 'index.ts'));
/** Where what was learned lies for whoever runs from the sources. */
export const LEARNED_FILE = isBundled ? join(__dirname, FILE) : join(__dirname, '../../../dist', FILE);

const HASH_BYTES = 32;

/** What the phrases and the way they are learned are now: what was learned from others is old. */
export function sourcesHash(): Buffer {
  const hash = createHash('sha256');
  const files = readdirSync(SOURCES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(`${relative(SOURCES, file)}\n`).update(readFileSync(file));
  return hash.digest();
}

/** Learns the phrases and writes what came of it to files. */
export function writeLearned(...files: string[]): void {
  const bytes = Buffer.concat([sourcesHash(), freeze(new Understanding(allPhrases()))]);
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** What was learned, where a file of it is there; null for one that is older than the phrases. */
export function readLearned(file = LEARNED_FILE): Understanding | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const isOld = !isBundled && !bytes.subarray(0, HASH_BYTES).equals(sourcesHash());
  return isOld ? null : thaw(bytes.subarray(HASH_BYTES));
}

let learned: Understanding | undefined;

/** What the product has learned, once a process: from the file, or, where that is missing or old, anew. */
export function learnedUnderstanding(): Understanding {
  learned ??= readLearned() ?? new Understanding(allPhrases());
  return learned;
}
