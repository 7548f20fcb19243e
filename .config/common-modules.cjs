// Jest gives each test file its own copy of every module, which costs seconds of loading and warming up a file. What
// keeps nothing of a test is loaded once for all the files of a process, as in the product: libraries, by Node, and
// `shared`, whose one state are the packs. The server's and the tests' own modules stay a file's own.
const { createRequire, isBuiltin } = require('node:module');
const { resolve, sep } = require('node:path');
const { default: Runtime } = require('jest-runtime');

const nodeRequire = createRequire(__filename);
const inLibraries = `${sep}node_modules${sep}`;
const inProduct = ['shared/src', 'server/src', 'server/lists/src', 'server/embedded-mongo/src'].map(
  (folder) => resolve(__dirname, '..', folder) + sep,
);
const ofProduct = (path) => inProduct.some((folder) => path?.startsWith(folder));
const packsPath = resolve(__dirname, '../shared/src/packs/index.ts');
/** What modules of `shared` export, by path. */
const shared = new Map();
/** The packs as `shared` has them by itself. */
let packsAtFirst;
const packsNow = () => {
  const packs = shared.get(packsPath);
  return packs && JSON.stringify(packs.packIds().map(packs.packFiles));
};

class CommonModules extends Runtime {
  requireModuleOrMock(from, name) {
    const path = this.resolved(from, name);
    if (path?.includes(inLibraries)) return nodeRequire(path);
    if (!ofProduct(path)) return super.requireModuleOrMock(from, name);
    if (!shared.has(path)) {
      shared.set(path, super.requireModuleOrMock(from, name));
      if (path === packsPath) packsAtFirst = packsNow();
    }
    return shared.get(path);
  }

  /** After a file that left other packs behind, `shared` is loaded anew. */
  teardown() {
    if (packsNow() !== packsAtFirst) shared.clear();
    return super.teardown();
  }

  /** The file that a name stands for; undefined for one of Node's own and for what jest gives. */
  resolved(from, name) {
    if (isBuiltin(name) || name.startsWith('@jest/')) return undefined;
    try {
      return this._resolution.resolveCjs(from, name);
    } catch {
      return undefined;
    }
  }
}

module.exports = CommonModules;
module.exports.default = CommonModules;
