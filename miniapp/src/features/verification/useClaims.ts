import { useState } from 'react';
import { call } from '../../api/call';
import { asFailure, type Failure } from '../../api/failure';
import { useOneAtATime } from '../../api/one-at-a-time';
import { useResource } from '../../api/resource';
import { showToast } from '../../ui/Toast';
import { certificates } from '../certificates/store';
import { claims } from './store';
import { words } from './words';

export interface ClaimForm {
  name: string;
  idNumber: string;
  number: string;
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
        void certificates.refresh();
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
    claim: (form: ClaimForm) =>
      run(async () => {
        const body = { ...form, ...(certificateId && { certificateId }) };
        await call('POST /v1/claims', { body });
        // What came of it, and what follows, stands on the screen.
        return null;
      }),
    withdraw: (id: string) =>
      run(async () => {
        await call('DELETE /v1/claims/:id', { params: { id } });
        return words.claim.withdrawn;
      }),
  };
}
