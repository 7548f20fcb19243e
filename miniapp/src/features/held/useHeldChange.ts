import { call } from '../../api/call';
import { showToast } from '../../ui/Toast';
import { useSending } from '../certificates/useSending';
import { forgetHeld, type Held, type HeldChange, putHeld } from './store';
import { asBefore, type Told, tellOfHeld } from './turn';
import { words } from './words';

/** Changes what is told of a certificate. */
export function useHeldChange(held: Held) {
  const { id, version } = held;
  const params = { id };
  const { busy, error, run } = useSending(async () =>
    putHeld(await call('GET /v2/certificates/:id', { params })),
  );
  const send = async (change: HeldChange, from: number): Promise<Held> => {
    const after = await call('PUT /v2/certificates/:id', { params, body: { version: from, ...change } });
    putHeld(after);
    return after;
  };
  return {
    busy,
    error,
    /** Where the change makes something else of the certificate, before and after are shown; else `done` is said. */
    change: (change: HeldChange, done: string, told: Told = done) =>
      run(async () => {
        const after = await send(change, version);
        const takeBack = () =>
          void run(async () => {
            await send(asBefore(held, change), after.version);
            showToast({ text: words.undone });
          });
        if (!tellOfHeld(held, takeBack, told)) showToast({ text: done, undo: takeBack });
      }),
    remove: () =>
      run(async () => {
        await call('DELETE /v2/certificates/:id', { params, query: { version } });
        forgetHeld(id);
      }),
  };
}
