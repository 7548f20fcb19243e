import { formatDay } from '@hz/shared/calendar';
import type { RequestOf } from '@hz/shared/contracts';
import { useMemo } from 'react';
import { changes, type Deed, deed } from '../../api/queue';
import { useObservable } from '../../observable';
import { dayWords } from '../dates';
import type { Held } from './store';
import { seenIn } from './totals';
import { useQueued } from './useQueued';
import { words } from './words';

const PUT = 'PUT /v2/certificates/:id/credits/:creditId';
const TOTAL = 'PUT /v2/certificates/:id/totals/:creditId';
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

type Written = Pick<Credit, 'on' | 'hours' | 'category' | 'for'>;

/** The entries with the changes laid over them that wait to be sent; the newest day first. */
function entriesOf(held: Held, waiting: ReturnType<typeof changes.get>): Entry[] {
  const entries = new Map<string, Entry>(
    held.credits.map((credit) => [credit.id, { ...credit, pending: false }]),
  );
  for (const { key, request, refusal } of waiting) {
    if (refusal !== null || (key !== PUT && key !== TOTAL && key !== DELETE)) continue;
    const { params } = request as RequestOf<typeof DELETE>;
    if (params.id !== held.id) continue;
    if (key === DELETE) entries.delete(params.creditId);
    else {
      const { on, hours, category = null, for: forCycle = null } = (request as RequestOf<typeof PUT>).body;
      entries.set(params.creditId, {
        ...{ id: params.creditId, on, hours, category, for: forCycle },
        ...{ origin: 'self', source: null, counts: true, total: key === TOTAL },
        ...{ recordedOn: held.asOf, pending: true },
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
  const queued = useQueued(held);
  const dayOf = (on: string) => dayWords(on, held.asOf);

  const put = (creditId: string, body: RequestOf<typeof PUT>['body']): Deed =>
    deed(
      PUT,
      { params: { id: held.id, creditId }, body },
      words.changeAdd(String(body.hours), dayOf(body.on)),
    );
  const putTotal = (creditId: string, body: RequestOf<typeof TOTAL>['body']): Deed =>
    deed(
      TOTAL,
      { params: { id: held.id, creditId }, body },
      words.changeTotal(String(body.hours), dayOf(body.on)),
    );
  const drop = (creditId: string, hours: number, on: string): Deed =>
    deed(DELETE, { params: { id: held.id, creditId } }, words.changeDrop(String(hours), dayOf(on)));
  const bodyOf = ({ day, tenths, category, for: forCycle }: Told) => ({
    ...{ on: formatDay(day), hours: tenths / 10, category, for: forCycle },
  });
  const putAs = ({ id, total }: Credit, { on, hours, category, for: forCycle }: Written): Deed =>
    total ? putTotal(id, { on, hours, category }) : put(id, { on, hours, category, for: forCycle });
  const asItWas = (credit: Credit) => putAs(credit, credit);

  return {
    entries,
    busy: queued.busy,
    error: queued.error,
    /** Adds an entry under an id made on the phone. */
    add: (creditId: string, told: Told) => {
      const body = bodyOf(told);
      const back = { by: drop(creditId, body.hours, body.on), done: words.dropped };
      return queued.run(put(creditId, body), { done: words.kept(String(body.hours)), back });
    },
    /** Adds what a total up to a day lacks; where hours were noted elsewhere meanwhile, it is refused. */
    addTotal: (creditId: string, { day, tenths, category }: Omit<Told, 'for'>) => {
      const body = { on: formatDay(day), hours: tenths / 10, category, seen: seenIn(held, entries) };
      const back = { by: drop(creditId, body.hours, body.on), done: words.dropped };
      return queued.run(putTotal(creditId, body), { done: words.kept(String(body.hours)), back });
    },
    edit: (credit: Credit, told: Told) => {
      const back = { by: asItWas(credit), done: words.keepEdit };
      return queued.run(putAs(credit, bodyOf(told)), { done: words.keepEdit, back });
    },
    remove: (credit: Credit) => {
      const back = { by: asItWas(credit), done: words.kept(String(credit.hours)) };
      return queued.run(drop(credit.id, credit.hours, credit.on), { done: words.dropped, back });
    },
  };
}

export type HeldCredits = ReturnType<typeof useHeldCredits>;
