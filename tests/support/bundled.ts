import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { serverBundle } from '../../server/build';
import { ensureServer } from '../../server/src/commands/ensure-built';

const ROOT = join(__dirname, '../..');

/**
 * Bundles a script that runs parts of the product in processes of its own, each of which would else translate all of
 * the product anew as it starts. The threads of the product lie beside it (.config/bundle-threads.cjs). `path` is that
 * from the top of the project, `name` what the bundle is called; resolves with the path of the bundle.
 */
export async function bundledScript(path: string, name = basename(path, '.ts')): Promise<string> {
  const outfile = join(ROOT, 'tests/.output/bundled', `${name.replace(':', '-')}.js`);
  const options = { ...serverBundle, absWorkingDir: ROOT, entryPoints: [path], outfile, sourcemap: false };
  const { outputFiles } = await build({ ...options, write: false });
  // Whole or not at all: another run of the tests may be using it.
  const written = `${outfile}.${process.pid}`;
  mkdirSync(dirname(outfile), { recursive: true });
  writeFileSync(written, outputFiles[0]?.contents ?? '');
  renameSync(written, outfile);
  return outfile;
}

/** The script of a command as the product starts it (server/start.cjs), built from the sources as they are now. */
export async function builtScript(name: string): Promise<string> {
  if (!(await ensureServer())) throw new Error('the server was not bundled');
  return join(ROOT, 'server/dist', `${name}.js`);
}
