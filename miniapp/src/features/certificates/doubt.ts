import { type PartDay, parseDay, partBounds, tryParseDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';

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
