import type { RequestOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { goOn } from '../../navigation';
import { showToast } from '../../ui/Toast';
import { isOnFirstPages, openPage, refreshCertificates } from '../certificates/cards';
import { useSending } from '../certificates/useSending';
import { forgetHeld, type Held, type HeldChange, putHeld } from './store';
import { asBefore, type Told, tellOfHeld } from './turn';
import { words } from './words';

type Place = Omit<RequestOf<'PUT /v2/certificates/:id/pack'>['body'], 'version'>;

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
  /** Under another pack it may have other pages than those that it was opened on. */
  const sendTo = async (place: Place, from: number): Promise<Held> => {
    const before = isOnFirstPages(id);
    const after = await call('PUT /v2/certificates/:id/pack', { params, body: { version: from, ...place } });
    putHeld(after);
    await refreshCertificates();
    if (isOnFirstPages(id) !== before)
      openPage('certificate', { id }, (page, to) => goOn(page, to, { replacing: true }));
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
        const how = change.forget === undefined ? 'told' : 'takenBack';
        if (!tellOfHeld(held, takeBack, told, how)) showToast({ text: done, undo: takeBack });
      }),
    /** Puts the certificate under another pack, or kind; what is told stays with it. */
    move: (place: Place) =>
      run(async () => {
        const after = await sendTo(place, version);
        const takeBack = () =>
          void run(async () => {
            await sendTo({ pack: held.pack, kind: held.kind }, after.version);
            showToast({ text: words.undone });
          });
        const told = words.changed(words.kind, words.of(after.jurisdiction, after.kindName));
        if (!tellOfHeld(held, takeBack, told)) showToast({ text: words.saved, undo: takeBack });
      }),
    remove: () =>
      run(async () => {
        await call('DELETE /v2/certificates/:id', { params, query: { version } });
        forgetHeld(id);
      }),
  };
}
