import { type Day, formatDay } from '@hz/shared/calendar';
import type { ReminderLine } from '@hz/shared/contracts';
import { type Candidate, urgencyOf } from '@hz/shared/reminders';
import { assess } from '@hz/shared/v1/engine';
import { caseOf, certificateTitle, clauseText } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import type { z } from 'zod';
import { isOfV1, type Standing } from '../certificates/service';
import type { Message, MessageLine } from './message';
import type { Nudge } from './nudges';
import { type PackDueRow, packLineOf } from './pack-lines';
import { wordsFor } from './words';

/** One row that is to be told, with the certificate it is about. */
export type DueRow = DueRowV1 | PackDueRow;

/** One that is told by the words of the first version of the API. */
interface DueRowV1 {
  row: Candidate;
  standing: Standing;
  rulebook: Rulebook;
}

interface WordedRow {
  title: string;
  purpose: Message['purpose'];
  matter?: string;
  line: MessageLine;
}

/** One certificate's row in words, as they are true on a day. */
function lineOf(due: DueRow, today: Day): WordedRow {
  if ('one' in due) return packLineOf(due, today);
  const { row, standing, rulebook } = due;
  const { record, merged, registeredOn } = standing;
  const assessment = assess(rulebook, caseOf(merged.facts, { registeredOn }, today));
  const { title, tone, sentence, short, leadsTo } = wordsFor({ rulebook, row, today, assessment });
  const certificateId = record._id.toHexString();
  const line: MessageLine = {
    ...{ rule: row.rule, dueOn: row.dueOn, offset: row.offset, daysLeft: row.dueOn - today },
    ...{ tone, sentence, short, certificateId },
    certificate: certificateTitle(merged.facts),
    clause: { id: row.milestone.clause, text: clauseText(rulebook, row.milestone.clause, today) },
    target: { certificateId, ...leadsTo },
    pack: record.pack,
  };
  return { title, purpose: row.milestone.track === 'duty' ? 'education' : 'exchange', line };
}

/** Of two as urgent, the one that was told of first: stores give them in any order. */
const byAge = (a: MessageLine, b: MessageLine): number => (a.certificateId < b.certificateId ? -1 : 1);

/** All rows of a holder's day as one message: the most urgent gives the title, each certificate has its line; what companies remind of comes last. */
export function compose(due: readonly DueRow[], nudges: readonly Nudge[], today: Day): Message {
  const worded = due
    .map((one) => lineOf(one, today))
    .sort((a, b) => urgencyOf(a.line, today) - urgencyOf(b.line, today) || byAge(a.line, b.line));
  const nudgeLines = nudges.map(({ line }) => line);
  const [first] = worded;
  if (!first) {
    const [nudge] = nudges as [Nudge, ...Nudge[]];
    return { title: nudge.title, tone: nudge.line.tone, purpose: 'nudge', lines: nudgeLines };
  }
  return {
    title: first.title,
    tone: first.line.tone,
    purpose: first.purpose,
    ...(first.matter !== undefined && { matter: first.matter }),
    lines: [...worded.map(({ line }) => line), ...nudgeLines],
  };
}

/** What an app of the first version is told beside what concerns a certificate that it cannot show. */
const TO_UPDATE = '这本证书的事，请更新应用再看。';

/** A line as the contracts of the first version write it. */
export function presentLine(line: MessageLine): z.infer<typeof ReminderLine> {
  const { dueOn, offset: _, short: __, daysLeft: ___, pack, leadsTo: ____, ...told } = line;
  const own = { ...told, deadline: formatDay(dueOn) };
  if (pack === undefined || isOfV1({ pack })) return own;
  const target = { certificateId: line.certificateId, kind: 'step' as const, stepId: null };
  return { ...own, sentence: `${line.sentence}${TO_UPDATE}`, target };
}
