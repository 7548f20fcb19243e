import { storage } from '../../api/storage';
import type { PageName, Params } from '../../navigation';

const KEY = 'after-sign-in';
const LONGEST_MS = 15 * 60_000;

interface Place {
  page: PageName;
  params: Params;
  /** Real time; whoever comes back much later came for something else. */
  at: number;
}

/** Notes the place that signing in stands in the way of. */
export function comeBackTo(page: PageName, params: Params): void {
  storage.write(KEY, { page, params, at: Date.now() } satisfies Place);
}

/** The place to go on with, once. */
export function placeAfterwards(): Place | null {
  const place = storage.read<Place>(KEY);
  storage.remove(KEY);
  return place && Date.now() - place.at < LONGEST_MS ? place : null;
}
