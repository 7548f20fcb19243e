import { useState } from 'react';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { showToast } from '../../components/Toast';
import { forgetHeld, type Held, type HeldChange, putHeld } from './store';
import { words } from './words';

/** Changes what is told of a certificate. It needs the server at once: two phones must not overwrite each other. */
export function useHeldChange({ id, version }: Held) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function run(act: () => Promise<void>): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      await act();
      return true;
    } catch (thrown) {
      const failure = asFailure(thrown);
      const isOld = failure.code === 'version-conflict';
      if (isOld) putHeld(await call('GET /v2/certificates/:id', { params: { id } }));
      setError(isOld ? words.changedElsewhere : failure.message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    error,
    change: (change: HeldChange, done: string) =>
      run(async () => {
        putHeld(await call('PUT /v2/certificates/:id', { params: { id }, body: { version, ...change } }));
        showToast({ text: done });
      }),
    remove: () =>
      run(async () => {
        await call('DELETE /v2/certificates/:id', { params: { id }, query: { version } });
        forgetHeld(id);
      }),
  };
}
