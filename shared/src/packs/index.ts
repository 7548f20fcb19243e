import type { Pack } from '../law';
import { builtInPacks } from './built-in';
import { type PackFiles, readPack } from './read';

export { checkPack, type PackCheck } from './check';
export { readPackFolder, readPackFolders } from './folders';
export { faultText, PackError, type PackFault, type PackFiles, packOfData, readPack, readYaml } from './read';
export { ABOUT } from './topics';
export { workCases } from './worked-cases';

let sources: Map<string, PackFiles> | undefined;
const compiled = new Map<string, Pack>();
let offered: readonly Pack[] | undefined;

function all(): Map<string, PackFiles> {
  sources ??= new Map(builtInPacks().map((files) => [files.folder, files]));
  return sources;
}

/** Adds packs to those that are built in; one of the same id takes its place. They are read at once. Throws a PackError. */
export function addPacks(files: readonly PackFiles[]): void {
  const packs = files.map(readPack);
  offered = undefined;
  files.forEach((one, index) => {
    all().set(one.folder, one);
    compiled.set(one.folder, packs[index] as Pack);
  });
}

/** The ids of all packs, examples among them. */
export const packIds = (): string[] => [...all().keys()];

/** A pack by its id, read and checked once; undefined when there is none. */
export function findPack(id: string): Pack | undefined {
  const ready = compiled.get(id);
  if (ready) return ready;
  const files = all().get(id);
  if (!files) return undefined;
  const pack = readPack(files);
  compiled.set(id, pack);
  return pack;
}

/** A pack by its id. Throws a RangeError when there is none. */
export function loadPack(id: string): Pack {
  const pack = findPack(id);
  if (!pack) throw new RangeError(`there is no pack ${id}`);
  return pack;
}

/** The packs that the product offers: all but the examples. */
export function offeredPacks(): readonly Pack[] {
  offered ??= packIds()
    .map(loadPack)
    .filter(({ said }) => !said.example);
  return offered;
}

/** The files of a pack, for who checks it. */
export const packFiles = (id: string): PackFiles | undefined => all().get(id);
