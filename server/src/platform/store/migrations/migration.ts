import type { Connection } from 'mongoose';
import type { Keyring } from '../../crypto/keyring';

/** What a step works with. */
export interface MigrationContext {
  connection: Connection;
  keyring: Keyring;
  /** Aborted when the server stops or has lost the lease: the step ends soon, by throwing or by returning. */
  signal: AbortSignal;
}

/**
 * One step from the data of one version to those of the next. It may be stopped or killed anywhere and is then run
 * again from its beginning; servers of the version before may be writing beside it. So it only adds: what goes away is
 * taken away by a step of a later release.
 */
export interface Migration {
  /** The version of the data after it: one higher than that of the step before, for ever. */
  version: number;
  /** What it does, for the log. */
  what: string;
  run(context: MigrationContext): Promise<void>;
}
