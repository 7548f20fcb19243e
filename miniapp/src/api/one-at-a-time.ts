import { useCallback, useRef, useState } from 'react';

/**
 * One thing at a tap: a second tap while it is under way is none, however quickly it comes (`busy` is on the screen only
 * with the next drawing). `once` answers what was done, undefined where something was under way.
 */
export function useOneAtATime() {
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const once = useCallback(async <T>(act: () => Promise<T>): Promise<T | undefined> => {
    if (running.current) return undefined;
    running.current = true;
    setBusy(true);
    try {
      return await act();
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, once };
}
