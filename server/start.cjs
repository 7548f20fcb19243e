// npm start: the bundled server. A working copy bundles it first where that is missing or old; where only what serves
// was installed (npm ci --omit=dev), there are no tools to bundle with, and what was built is started.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const server = join(__dirname, 'dist/main.js');

async function isBuilt() {
  const tools = developmentTools();
  if (!tools) return existsSync(server) || refuse('还没有构建：先在装了全部依赖的地方运行 npm run build');
  const unregister = tools.register();
  const { ensurePages, ensureServer } = require('./src/commands/ensure-built.ts');
  unregister();
  return (await ensurePages()) && (await ensureServer());
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
  if (built) require(server);
  else process.exitCode = 1;
});
