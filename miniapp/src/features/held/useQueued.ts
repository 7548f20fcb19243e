import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { showToast } from '../../ui/Toast';
import { words } from './words';

/**
 * Runs changes that may wait for a connection: says what was done (null: the screen says it), or that it waits, or why it
 * was refused. `tell` may say what was done in its own way: then no more is said.
 */
export function useQueued() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  /** `act` says whether the server has it. Resolves whether it was taken, or waits to be sent. */
  async function run(
    act: () => Promise<boolean>,
    done: string | null,
    undo?: () => void,
    tell?: () => boolean,
  ): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      const sent = await act();
      if (!sent) showToast({ text: words.queued });
      else if (!tell?.() && done !== null) showToast({ text: done, undo });
      return true;
    } catch (failure) {
      setError(asFailure(failure).message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { busy, error, run };
}
