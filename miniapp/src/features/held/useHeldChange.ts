import type { RequestOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { deed } from '../../api/queue';
import { goOn } from '../../navigation';
import { showToast } from '../../ui/Toast';
import { isOnFirstPages, openPage, refreshCertificates } from '../certificates/cards';
import { movingBack, onMovedBack, onNotTakenBack, takingBack } from '../certificates/take-back';
import { useSending } from '../certificates/useSending';
import { words as certificateWords } from '../certificates/words';
import { forgetHeld, type Held, type HeldChange, putHeld } from './store';
import { asBefore, seenAfter, type Told, tellOfHeld } from './turn';
import { words } from './words';

type Place = Omit<RequestOf<'PUT /v2/certificates/:id/pack'>['body'], 'version'>;

const MOVE = 'PUT /v2/certificates/:id/pack';

/** Under another pack a certificate may have other pages than those that it was opened on. */
async function takeMoved(after: Held): Promise<void> {
  const { id } = after;
  const before = isOnFirstPages(id);
  putHeld(after);
  await refreshCertificates();
  if (isOnFirstPages(id) !== before)
    openPage('certificate', { id }, (page, to) => goOn(page, to, { replacing: true }));
}

const refresh = async (id: string) => putHeld(await call('GET /v2/certificates/:id', { params: { id } }));

onMovedBack(takeMoved);
onNotTakenBack('v2', refresh);

/** Changes what is told of a certificate. */
export function useHeldChange(held: Held) {
  const { id, version } = held;
  const params = { id };
  const { busy, error, run } = useSending(() => refresh(id));
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
        const body = { version: after.version, ...asBefore(held, change), seen: seenAfter(after, change) };
        const undo = deed(
          'PUT /v2/certificates/:id',
          { params, body },
          certificateWords.takeBackOf(after.title),
        );
        const how = change.forget === undefined ? 'told' : 'takenBack';
        if (!tellOfHeld(held, undo, told, how)) showToast({ text: done, undo: takingBack(undo) });
      }),
    /** Puts the certificate under another pack, or kind; what is told stays with it. */
    move: (place: Place) =>
      run(async () => {
        const after = await call(MOVE, { params, body: { version, ...place } });
        await takeMoved(after);
        // Under a pack that is not served nothing is put, and so nothing is put back.
        const undo =
          held.packState === 'not-served' ? null : movingBack(after, { pack: held.pack, kind: held.kind });
        const told = words.changed(words.kind, words.of(after.jurisdiction, after.kindName));
        if (!tellOfHeld(held, undo, told)) showToast({ text: words.saved, undo: takingBack(undo) });
      }),
    remove: () =>
      run(async () => {
        await call('DELETE /v2/certificates/:id', { params, query: { version } });
        forgetHeld(id);
      }),
  };
}
