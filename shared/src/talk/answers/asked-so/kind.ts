import type { Intent } from '../../intents';
import type { Draft } from '../draft';
import type { Matter } from '../matter';

/** A question that its own words tell whole, and the answer to just that. */
export interface AskedSo {
  intent: Intent;
  words: RegExp;
  /** What else is asked where these are said: then it is another question. */
  unless?: RegExp;
  /**
   * Under the other packs: what it is of, of which their documents have no word; true, that what they say of the intent
   * answers it. Not there: it is asked of this one alone.
   */
  inPacks?: string | true;
  /** Where one's own stands belongs to the answer. */
  ofOwn?: true;
  /** Null: of this holder something else answers it. */
  says(matter: Matter, said: string): Draft | null;
}
