import { useCallback, useEffect, useRef, useState } from 'react';
import { type Answer, asFailure, call, type Failure, type Key, type Request } from './api';

export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  /** Asks again; what is shown stays until the answer is there. */
  readonly reload: () => Promise<void>;
  /** Puts an answer of another request in its place. */
  readonly keep: (value: T) => void;
}

/** What shows something that a holder consented to: taken back, it goes from an open page too, after so long at most. */
const SHOWS_CONSENTED = /\/:org\/(home|people|people\/:id|nudges|nudges\/preview)$/;
const AGAIN_MS = 20_000;

/** What an endpoint answers, asked for again when the request changes. An answer that comes late shows nothing. */
export function useLoaded<K extends Key>(key: K, request: Request<K>): Loaded<Answer<K>> {
  const wanted = `${key} ${JSON.stringify(request)}`;
  const [state, setState] = useState<{ of: string; value: Answer<K> | null; failure: Failure | null }>({
    of: wanted,
    value: null,
    failure: null,
  });
  const newest = useRef(wanted);
  newest.current = wanted;
  const asked = useRef(request);
  asked.current = request;
  const reload = useCallback(async () => {
    try {
      const value = await call(key, asked.current);
      if (newest.current === wanted) setState({ of: wanted, value, failure: null });
    } catch (error) {
      if (newest.current === wanted)
        setState((before) => ({
          of: wanted,
          value: before.of === wanted ? before.value : null,
          failure: asFailure(error),
        }));
    }
  }, [key, wanted]);
  useEffect(() => void reload(), [reload]);
  const isWatched = SHOWS_CONSENTED.test(key);
  useEffect(() => {
    if (!isWatched) return;
    const askAgain = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        const value = await call(key, { ...asked.current, unattended: true });
        if (newest.current === wanted) setState({ of: wanted, value, failure: null });
      } catch (error) {
        const failure = asFailure(error);
        // What one may no longer see goes from the screen; where the net is gone it stays, as it is.
        if (newest.current === wanted && [401, 403, 404].includes(failure.status))
          setState({ of: wanted, value: null, failure });
      }
    };
    const timer = setInterval(() => void askAgain(), AGAIN_MS);
    document.addEventListener('visibilitychange', askAgain);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askAgain);
    };
  }, [key, wanted, isWatched]);
  const keep = useCallback((value: Answer<K>) => setState({ of: wanted, value, failure: null }), [wanted]);
  const current = state.of === wanted ? state : { value: null, failure: null };
  return { value: current.value, failure: current.failure, reload, keep };
}

/** Something that is done once at a tap: busy while it lasts, and what went wrong. */
export function useAct(): {
  busy: boolean;
  failure: Failure | null;
  clear: () => void;
  act: (work: () => Promise<void>) => Promise<void>;
} {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const act = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return; // a second tap is no second act
    running.current = true;
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, failure, clear: useCallback(() => setFailure(null), []), act };
}
