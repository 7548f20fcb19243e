import { useResource } from '../../api/resource';
import { choice, type PackSummary, packs } from './store';

export interface ChosenPlace {
  /** The pack that what has no certificate yet speaks by: what was chosen, else what is preset; null while unknown. */
  pack: string | null;
  /** The chosen one; null where nothing was chosen. */
  chosen: PackSummary | null;
  /** Where the holder's certificates are from, where nothing was chosen and all are of one place. */
  held: PackSummary | null;
}

/**
 * By which pack this phone speaks.
 * @param heldPack the one pack of all the holder's certificates, where somebody asks it
 */
export function usePlace(heldPack: string | null = null): ChosenPlace {
  const { data } = useResource(choice);
  const list = useResource(packs).data?.packs ?? [];
  const chosen = list.find(({ id }) => id === data?.pack) ?? null;
  const held = chosen === null ? (list.find(({ id }) => id === heldPack) ?? null) : null;
  return { pack: data && (data.pack ?? held?.id ?? data.preset), chosen, held };
}
