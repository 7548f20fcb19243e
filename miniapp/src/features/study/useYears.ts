import type { CertificateView } from '@hz/shared/contracts';
import { useState } from 'react';
import { asFailure } from '../../api/failure';
import { changes, type Deed, deed } from '../../api/queue';
import { useObservable } from '../../observable';
import { showToast } from '../../ui/Toast';
import { change, latestCertificate } from '../certificates/store';
import { changedBy, tellOfFlip } from '../certificates/turn';
import { notedOf } from './noted';
import { words } from './words';

const PUT = 'PUT /v1/certificates/:id/years/:year';
const DELETE = 'DELETE /v1/certificates/:id/years/:year';

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
  const [skipped, setSkipped] = useState<readonly number[]>([]);
  const year = again ?? open.find((one) => !skipped.includes(one)) ?? null;

  const telling = (told: number, hours: number) =>
    deed(
      PUT,
      { params: { id: certificate.id, year: told }, body: { hours } },
      words.changeYear(told, String(hours)),
    );

  const forgetting = (told: number) =>
    deed(DELETE, { params: { id: certificate.id, year: told } }, words.takeYearBack(told));

  /** The year as it was told before; untold again, where it was not. */
  function asItWas(told: number): Deed {
    const stated = certificate.years.find((one) => one.year === told)?.stated ?? null;
    if (stated !== null) return telling(told, stated);
    return forgetting(told);
  }

  /** Sent, it stands in the list of what was told; only what it turns is said besides, with the way back. */
  async function send(told: Deed, back: Deed): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const sent = await change(told, back);
      const after = latestCertificate(certificate.id);
      if (!sent) showToast({ text: words.queued });
      else if (after) tellOfFlip(certificate, after, changedBy(told), back);
      setAgain(null);
    } catch (failure) {
      setError(asFailure(failure).message);
    } finally {
      setBusy(false);
    }
  }

  const confirm = async (tenths: number): Promise<void> => {
    if (year !== null) await send(telling(year, tenths / 10), asItWas(year));
  };

  const asked = certificate.years.find((each) => each.year === year);
  const stated = asked?.stated ?? null;

  /** How much it was nobody knows now: it is asked again when the page is opened the next time. */
  async function skip(): Promise<void> {
    if (year === null) return;
    setSkipped([...skipped, year]);
    // What was told before does not stand any more, now that nobody knows.
    if (stated !== null) await send(forgetting(year), asItWas(year));
    else setAgain(null);
  }

  return {
    /** The year that is asked about; null when all are answered. */
    year,
    left: open.filter((one) => !skipped.includes(one)).length,
    /** Years of which the holder cannot say how much; they stay unsaid. */
    unsaid: open.filter((one) => skipped.includes(one)),
    /** Hours that were asked of that year; null: not known. */
    duty: asked?.required ?? null,
    /** Hours that entries of that year already add up to. */
    known: notedOf(asked, certificate.credits, ({ on }) => on.startsWith(`${year}-`)),
    /** What was told of that year before; null: nothing. */
    stated,
    answered: certificate.years.filter(({ stated }) => stated !== null),
    busy,
    error,
    confirm,
    skip: () => void skip(),
    askAgain: (one: number) => {
      setError(null);
      setAgain(one);
    },
  };
}
