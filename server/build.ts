// Bundles the server for `npm start`, the import of lists, which is bound in memory, and the demo for the browser tests; what comes from npm stays outside the bundle.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEARNED_FILE, writeLearned } from '@hz/shared/talk/learned';
import { type BuildOptions, build } from 'esbuild';
import { bundledPacks } from './bundled-packs';

const dependenciesOf = (folder: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(__dirname, folder, 'package.json'), 'utf8')).dependencies ?? {});

const external = ['.', 'embedded-mongo', 'lists', '../shared']
  .flatMap(dependenciesOf)
  .filter((name) => !name.startsWith('@hz/'))
  .concat('tsx'); // named where the store runs from its sources, which a bundle does not

/** How TypeScript of the server becomes JavaScript for Node. */
export const serverBundle: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  plugins: [bundledPacks],
  external,
};

if (require.main === module) {
  writeLearned(LEARNED_FILE, join(__dirname, 'dist/understanding.bin'));
  build({
    ...serverBundle,
    absWorkingDir: __dirname,
    entryPoints: {
      main: 'src/main.ts',
      demo: 'src/commands/demo.ts',
      import: 'src/commands/import.ts',
      'list-worker': 'src/features/registry/import/list-worker.ts',
      'roster-worker': 'src/features/office/rosters/roster-worker.ts',
      'embedded-mongo-worker': 'embedded-mongo/src/worker.ts',
    },
    outdir: 'dist',
  }).catch(() => process.exit(1));
}
