// Bundles the server and its commands for `npm start`; what comes from npm stays outside the bundle.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const dependenciesOf = (folder: string): string[] =>
  Object.keys(JSON.parse(readFileSync(join(__dirname, folder, 'package.json'), 'utf8')).dependencies ?? {});

const external = ['.', 'embedded-mongo', '../shared']
  .flatMap(dependenciesOf)
  .filter((name) => !name.startsWith('@hz/'))
  .concat('tsx'); // named where the store runs from its sources, which a bundle does not

build({
  absWorkingDir: __dirname,
  entryPoints: { main: 'src/main.ts', 'embedded-mongo-worker': 'embedded-mongo/src/worker.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  sourcemap: true,
  external,
}).catch(() => process.exit(1));
