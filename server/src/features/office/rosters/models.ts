import type { RosterRow, RosterView } from '@hz/shared/contracts';
import { type Connection, Schema, type Types } from 'mongoose';
import type { z } from 'zod';

export type Field = RosterView['columns'][number]['field'];
export type FaultCode = z.infer<typeof RosterRow>['faults'][number]['code'];

/** Something wrong in a row as it was read. */
export interface ReadFault {
  code: FaultCode;
  field: Field | null;
  column: string | null;
}

/** What stands in a row, as far as it could be read. */
export type Cells = Record<Field, string | null>;

/** A company's list that was uploaded: a dry run until it is taken over. */
export interface RosterRecord
  extends Pick<RosterView, 'fileName' | 'sheets' | 'sheet' | 'columns' | 'unusedColumns' | 'counts'> {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  /** `counts`: what it would have done when it was last worked out; a list of lists works nothing out anew. */
  state: 'checked' | 'taken' | 'undone' | 'replaced';
  /** The law's clock. */
  uploadedAt: Date;
  takenAt: Date | null;
  /** Memberships. */
  by: Types.ObjectId;
  /** Real time: until when it can be taken over, and undone. */
  takeUntil: Date;
  undoUntil: Date | null;
  /** What was said of those who are not in it; the others are kept. */
  removed: Types.ObjectId[];
  /** Whether taking it over, or undoing that, has had its whole effect. */
  applied: boolean;
  /** Day number of the list that was in use before. */
  listBefore: number | null;
  /** Real time: the store forgets it. */
  expiresAt: Date;
}

/** One row of it. Its id becomes that of the person whom it adds. */
export interface RowRecord {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  rosterId: Types.ObjectId;
  /** Its place among the rows. */
  at: number;
  row: number;
  sheet: string | null;
  /** Cells, sealed. */
  sealed: string;
  faults: ReadFault[];
  /** Whether it may be looked up (not too many names), and what that gave. */
  allowed: boolean;
  known: boolean;
  agrees: boolean;
  expiresAt: Date;
}

/** A person as they were before a list was taken over; without `sealed` they were not there. */
export interface BeforeRecord {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  rosterId: Types.ObjectId;
  personId: Types.ObjectId;
  sealed: string;
  expiresAt: Date;
}

const id = { type: Schema.Types.ObjectId, required: true } as const;
const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const date = { type: Date, required: true } as const;
const flag = { type: Boolean, required: true } as const;
const bare = { versionKey: false, id: false } as const;

const rosterSchema = new Schema<RosterRecord>(
  {
    ...{ orgId: id, fileName: text, sheet: optionalText, state: text as never, by: id, applied: flag },
    sheets: { type: [String], required: true },
    columns: { type: [Schema.Types.Mixed] as never, required: true },
    counts: { type: Schema.Types.Mixed, required: true } as never,
    unusedColumns: { type: [String], required: true },
    ...{ uploadedAt: date, takenAt: { type: Date, default: null } },
    ...{ takeUntil: date, undoUntil: { type: Date, default: null }, expiresAt: date },
    removed: { type: [Schema.Types.ObjectId], required: true },
    listBefore: { type: Number, default: null },
  },
  { collection: 'office_rosters', ...bare },
);
// Rosters.of: what did a company upload?
rosterSchema.index({ orgId: 1, _id: -1 });
// Rosters.recover: what was cut short?
rosterSchema.index({ applied: 1 });
rosterSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const rowSchema = new Schema<RowRecord>(
  {
    ...{ orgId: id, rosterId: id, sealed: text, sheet: optionalText, expiresAt: date },
    ...{ at: { type: Number, required: true }, row: { type: Number, required: true } },
    faults: { type: [Schema.Types.Mixed] as never, required: true },
    ...{ allowed: flag, known: flag, agrees: flag },
  },
  { collection: 'office_roster_rows', ...bare },
);
// Rosters.rows: the rows of a list in their order
rowSchema.index({ rosterId: 1, at: 1 });
rowSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const beforeSchema = new Schema<BeforeRecord>(
  { ...{ orgId: id, rosterId: id, personId: id, sealed: text, expiresAt: date } },
  { collection: 'office_roster_before', ...bare },
);
// Rosters.undo: who was on the list before? Unique: noted once, however often taking over is tried.
beforeSchema.index({ rosterId: 1, personId: 1 }, { unique: true });
beforeSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const rosterModels = (connection: Connection) => ({
  rosters: connection.model('OfficeRoster', rosterSchema),
  rows: connection.model('OfficeRosterRow', rowSchema),
  before: connection.model('OfficeRosterBefore', beforeSchema),
});
export type RosterModels = ReturnType<typeof rosterModels>;
