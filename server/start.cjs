// `node server/start.cjs NAME words…`: the server (main) or one of its commands, from the bundle. A working copy bundles
// first where that is missing or old; where only what serves was installed (npm ci --omit=dev), there are no tools to
// bundle with, and what was built is started.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const [, , name, ...words] = process.argv;
const script = join(__dirname, 'dist', `${name}.js`);
/** What serves the pages wants them built; whoever asks how it is used does not wait for that. */
const serves =
  name === 'main' || (name === 'demo' && !words.includes('--api-only') && !words.includes('--help'));

async function isBuilt() {
  const tools = developmentTools();
  if (!tools) return existsSync(script) || refuse('还没有构建：先在装了全部依赖的地方运行 npm run build');
  const unregister = tools.register();
  const { ensurePages, ensureServer } = require('./src/commands/ensure-built.ts');
  unregister();
  return (!serves || (await ensurePages())) && (await ensureServer());
}

function developmentTools() {
  try {
    return require('tsx/cjs/api');
  } catch {
    return undefined;
  }
}

function refuse(sentence) {
  console.error(sentence);
  return false;
}

isBuilt().then((built) => {
  if (!built) return process.exit(1);
  process.argv.splice(1, 2, script); // as if it had been called itself
  require(script);
});
