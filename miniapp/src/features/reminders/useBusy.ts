import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { showToast } from '../../components/Toast';

/** Runs one thing at a tap: says while it is under way, and tells in a toast what went wrong. */
export function useBusy() {
  const [busy, setBusy] = useState(false);
  async function run(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await act();
    } catch (failure) {
      showToast({ text: asFailure(failure).message });
    } finally {
      setBusy(false);
    }
  }
  return { busy, run };
}
