import { useResource } from '../../api/resource';
import { me, signInOptions } from './store';

/** What the holder is called, as far as the account tells; null: it tells nothing. */
export function useHolderName(): string | null {
  const { data } = useResource(me);
  const demo = data?.demoIdentity ?? null;
  const { data: options } = useResource(signInOptions, demo !== null);
  const person = options?.demoIdentities.find(({ id }) => id === demo);
  return person?.name ?? data?.phoneMasked ?? null;
}
