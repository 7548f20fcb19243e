import type { Day } from '@hz/shared/calendar';
import { isSameRow, type PlannedRow, type SupersededWhy } from '@hz/shared/reminders';
import type { Delivery, OutboxRow, WithdrawnRow } from './models';
import type { DueRow, Reminded } from './reminded';

/** The facts as they are just before sending. */
export interface FreshFacts {
  today: Day;
  /** The certificate as it is now; undefined when it is gone. */
  remindedOf(certificateId: string): Reminded | undefined;
  /** What the outbox holds of it besides the deliveries at hand. */
  plannedOf(certificateId: string): readonly PlannedRow[];
}

/** A delivery's rows, judged anew. */
export interface Judged {
  /** What is still to be told. */
  due: DueRow[];
  /** What stays in the outbox: rows that are told, or marked as superseded. */
  rows: OutboxRow[];
  /** What no longer concerns the holder. Taken out, so that it is due again when the facts go back. */
  withdrawn: WithdrawnRow[];
}

type Verdict = { due: DueRow } | { superseded: SupersededWhy } | 'gone';

function judgeRow(row: OutboxRow, facts: FreshFacts): Verdict {
  const certificateId = row.certificateId.toHexString();
  const plan = facts.remindedOf(certificateId)?.plan(facts.plannedOf(certificateId));
  const due = plan?.due.find((one) => isSameRow(one.row, row));
  if (due) return { due };
  const marked = plan?.superseded.find((one) => isSameRow(one.row, row));
  return marked ? { superseded: marked.why } : 'gone';
}

/** Judges a delivery by the facts of now: who has finished meanwhile is not bothered. */
export function judge(delivery: Delivery, facts: FreshFacts): Judged {
  const judged: Judged = { due: [], rows: [], withdrawn: [] };
  for (const row of delivery.rows ?? []) {
    const verdict = row.superseded === null ? judgeRow(row, facts) : { superseded: row.superseded };
    if (verdict === 'gone') {
      const { superseded: _, ...key } = row;
      judged.withdrawn.push({ ...key, why: 'no-longer-concerned' });
    } else if ('superseded' in verdict) {
      judged.rows.push({ ...row, superseded: verdict.superseded });
    } else {
      judged.rows.push(row);
      judged.due.push(verdict.due);
    }
  }
  return judged;
}
