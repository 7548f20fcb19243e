import type { Day } from '../calendar';
import type { ObligationData } from './schema';

/** What shows that an application was granted. */
export interface Result {
  /** Facts of which anything was told, also that nobody remembers the day. */
  readonly told: readonly string[];
  /** Whether an official list tells the act itself: it lists what was granted. */
  readonly isListed: boolean;
  /** The day of a list that should tell of it and does not: `unlistedSince`. */
  readonly unlistedOn?: Day | undefined;
}

/** The facts that show what came of the act of an obligation; undefined where the act is no application. */
export const resultFactsOf = ({ when }: ObligationData): readonly string[] | undefined =>
  'once' in when ? when.once.received : undefined;

/**
 * Whether what an act is for is there, as far as is told. An application in time meets its last day; that it was granted
 * is another fact. True of every act that is no application.
 */
export function isReceived(data: ObligationData, result: Result | undefined): boolean {
  const shows = resultFactsOf(data);
  return (
    shows === undefined || result?.isListed === true || shows.some((name) => result?.told.includes(name))
  );
}
