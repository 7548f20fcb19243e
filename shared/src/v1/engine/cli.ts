import { addNamedPacks } from '../../packs/named-folders';
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
  try {
    const [file, ...more] = addNamedPacks(args);
    if (file === undefined || more.length > 0) throw new Error(usage);
    const answers = assessCases(readCases(file));
    process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
