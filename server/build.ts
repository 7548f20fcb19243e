// Bundles the server and its commands, which start so in a third of the time and without development dependencies; what comes from npm stays outside.
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
  sourcesContent: false, // a stack trace wants names and lines alone
  plugins: [bundledPacks],
  external,
};

const COMMANDS = ['demo', 'import', 'job', 'role', 'rows', 'rotate-keys', 'chat-gaps'];

if (require.main === module) {
  writeLearned(LEARNED_FILE, join(__dirname, 'dist/understanding.bin'));
  build({
    ...serverBundle,
    absWorkingDir: __dirname,
    entryPoints: {
      main: 'src/main.ts',
      ...Object.fromEntries(COMMANDS.map((name) => [name, `src/commands/${name}.ts`])),
      'embedded-mongo': 'embedded-mongo/src/cli.ts',
      'db-dump': 'embedded-mongo/src/tools/dump.ts',
      'db-restore': 'embedded-mongo/src/tools/restore.ts',
      'list-worker': 'src/features/registry/import/list-worker.ts',
      'roster-worker': 'src/features/office/rosters/roster-worker.ts',
      'embedded-mongo-worker': 'embedded-mongo/src/worker.ts',
    },
    outdir: 'dist',
  }).catch(() => process.exit(1));
}
