import { type PartDay, parseDay, partBounds, tryParseDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { areTooLate, type Noted } from '@hz/shared/hours';

type DayDoubt = CertificateView['facts'][number]['doubts'][number];

/** Why a day is unlikely to be meant; null: it is not. A part of one is doubted only where all its days are. */
export function doubtOf(written: PartDay | '', doubts: readonly DayDoubt[]): string | null {
  const day = tryParseDay(written);
  const bounds = day === undefined ? partBounds(written) : { first: day, last: day };
  if (!bounds) return null;
  const doubt = doubts.find(
    ({ before, after }) =>
      (before !== null && bounds.last < parseDay(before)) ||
      (after !== null && bounds.first > parseDay(after)),
  );
  return doubt?.text ?? null;
}

type Entry = Pick<CertificateView['credits'][number], 'id' | 'on' | 'hours' | 'counts'>;

const notedOf = (entries: readonly Entry[]): Noted[] =>
  entries.flatMap(({ on, hours, counts }) =>
    counts ? [{ on: parseDay(on), tenths: Math.round(hours * 10) }] : [],
  );

/**
 * Why hours of a day are unlikely to be meant beside an application that is on record; null: they are not.
 * @param entries those of the certificate, with what waits to be sent
 * @param told the new entry, or one of them as it is changed
 */
export function hoursDoubtOf(
  first: CertificateView['hoursFirst'],
  entries: readonly Entry[],
  told: { id: string; day: number; tenths: number },
): string | null {
  if (!first) return null;
  const act = { on: parseDay(first.on), tenths: Math.round(first.hours * 10) };
  const others = notedOf(entries.filter(({ id }) => id !== told.id));
  const after = [...others, { on: told.day, tenths: told.tenths }];
  return areTooLate(told.day, notedOf(entries), after, act) ? first.text : null;
}
