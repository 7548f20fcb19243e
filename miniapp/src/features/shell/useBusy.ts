import { asFailure } from '../../api/failure';
import { useOneAtATime } from '../../api/one-at-a-time';
import { showToast } from '../../ui/Toast';

/** Runs one thing at a tap: says while it is under way, and tells in a toast what went wrong. */
export function useBusy() {
  const { busy, once } = useOneAtATime();
  const run = (act: () => Promise<void>): Promise<void> =>
    once(() => act().catch((failure) => showToast({ text: asFailure(failure).message })));
  return { busy, run };
}
