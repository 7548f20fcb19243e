import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { type PageName, restartAt } from '../../navigation';
import { showToast } from '../../ui/Toast';
import { deleteAccount, signOut, signOutEverywhere } from '../account/store';
import { words } from './words';

/** The ways out: this device, all devices, the account itself. */
export function useLeaving() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function run(act: () => Promise<void>, done: string, next: PageName = 'sign-in'): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await act();
      restartAt(next);
      showToast({ text: done });
    } catch (failure) {
      setError(asFailure(failure).message);
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    error,
    signOut: () => run(signOut, words.signedOut),
    signOutEverywhere: () => run(signOutEverywhere, words.signedOut),
    // Who has just deleted an account is not asked for a new one: home is of use without.
    deleteAccount: () => run(deleteAccount, words.removed, 'home'),
  };
}

export type Leaving = ReturnType<typeof useLeaving>;
