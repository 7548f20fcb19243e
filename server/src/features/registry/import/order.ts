import type { Day } from '@hz/shared/calendar';
import type { ColumnMapping } from '@hz/shared/contracts';
import type { ListKind } from '../lists/columns';

/** What is to be imported, and how. */
export interface ImportOrder {
  kind: ListKind;
  /** The pack whose certificates it is about; missing: the first version's. */
  pack?: string | undefined;
  source: string;
  asOf: Day;
  coversFrom: Day | null;
  mapping: ColumnMapping;
  dryRun: boolean;
  /** Who imports it: an account's id, or `command`. */
  author: string;
}
