// Before the tests: bundles the threads of the product, which from the sources are translated anew at every start.
const { mkdirSync, renameSync, writeFileSync } = require('node:fs');
const { build } = require('esbuild');
const { folder, root, sources } = require('./threads.cjs');

module.exports = async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: sources,
    outdir: folder,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: { '@hz/lists': './server/lists/src', '@hz/shared': './shared/src' },
  });
  mkdirSync(folder, { recursive: true });
  for (const { path, contents } of outputFiles) {
    // Whole or not at all: another run of the tests may be using it.
    const written = `${path}.${process.pid}`;
    writeFileSync(written, contents);
    renameSync(written, path);
  }
};
