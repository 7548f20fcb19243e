import type { Day } from '@hz/shared/calendar';
import type { CalendarEntry } from '@hz/shared/contracts';
import type { PlannedRow, RowKey, SupersededWhy } from '@hz/shared/reminders';
import type { z } from 'zod';
import type { CertificateRecord } from '../certificates/service';
import type { Message, MessageLine } from './message';

/** A row in words, as they are true on a day. */
export interface WordedRow {
  title: string;
  purpose: Message['purpose'];
  matter?: string;
  line: MessageLine;
}

/** One row that is to be told, with the certificate it is about. */
export interface DueRow {
  row: RowKey;
  /** The day on which it comes. */
  day: Day;
  of: Reminded;
  inWords(today: Day): WordedRow;
}

/** What is due for a certificate, and the next day on which to plan it again; null: not before a fact changes. */
export interface RowPlan {
  due: readonly DueRow[];
  /** Rows that are only marked, and why. */
  superseded: readonly { row: RowKey; why: SupersededWhy }[];
  nextDay: Day | null;
}

/** A certificate as reminders know it on a day, whichever law judges it. */
export interface Reminded {
  record: CertificateRecord;
  /** Nothing can be due until it changes: it is archived, or nobody serves its pack. */
  isAtRest: boolean;
  /** What is due, by what the outbox holds of it already. */
  plan(inOutbox: readonly PlannedRow[]): RowPlan;
  /** What would come up to a day if nothing changed. */
  ahead(inOutbox: readonly PlannedRow[], until: Day): readonly DueRow[];
  /** On how many later days a last reminder before the next deadline may still come. */
  lastCalls(): number;
  /** Its last days, for the phone's own calendar. */
  calendar(): z.infer<typeof CalendarEntry>[];
}

/** The plan of what rests. */
export const NOTHING_DUE: RowPlan = { due: [], superseded: [], nextDay: null };
