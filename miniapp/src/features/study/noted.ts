interface Entry {
  on: string;
  hours: number;
  counts: boolean;
}

/**
 * How many hours of a time that is over are written down as entries. What was told of it as a whole is no entry: it can
 * be told anew as less, and these cannot.
 * @param past its hours in all, and what was told of it as a whole
 */
export function notedOf<One extends Entry>(
  past: { done: number; stated: number | null } | undefined,
  entries: readonly One[],
  isOf: (entry: One) => boolean,
): number {
  if (past === undefined) return 0;
  if (past.stated === null) return past.done;
  const sum = entries
    .filter((one) => one.counts && isOf(one))
    .reduce((tenths, { hours }) => tenths + Math.round(hours * 10), 0);
  return Math.min(past.done, sum / 10);
}
