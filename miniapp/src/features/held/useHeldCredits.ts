import { formatDay } from '@hz/shared/calendar';
import type { RequestOf } from '@hz/shared/contracts';
import { useMemo } from 'react';
import { changes } from '../../api/queue';
import { useObservable } from '../../observable';
import { dayWords } from '../dates';
import { changeHeld, type Held } from './store';
import { useQueued } from './useQueued';
import { words } from './words';

const PUT = 'PUT /v2/certificates/:id/credits/:creditId';
const DELETE = 'DELETE /v2/certificates/:id/credits/:creditId';

export type Credit = Held['credits'][number];
/** An entry as the screen shows it; pending ones are on the phone only. */
export interface Entry extends Credit {
  pending: boolean;
}

export interface Told {
  day: number;
  tenths: number;
  category: string | null;
  /** The first day of the cycle that it makes up for; null: none. */
  for: string | null;
}

/** The entries with the changes laid over them that wait to be sent; the newest day first. */
function entriesOf(held: Held, waiting: ReturnType<typeof changes.get>): Entry[] {
  const entries = new Map<string, Entry>(
    held.credits.map((credit) => [credit.id, { ...credit, pending: false }]),
  );
  for (const { key, request, refusal } of waiting) {
    if (refusal !== null || (key !== PUT && key !== DELETE)) continue;
    const { params } = request as RequestOf<typeof DELETE>;
    if (params.id !== held.id) continue;
    if (key === DELETE) entries.delete(params.creditId);
    else {
      const { on, hours, category = null, for: forCycle = null } = (request as RequestOf<typeof PUT>).body;
      entries.set(params.creditId, {
        ...{ id: params.creditId, on, hours, category, for: forCycle },
        ...{ origin: 'self', source: null, counts: true, total: false, recordedOn: held.asOf, pending: true },
      });
    }
  }
  return [...entries.values()].sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/** The entries of a certificate as the phone knows them. */
export function useHeldEntries(held: Held): Entry[] {
  const waiting = useObservable(changes);
  return useMemo(() => entriesOf(held, waiting), [held, waiting]);
}

/** Adding, changing and deleting hours of a certificate of any pack; a deleted entry comes back with one tap. */
export function useHeldCredits(held: Held) {
  const entries = useHeldEntries(held);
  const queued = useQueued();
  const dayOf = (on: string) => dayWords(on, held.asOf);

  const send = (creditId: string, body: RequestOf<typeof PUT>['body']) =>
    changeHeld(
      PUT,
      { params: { id: held.id, creditId }, body },
      words.changeAdd(String(body.hours), dayOf(body.on)),
    );
  const drop = (creditId: string, hours: number, on: string) =>
    changeHeld(DELETE, { params: { id: held.id, creditId } }, words.changeDrop(String(hours), dayOf(on)));
  const bodyOf = ({ day, tenths, category, for: forCycle }: Told) => ({
    ...{ on: formatDay(day), hours: tenths / 10, category, for: forCycle },
  });
  const again = ({ on, hours, category, for: forCycle }: Credit) => ({ on, hours, category, for: forCycle });

  return {
    entries,
    busy: queued.busy,
    error: queued.error,
    /** Adds an entry under an id made on the phone. */
    add: (creditId: string, told: Told) => {
      const body = bodyOf(told);
      const undo = () => void queued.run(() => drop(creditId, body.hours, body.on), words.dropped);
      return queued.run(() => send(creditId, body), words.kept(String(body.hours)), undo);
    },
    edit: (credit: Credit, told: Told) =>
      queued.run(
        () => send(credit.id, bodyOf(told)),
        words.keepEdit,
        () => void queued.run(() => send(credit.id, again(credit)), words.keepEdit),
      ),
    remove: (credit: Credit) =>
      queued.run(
        () => drop(credit.id, credit.hours, credit.on),
        words.dropped,
        () => void queued.run(() => send(credit.id, again(credit)), words.kept(String(credit.hours))),
      ),
  };
}

export type HeldCredits = ReturnType<typeof useHeldCredits>;
