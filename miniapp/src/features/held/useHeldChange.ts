import { call } from '../../api/call';
import { showToast } from '../../components/Toast';
import { useSending } from '../certificates/useSending';
import { forgetHeld, type Held, type HeldChange, putHeld } from './store';

/** Changes what is told of a certificate. */
export function useHeldChange({ id, version }: Held) {
  const params = { id };
  const { busy, error, run } = useSending(async () =>
    putHeld(await call('GET /v2/certificates/:id', { params })),
  );
  return {
    busy,
    error,
    change: (change: HeldChange, done: string) =>
      run(async () => {
        putHeld(await call('PUT /v2/certificates/:id', { params, body: { version, ...change } }));
        showToast({ text: done });
      }),
    remove: () =>
      run(async () => {
        await call('DELETE /v2/certificates/:id', { params, query: { version } });
        forgetHeld(id);
      }),
  };
}
