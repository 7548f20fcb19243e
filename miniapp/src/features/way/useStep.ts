import { formatPartChinese, parseDay, UNKNOWN_DAY, yearOf } from '@hz/shared/calendar';
import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { type Deed, deed } from '../../api/queue';
import { showToast } from '../../ui/Toast';
import { change, latestCertificate } from '../certificates/store';
import { takingBack } from '../certificates/take-back';
import { type Changed, changedBy, tellOfFlip, told } from '../certificates/turn';
import { isDayMissing, type Step } from './stops';
import { words } from './words';

type PutStep = 'PUT /v1/certificates/:id/steps/:stepId';
export type StepMark = RequestOf<PutStep>['body'];

interface Said {
  done: string;
  changed: Changed;
  /** What takes it back at a tap, and as it is written down. */
  undo?: (() => Promise<string | null>) | undefined;
  by?: Deed | null;
}

/** Marks a step, or takes it back; both can be undone, and wait where there is no connection. */
export function useStep(certificate: CertificateView, step: Step) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const params = { id: certificate.id, stepId: step.id };

  async function run(act: () => Promise<boolean>, { done, changed, undo, by }: Said): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      const sent = await act();
      const after = sent && by ? latestCertificate(certificate.id) : null;
      if (!after || !by || !tellOfFlip(certificate, after, changed, by))
        showToast(sent ? { text: done, undo } : { text: words.queued });
      return true;
    } catch (failure) {
      setError(asFailure(failure).message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  const marking = (body: StepMark) =>
    deed(
      'PUT /v1/certificates/:id/steps/:stepId',
      { params, body },
      words.change(step.action, formatPartChinese(body.on, yearOf(parseDay(certificate.asOf)))),
    );
  const removing = deed('DELETE /v1/certificates/:id/steps/:stepId', { params }, words.unchange(step.title));
  const { registryStatus, newNumber } = certificate;
  /** The mark as it is now, to be put there again; null where there is none. */
  const asItWas =
    step.state === 'done' || isDayMissing(step)
      ? marking({
          on: step.doneOn ?? step.donePart ?? UNKNOWN_DAY,
          ...(step.marks === 'registry' && registryStatus && { registryStatus }),
          ...(step.marks === 'number' && newNumber !== null && { newNumber }),
        })
      : null;
  const back = asItWas ?? removing;
  const undo = takingBack(back, words.takenBack);
  const putBack = takingBack(asItWas, words.putBack);

  return {
    busy,
    error,
    /** Says whether it was taken (or waits to be sent). */
    mark: (body: StepMark) =>
      run(() => change(marking(body), back), {
        ...{ done: words.saved, changed: told(step.action), undo, by: back },
      }),
    takeBack: () =>
      run(() => change(removing, asItWas ?? undefined), {
        ...{ done: words.takenBack, changed: changedBy(removing), by: asItWas },
        undo: putBack,
      }),
  };
}
