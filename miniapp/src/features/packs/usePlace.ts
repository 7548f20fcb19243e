import { useResource } from '../../api/resource';
import { choice, type PackSummary, packs } from './store';

export interface ChosenPlace {
  /** The pack that what has no certificate yet speaks by: what was chosen, else what is preset; null while unknown. */
  pack: string | null;
  /** The chosen one; null where nothing was chosen. */
  chosen: PackSummary | null;
}

/** By which pack this phone speaks. */
export function usePlace(): ChosenPlace {
  const { data } = useResource(choice);
  const list = useResource(packs).data?.packs ?? [];
  return {
    pack: data && (data.pack ?? data.preset),
    chosen: list.find(({ id }) => id === data?.pack) ?? null,
  };
}
