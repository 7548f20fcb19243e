// npx tsx tests/support/build-before/keep-build.ts WORKTREE: keeps beside this file the server of the build that is
// checked out there and the thread of its store, minified, with all of npm that is not sure to stay.
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { pack } from '../packed';

/** What the product itself is made of, and what is larger than all the rest. */
const STAYS = [
  ...['pino', 'zod', 'mongoose', 'koa', '@koa/*', 'koa-compress', 'koa-helmet', 'koa-send'],
  ...['jose', 'pinyin-pro', 'axios', 'node-cron', 'libsql', 'tsx'],
];

async function keep(worktree: string): Promise<void> {
  const server = resolve(worktree, 'server');
  const { bundledPacks } = await import(join(server, 'bundled-packs'));
  const { outputFiles } = await build({
    absWorkingDir: server,
    entryPoints: { main: 'src/run.ts', 'embedded-mongo-worker': 'embedded-mongo/src/worker.ts' },
    outdir: 'dist',
    ...{ bundle: true, write: false, minify: true, platform: 'node', target: 'node20', format: 'cjs' },
    plugins: [bundledPacks],
    external: STAYS,
  });
  for (const { path, contents } of outputFiles)
    pack(contents, join(__dirname, path.slice(join(server, 'dist').length)));
}

if (require.main === module) void keep(process.argv[2] as string);
