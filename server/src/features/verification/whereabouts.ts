import type { Pack } from '@hz/shared/law';
import type { PackOffer } from '../packs/service';
import { placeOfNumber, regionOf } from '../registry/service';

/** Where something is verified that no list tells of. */
export interface Whereabouts {
  /** Whose systems and telephones are told; null: none of the packs is of that place. */
  pack: Pack | null;
  /** What a number says of its place, where that is another than the visitor's. */
  sentence: string | null;
}

/**
 * By which pack it is told where to verify: the one that the visitor chose, unless the number names another province.
 * A pack of the whole country is no other place than any.
 */
export function whereaboutsOf(offer: PackOffer, number: string | null, chosen: Pack): Whereabouts {
  const named = number === null ? null : placeOfNumber(number);
  const home = regionOf(chosen.said.jurisdiction);
  if (!named || home === null || home === named.code) return { pack: chosen, sentence: null };
  const pack = offer.all().find(({ said }) => regionOf(said.jurisdiction) === named.code) ?? null;
  return { pack, sentence: `编号里的“${named.written}”是${named.name}的简称，这本证书像是那里发的。` };
}
