import { delimiter } from 'node:path';
import { addPacks } from '.';
import { readPackFolders } from './folders';

/**
 * Adds the packs of the folders that a command was given, by `--packs FOLDER` or the setting PACKS_DIR, beside those that
 * are built in. Returns the other arguments. Throws where a folder is missing or a pack in it is wrong.
 */
export function addNamedPacks(args: readonly string[]): string[] {
  const rest: string[] = [];
  const folders = (process.env.PACKS_DIR ?? '').split(delimiter).filter((folder) => folder !== '');
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] as string;
    if (arg !== '--packs') rest.push(arg);
    else if (args[++at] === undefined) throw new Error('--packs: which folder?');
    else folders.push(args[at] as string);
  }
  for (const folder of folders) addPacks(readPackFolders(folder));
  return rest;
}
