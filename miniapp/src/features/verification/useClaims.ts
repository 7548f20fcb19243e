import { useState } from 'react';
import { call } from '../../api/call';
import { asFailure, type Failure } from '../../api/failure';
import { useOneAtATime } from '../../api/one-at-a-time';
import { useResource } from '../../api/resource';
import { showToast } from '../../ui/Toast';
import { cards, refreshCertificates } from '../certificates/cards';
import { type Stand, tellOfTurn } from '../certificates/turn';
import { type Claims, claims } from './store';
import { words } from './words';

export interface ClaimForm {
  name: string;
  idNumber: string;
  number: string;
}

type Known = Stand & { of: string };

/** How a certificate stands now, whichever pack it is of; null where nothing is said of it. */
async function standsNow(id: string): Promise<Known | null> {
  const { certificates } = await cards.newest();
  const card = certificates.find((one) => one.id === id);
  if (!card?.headline) return null;
  const { tone, title, sentence } = card.headline;
  return { of: card.title, tone, title, sentences: sentence === null ? [] : [sentence] };
}

/** Claims of official records: those made, making one, taking one back. */
export function useClaims(certificateId: string | null) {
  const shelf = useResource(claims);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { busy, once } = useOneAtATime();

  /** Whether it went through; what was typed stays where it did not. */
  const run = async (act: () => Promise<string | null>): Promise<boolean> => {
    const isDone = await once(async () => {
      setFailure(null);
      try {
        const done = await act();
        if (done !== null) showToast({ text: done });
        void refreshCertificates();
        return true;
      } catch (error) {
        setFailure(asFailure(error));
        return false;
      } finally {
        void claims.refresh();
      }
    });
    return isDone ?? false;
  };

  return {
    shelf,
    failure,
    busy,
    clearFailure: () => setFailure(null),
    claim: (form: ClaimForm) =>
      run(async () => {
        const body = { ...form, ...(certificateId && { certificateId }) };
        await call('POST /v1/claims', { body });
        // What came of it, and what follows, stands on the screen.
        return null;
      }),
    /** Without its record a certificate may stand otherwise: before and after are shown then. */
    withdraw: ({ id, certificateId: of }: Claims['claims'][number]) =>
      run(async () => {
        const before = of && (await standsNow(of));
        await call('DELETE /v1/claims/:id', { params: { id } });
        // It is withdrawn, also where nobody can say now what follows.
        const after = of && (await standsNow(of).catch(() => null));
        const isTold =
          before &&
          after &&
          tellOfTurn({
            ...{ id: of, version: null, of: after.of },
            before,
            after,
            changed: { words: words.claim.withdrawnTurn, how: 'takenBack' },
            undo: null,
          });
        return isTold ? null : words.claim.withdrawn;
      }),
  };
}
