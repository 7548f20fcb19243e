/** What a feature keeps about a holder, so that export and deletion reach every collection. */
export interface PersonalData {
  /** The key under which it appears in an export. */
  name: string;
  exportOf(holderId: string): Promise<unknown>;
  /** Deletes all of it; doing so twice is no error. */
  deleteOf(holderId: string): Promise<void>;
}

/** All data of one holder; every feature adds its part under its own name. */
export interface ExportedData {
  exportedAt: string;
  account: unknown;
  certificates: unknown[];
  [feature: string]: unknown;
}
