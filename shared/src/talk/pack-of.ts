import type { Pack } from '../law';
import { findPack } from '../packs';
import { loadRulebook, type Rulebook, V1_PACK } from '../v1/rulebook';

/** The pack that the product's own steps and answers are written for; the others are led by what their packs say. */
export const PRODUCT_PACK = V1_PACK;

/** What a chat is made under, by the id of a pack. Throws where there is none. */
export function lawOf(id: string): Rulebook | Pack {
  if (id === PRODUCT_PACK) return loadRulebook(id);
  const pack = findPack(id);
  if (!pack) throw new Error(`there is no pack ${id}`);
  return pack;
}

/** The first day on which something can be asked under a law. */
export const firstDayOf = (law: Rulebook | Pack): number => ('said' in law ? law.from : law.source.issuedOn);
