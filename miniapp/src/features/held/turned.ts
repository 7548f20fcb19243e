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
  const { id, version, title: of, headline, next, obligations } = after;
  const said = obligations.find((one) => one.words.title === headline.title)?.words.sentences ?? [];
  const sides = {
    before: { tone: before.headline.tone, title: before.headline.title },
    after: { ...headline, sentences: said, next: next?.label ?? null },
  };
  return tellOfTurn({ id, version, of, ...sides, changed, undo }, isTurned(before, after));
}
