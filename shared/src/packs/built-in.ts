import { readPackFolders } from './folders';
import type { PackFiles } from './read';

/** The packs that stand beside this file. In a bundle this module is their text. */
export const builtInPacks = (): PackFiles[] => readPackFolders(__dirname);
