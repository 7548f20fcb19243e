// In every test file: a thread of the product starts from its bundle (bundle-threads.cjs), as in the product.
const { join, resolve } = require('node:path');
const threads = require('node:worker_threads');

const root = resolve(__dirname, '..');
/** Sources by the names that the product gives their bundles. */
const sources = {
  'embedded-mongo-worker': join(root, 'server/embedded-mongo/src/worker.ts'),
  'list-worker': join(root, 'server/src/features/registry/import/list-worker.ts'),
  'roster-worker': join(root, 'server/src/features/office/rosters/roster-worker.ts'),
};
const folder = join(root, 'tests/.output/bundled');

if (!threads.Worker.takesBundles) {
  const bundles = new Map(
    Object.entries(sources).map(([name, source]) => [source, join(folder, `${name}.js`)]),
  );
  const { Worker } = threads;
  threads.Worker = class extends Worker {
    static takesBundles = true;
    constructor(file, options) {
      const bundle = bundles.get(file);
      super(bundle ?? file, bundle ? { ...options, execArgv: undefined } : options);
    }
  };
}

module.exports = { folder, root, sources };
