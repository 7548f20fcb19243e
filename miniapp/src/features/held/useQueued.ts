import { useState } from 'react';
import { asFailure } from '../../api/failure';
import type { Deed } from '../../api/queue';
import { showToast } from '../../ui/Toast';
import { takingBack } from '../certificates/take-back';
import { changedBy } from '../certificates/turn';
import { changeHeld, type Held, refreshHeld } from './store';
import { type Told, tellOfHeld } from './turn';
import { words } from './words';

interface Said {
  /** What was done; null: the screen says it. */
  done: string | null;
  /** What takes it back, and what is said then. */
  back?: { by: Deed; done: string } | undefined;
  /** What was told, where it has a name of its own. */
  told?: Told;
}

/**
 * Runs changes of a certificate that may wait for a connection: where one makes something else of the certificate, before
 * and after are shown, with the way back; else it says what was done, or that it waits, or why it was refused.
 */
export function useQueued(held: Held) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  /** Resolves whether it was taken, or waits to be sent. */
  async function run(made: Deed, { done, back, told = made.words }: Said): Promise<boolean> {
    setBusy(true);
    setError(null);
    const undo = takingBack(back?.by, back?.done);
    const by = back?.by ?? null;
    try {
      const sent = await changeHeld(made, back?.by);
      if (!sent) showToast({ text: words.queued });
      else if (!(by && tellOfHeld(held, by, told, changedBy(made).how)) && done !== null)
        showToast({ text: done, undo });
      return true;
    } catch (thrown) {
      const failure = asFailure(thrown);
      // What was worked out from what stood there is worked out anew from what stands there now.
      if (failure.code === 'version-conflict') refreshHeld(held.id);
      setError(failure.message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { busy, error, run };
}
