import { withAmendments } from './amendments';
import { faultsOf } from './faults';
import { findBrokenReferences } from './references';
import { type Rulebook, rulebookSchema } from './schema';

/** A rulebook that cannot be used, with every fault and the path where it stands. */
export class RulebookError extends Error {
  override readonly name = 'RulebookError';
  constructor(readonly faults: readonly string[]) {
    super(`the rulebook is not valid: ${faults.join('; ')}`);
  }
}

/**
 * Reads a rulebook from data, its amendments folded into the dated values they set.
 * Throws a RulebookError that names every unknown key, wrong value and broken reference by its path.
 */
export function readRulebook(data: unknown): Rulebook {
  const amended = withAmendments(data);
  if (!amended.ok) throw new RulebookError(amended.faults);
  const parsed = rulebookSchema.safeParse(amended.data);
  if (!parsed.success) throw new RulebookError(faultsOf(parsed.error));
  const broken = findBrokenReferences(parsed.data);
  if (broken.length > 0) throw new RulebookError(broken);
  return parsed.data;
}
