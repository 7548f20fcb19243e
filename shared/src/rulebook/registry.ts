import { readRulebook } from './load';
import { jilin2022_25 } from './packs/jilin-2022-25';
import type { Rulebook, RulebookData } from './schema';

const packs: readonly RulebookData[] = [jilin2022_25];
const loaded = new Map<string, Rulebook>();

/** A rulebook by its id, read and checked once; undefined when there is none. */
export function findRulebook(id: string): Rulebook | undefined {
  const ready = loaded.get(id);
  if (ready) return ready;
  const pack = packs.find((candidate) => candidate.id === id);
  if (!pack) return undefined;
  const rulebook = readRulebook(pack);
  loaded.set(id, rulebook);
  return rulebook;
}

/** A rulebook by its id. Throws a RangeError when there is none. */
export function loadRulebook(id: string): Rulebook {
  const rulebook = findRulebook(id);
  if (!rulebook) throw new RangeError(`there is no rulebook ${id}`);
  return rulebook;
}
