import { formatPartChinese, parseDay, yearOf } from '@hz/shared/calendar';
import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { showToast } from '../../ui/Toast';
import { tellOfFlip } from '../certificates/flip';
import { certificates, change } from '../certificates/store';
import type { Step } from './stops';
import { words } from './words';

type PutStep = 'PUT /v1/certificates/:id/steps/:stepId';
export type StepMark = RequestOf<PutStep>['body'];

/** A certificate as it stands now. */
const latest = (id: string): CertificateView | null =>
  certificates.state.get().data?.certificates.find((each) => each.id === id) ?? null;

/** Marks a step, or takes it back; both can be undone, and wait where there is no connection. */
export function useStep(certificate: CertificateView, step: Step) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const params = { id: certificate.id, stepId: step.id };

  async function run(act: () => Promise<boolean>, done: string, undo?: () => void): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      const sent = await act();
      const after = sent && undo ? latest(certificate.id) : null;
      if (!after || !undo || !tellOfFlip(certificate, after, step.action, undo))
        showToast(sent ? { text: done, undo } : { text: words.queued });
      return true;
    } catch (failure) {
      setError(asFailure(failure).message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  const put = (body: StepMark) =>
    change(
      'PUT /v1/certificates/:id/steps/:stepId',
      { params, body },
      words.change(step.action, formatPartChinese(body.on, yearOf(parseDay(certificate.asOf)))),
    );
  const remove = () =>
    change('DELETE /v1/certificates/:id/steps/:stepId', { params }, words.unchange(step.title));
  const takeBack = () => run(remove, words.takenBack);
  const before = step.doneOn ?? step.donePart;
  /** Takes the mark back, or puts the one there again that it replaced. */
  const undo = () => {
    if (step.state !== 'done' || before === null) return void takeBack();
    const { registryStatus, newNumber } = certificate;
    void run(
      () =>
        put({
          on: before,
          ...(step.marks === 'registry' && registryStatus && { registryStatus }),
          ...(step.marks === 'number' && newNumber !== null && { newNumber }),
        }),
      words.takenBack,
    );
  };

  return {
    busy,
    error,
    /** Says whether it was taken (or waits to be sent). */
    mark: (body: StepMark) => run(() => put(body), words.saved, undo),
    takeBack,
  };
}
