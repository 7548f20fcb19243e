import { delimiter } from 'node:path';
import { addPacks, readPackFolders } from '../../packs';
import { readFile } from '../../packs/read-file';
import { assessCases } from './cases';

function readCases(file: string): unknown {
  const text = readFile(file);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}

interface Wanted {
  file: string;
  /** Folders of packs beside those that are built in. */
  packs: string[];
}

/** What the command line asks for; undefined when it cannot be read so. */
function wantedOf(args: readonly string[]): Wanted | undefined {
  const files: string[] = [];
  const packs = (process.env.PACKS_DIR ?? '').split(delimiter).filter((folder) => folder !== '');
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg !== '--packs') files.push(arg);
    else if (args[++at] === undefined) return undefined;
    else packs.push(args[at] as string);
  }
  return files.length === 1 ? { file: files[0] as string, packs } : undefined;
}

const usage = 'usage: npm run -s assess -- FILE.json [--packs FOLDER]';

/**
 * `assess FILE.json [--packs FOLDER]`: a JSON array of cases in, a JSON array of answers out; nothing on stdout when
 * one is wrong. FOLDER, or the setting PACKS_DIR, holds packs beside those that are built in.
 */
function main(args: readonly string[]): number {
  if (args.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const wanted = wantedOf(args);
  if (wanted === undefined) {
    console.error(usage);
    return 1;
  }
  const { file, packs } = wanted;
  try {
    for (const folder of packs) addPacks(readPackFolders(folder));
    const answers = assessCases(readCases(file));
    process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
