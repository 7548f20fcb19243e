import type { CertificateView } from '@hz/shared/contracts';
import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { changes } from '../../api/queue';
import { useObservable } from '../../observable';
import { showToast } from '../../ui/Toast';
import { change } from '../certificates/store';
import { words } from './words';

const PUT = 'PUT /v1/certificates/:id/years/:year';

/** The years that wait on the phone to be sent: they are answered, as far as the holder is concerned. */
function pendingYears(id: string, list: ReturnType<typeof changes.get>): number[] {
  return list
    .filter(({ key, refusal }) => key === PUT && refusal === null)
    .map(({ request }) => (request as { params: { id: string; year: number } }).params)
    .filter((params) => params.id === id)
    .map(({ year }) => year);
}

/** Asks for past years one at a time, until nothing is open. */
export function useYears(certificate: CertificateView) {
  const waiting = useObservable(changes);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [again, setAgain] = useState<number | null>(null);
  const pending = pendingYears(certificate.id, waiting);
  const open = certificate.assessment.continuingEducation.yearsToConfirm.filter(
    (year) => !pending.includes(year),
  );
  const year = again ?? open[0] ?? null;

  async function confirm(tenths: number): Promise<void> {
    if (year === null) return;
    const hours = tenths / 10;
    setBusy(true);
    setError(null);
    try {
      const request = { params: { id: certificate.id, year }, body: { hours } };
      const sent = await change(PUT, request, words.changeYear(year, String(hours)));
      // Sent, it stands in the list of what was told.
      if (!sent) showToast({ text: words.queued });
      setAgain(null);
    } catch (failure) {
      setError(asFailure(failure).message);
    } finally {
      setBusy(false);
    }
  }

  return {
    /** The year that is asked about; null when all are answered. */
    year,
    left: open.length,
    /** Hours that entries of that year already add up to. */
    known: certificate.years.find((each) => each.year === year)?.done ?? 0,
    answered: certificate.years.filter(({ stated }) => stated !== null),
    busy,
    error,
    confirm,
    askAgain: setAgain,
  };
}
