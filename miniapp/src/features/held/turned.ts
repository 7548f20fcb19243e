import type { ResponseOf } from '@hz/shared/contracts';
import { isFlipped, type Turn, tellOfTurn } from '../certificates/turn';

type Held = ResponseOf<'GET /v2/certificates/:id'>;

/** Whether what the certificate's verdict follows from is done. */
const isDone = ({ obligations }: Held): boolean =>
  obligations.some(({ gates, state }) => gates && state === 'done');

const isOpen = ({ obligations }: Held): boolean =>
  obligations.some(({ gates, state }) => gates && state === 'open');

/**
 * Whether a change made another certificate of it: under another document or kind nothing stands as it stood, whatever it
 * looks like; and what is told to be done, or is so no more, is no small thing, but where it was only waited for.
 */
function isTurned(before: Held, after: Held): boolean {
  if (before.pack !== after.pack || before.kind !== after.kind) return true;
  if (isDone(before) !== isDone(after) && !(isOpen(before) && isDone(after))) return true;
  return before.headline !== null && after.headline !== null && isFlipped(before.headline, after.headline);
}

/** Shows before and after where a change has made something else of a certificate; says whether it did. */
export function tellOfChange(
  before: Held,
  after: Held,
  { changed, undo }: Pick<Turn, 'changed' | 'undo'>,
): boolean {
  if (!before.headline || !after.headline) return false;
  const sides = { before: before.headline, after: after.headline };
  return tellOfTurn({ of: after.title, ...sides, changed, undo }, isTurned(before, after));
}
