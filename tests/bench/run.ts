// Prints every benchmark's table, each figure beside its peer of the same run: npm run bench [-- NAME …]
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Bench {
  run(): Promise<void>;
}

const names = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(__dirname, entry.name, 'index.ts')))
  .map((entry) => entry.name);

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown) throw new Error(`no such benchmark: ${unknown}; there are ${names.join(', ')}`);
  for (const name of wanted.length > 0 ? wanted : names) {
    console.log(`\n## ${name}\n`);
    const bench: Bench = await import(join(__dirname, name, 'index.ts'));
    await bench.run();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
