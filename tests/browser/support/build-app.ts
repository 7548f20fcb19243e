import { ensureH5 } from '../../../server/src/commands/ensure-built';

/** Builds the app before the first walk, once for all of them, unless it is there as its sources are. */
export default function buildApp(): void {
  if (!ensureH5()) throw new Error('the app could not be built');
}
