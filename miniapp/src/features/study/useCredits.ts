import { formatDay, parseDay } from '@hz/shared/calendar';
import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { useMemo, useState } from 'react';
import { asFailure } from '../../api/failure';
import { changes, type Deed, deed, isGone, type QueueKey } from '../../api/queue';
import { useObservable } from '../../observable';
import { showToast } from '../../ui/Toast';
import { certificates, change, latestCertificate } from '../certificates/store';
import { takingBack } from '../certificates/take-back';
import { changedBy, tellOfFlip } from '../certificates/turn';
import { dayWords } from '../dates';
import { words } from './words';

const PUT = 'PUT /v1/certificates/:id/credits/:creditId';
const TOTAL = 'PUT /v1/certificates/:id/totals/:creditId';
const DELETE = 'DELETE /v1/certificates/:id/credits/:creditId';

export type Credit = CertificateView['credits'][number];
/** An entry as the screen shows it; pending ones are on the phone only. */
export interface Entry extends Credit {
  pending: boolean;
}

const requestOf = <K extends QueueKey>(request: unknown) => request as RequestOf<K>;

/** The entries with the changes laid over them that wait to be sent; the newest day first. */
function entriesOf(certificate: CertificateView, waiting: ReturnType<typeof changes.get>): Entry[] {
  const entries = new Map<string, Entry>(
    certificate.credits.map((credit) => [credit.id, { ...credit, pending: false }]),
  );
  for (const { key, request, refusal } of waiting) {
    if (refusal !== null || (key !== PUT && key !== TOTAL && key !== DELETE)) continue;
    const { params } = requestOf<typeof DELETE>(request);
    if (params.id !== certificate.id) continue;
    if (key === DELETE) entries.delete(params.creditId);
    else {
      const { on, hours } = requestOf<typeof PUT>(request).body;
      const { creditId: id } = params;
      entries.set(id, {
        id,
        on,
        hours,
        origin: 'self',
        source: null,
        // What the official record has of a day is not added to by what one says of it.
        counts: !certificate.credits.some((one) => one.origin === 'official' && one.on === on),
        total: key === TOTAL,
        recordedOn: certificate.asOf,
        pending: true,
      });
    }
  }
  return [...entries.values()].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** The entries of a certificate as the phone knows them. */
export function useEntries(certificate: CertificateView): Entry[] {
  const waiting = useObservable(changes);
  return useMemo(() => entriesOf(certificate, waiting), [certificate, waiting]);
}

/** Adding, changing and deleting hours; a deleted entry comes back with one tap. */
export function useCredits(certificate: CertificateView) {
  const entries = useEntries(certificate);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const dayOf = (on: string) => dayWords(on, certificate.asOf);

  /** What a year's stated total goes on saying although an entry of that year is gone or smaller: said, not assumed. */
  function stillStated(before: Pick<Credit, 'on' | 'hours'>, after?: { on: string; hours: number }): string {
    const year = Number(before.on.slice(0, 4));
    const stated = certificate.years.find((one) => one.year === year)?.stated ?? null;
    const isLess = after === undefined || !after.on.startsWith(`${year}`) || after.hours < before.hours;
    return stated !== null && isLess ? words.stillStated(year, String(stated)) : '';
  }

  /** Sends it; what it turns is shown before and after, else `done` is said, each with the way back. */
  async function run(
    made: Deed,
    done: string,
    back?: { by: Deed; done: string },
    { more = '', anew }: { more?: string; anew?: () => void } = {},
  ): Promise<boolean> {
    const undo = takingBack(back?.by, back?.done);
    setBusy(true);
    setError(null);
    try {
      const isSent = await change(made, back?.by);
      const after = isSent && back ? latestCertificate(certificate.id) : null;
      if (!after || !back || !tellOfFlip(certificate, after, changedBy(made, more), back.by))
        showToast({ text: `${isSent ? done : words.queued}${more}`, undo });
      return true;
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (anew && isGone(failure)) {
        // Deleted on another device meanwhile: it stays so, unless the holder wants it back.
        showToast({ text: words.gone, action: { text: words.bringBack, run: anew } });
        void certificates.refresh();
        return true;
      }
      // What a total lacks is worked out anew from what was noted elsewhere.
      if (failure.code === 'version-conflict') void certificates.refresh();
      setError(failure.message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  /** What the holder has noted themselves, as far as this phone knows. */
  const noted = (): number =>
    entries.reduce((sum, one) => sum + (one.origin === 'self' ? Math.round(one.hours * 10) : 0), 0) / 10;
  const putTotal = (creditId: string, on: string, hours: number): Deed =>
    deed(
      TOTAL,
      { params: { id: certificate.id, creditId }, body: { on, hours, seen: noted() } },
      words.changeTotal(String(hours), dayOf(on)),
    );
  const put = (creditId: string, on: string, hours: number, total: boolean, edits?: true): Deed =>
    total
      ? deed(
          TOTAL,
          { params: { id: certificate.id, creditId }, body: { on, hours } },
          words.changeTotal(String(hours), dayOf(on)),
        )
      : deed(
          PUT,
          { params: { id: certificate.id, creditId }, body: { on, hours, ...(edits && { edits }) } },
          words.changeAdd(String(hours), dayOf(on)),
        );
  const drop = ({ id: creditId, hours, on }: Pick<Credit, 'id' | 'hours' | 'on'>): Deed =>
    deed(DELETE, { params: { id: certificate.id, creditId } }, words.changeRemove(String(hours), dayOf(on)));

  return {
    entries,
    /** What was done already that asks for hours first. */
    first: certificate.hoursFirst,
    busy,
    error,
    clearError: () => setError(null),
    /** Adds an entry under an id made on the phone. */
    add: (creditId: string, day: number, tenths: number, total = false) => {
      const [on, hours] = [formatDay(day), tenths / 10];
      const by = drop({ id: creditId, hours, on });
      const made = total ? putTotal(creditId, on, hours) : put(creditId, on, hours, false);
      return run(made, words.saved(String(hours)), { by, done: words.removed });
    },
    edit: (credit: Credit, day: number, tenths: number) => {
      const [on, hours] = [formatDay(day), tenths / 10];
      const by = put(credit.id, credit.on, credit.hours, credit.total, true);
      return run(
        put(credit.id, on, hours, credit.total, true),
        words.changed,
        { by, done: words.changed },
        {
          more: stillStated(credit, { on, hours }),
          anew: () => void run(put(credit.id, on, hours, credit.total), words.saved(String(hours))),
        },
      );
    },
    remove: (credit: Credit) => {
      const by = put(credit.id, credit.on, credit.hours, credit.total);
      const done = words.saved(String(credit.hours));
      return run(drop(credit), words.removed, { by, done }, { more: stillStated(credit) });
    },
    today: parseDay(certificate.asOf),
  };
}

export type Credits = ReturnType<typeof useCredits>;
