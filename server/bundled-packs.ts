import { join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { readPackFolders } from '../shared/src/packs/folders';

const PACKS = resolve(__dirname, '../shared/src/packs');

/** Puts the text of the built-in packs into a bundle, in place of the module that reads their folders. */
export const bundledPacks: Plugin = {
  name: 'bundled-packs',
  setup(build) {
    build.onLoad({ filter: /packs[\\/]built-in\.ts$/ }, () => {
      const packs = readPackFolders(PACKS);
      return {
        contents: `export const builtInPacks = () => ${JSON.stringify(packs)};`,
        loader: 'js',
        watchFiles: packs.map(({ folder }) => join(PACKS, folder, 'pack.yaml')),
      };
    });
  },
};
