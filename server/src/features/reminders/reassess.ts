import type { Day } from '@hz/shared/calendar';
import {
  type DayBook,
  isSameRow,
  type PlannedRow,
  planCertificate,
  type SupersededWhy,
} from '@hz/shared/reminders';
import { planPackCertificate } from '@hz/shared/standing';
import type { PackStanding, Standing } from '../certificates/service';
import type { DueRow } from './compose';
import type { Delivery, OutboxRow, WithdrawnRow } from './models';
import { packSubjectOf } from './pack-lines';
import { subjectOf } from './rules';

/** The facts as they are just before sending. */
export interface FreshFacts {
  today: Day;
  /** The certificate as it is now; undefined when it is gone, archived, or its rules are not at hand. */
  standingOf(certificateId: string): (Standing & { book: DayBook }) | undefined;
  /** The same for a certificate that is judged by a pack of its own. */
  packOf(certificateId: string): PackStanding | undefined;
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

function judgePackRow(row: OutboxRow, one: PackStanding, facts: FreshFacts): Verdict {
  const subject = packSubjectOf(one);
  const planned = facts.plannedOf(one.record._id.toHexString());
  const due = subject && planPackCertificate(subject, planned, facts.today).due;
  const same = due?.find((candidate) => isSameRow(candidate, row));
  return same ? { due: { row: same, one } } : 'gone';
}

function judgeRow(row: OutboxRow, facts: FreshFacts): Verdict {
  const certificateId = row.certificateId.toHexString();
  const one = facts.packOf(certificateId);
  if (one) return judgePackRow(row, one, facts);
  const standing = facts.standingOf(certificateId);
  if (!standing) return 'gone';
  const subject = subjectOf(standing, facts.today);
  const plan = planCertificate(standing.book, subject, facts.plannedOf(certificateId));
  const due = plan.due.find((candidate) => isSameRow(candidate, row));
  if (due) return { due: { row: due, standing, rulebook: standing.book.rulebook } };
  const marked = plan.superseded.find((one) => isSameRow(one.row, row));
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
