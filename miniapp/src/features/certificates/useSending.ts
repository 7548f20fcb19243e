import { useEffect, useState } from 'react';
import { asFailure } from '../../api/failure';
import { reachable } from '../../api/network';
import { useOneAtATime } from '../../api/one-at-a-time';
import { useObservable } from '../../observable';

const CHANGED_ELSEWHERE = '别处刚改过这本证，已经换成最新的了。请再看一眼，需要的话再改一次。';

/**
 * What is sent of a certificate at a tap: whether it is under way, and why it failed. It needs the server at once: two
 * phones must not overwrite each other. Where another was first, what there is now is fetched by `refresh`, and said.
 */
export function useSending(refresh: () => Promise<unknown>) {
  const { busy, once } = useOneAtATime();
  const [error, setError] = useState<string | null>(null);
  const [isLost, setLost] = useState(false);
  const isBack = useObservable(reachable);
  // That there is no network is not said any more once there is one.
  useEffect(() => {
    if (!isBack || !isLost) return;
    setError(null);
    setLost(false);
  }, [isBack, isLost]);

  const run = async (act: () => Promise<void>): Promise<boolean> => {
    const isDone = await once(async () => {
      setError(null);
      try {
        await act();
        return true;
      } catch (thrown) {
        const failure = asFailure(thrown);
        const isOld = failure.code === 'version-conflict';
        if (isOld) await refresh();
        setLost(failure.offline);
        setError(isOld ? CHANGED_ELSEWHERE : failure.message);
        return false;
      }
    });
    return isDone ?? false;
  };
  return { busy, error, run };
}
