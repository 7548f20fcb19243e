import { readFileSync } from 'node:fs';
import { assessCases } from './cases';

function readCases(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}

/** `assess FILE.json`: a JSON array of cases in, a JSON array of assessments out; nothing on stdout when one is wrong. */
function main(args: readonly string[]): number {
  const [file, ...rest] = args;
  if (file === undefined || rest.length > 0) {
    console.error('usage: npm run -s assess -- FILE.json');
    return 1;
  }
  try {
    const answers = assessCases(readCases(file));
    process.stdout.write(`${JSON.stringify(answers, null, 2)}\n`);
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
