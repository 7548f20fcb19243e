import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { useObservable } from '../../observable';
import { cards } from './cards';

/** The pack of all the holder's certificates; null where they are of several, or there are none. */
export function useHeldPack(): string | null {
  const signedIn = useObservable(session) !== null;
  const { data } = useResource(cards, signedIn);
  const [only, ...others] = new Set((data?.certificates ?? []).map(({ pack }) => pack));
  return signedIn && only !== undefined && others.length === 0 ? only : null;
}
