import { type Day, formatDay } from '@hz/shared/calendar';
import type { ReminderLine } from '@hz/shared/contracts';
import { urgencyOf } from '@hz/shared/reminders';
import type { z } from 'zod';
import { isOfV1 } from '../certificates/service';
import type { Message, MessageLine } from './message';
import type { Nudge } from './nudges';
import type { DueRow } from './reminded';

/** Of two as urgent, the one that was told of first: stores give them in any order. */
const byAge = (a: MessageLine, b: MessageLine): number => (a.certificateId < b.certificateId ? -1 : 1);

/** All rows of a holder's day as one message: the most urgent gives the title, each certificate has its line; what companies remind of comes last. */
export function compose(due: readonly DueRow[], nudges: readonly Nudge[], today: Day): Message {
  const worded = due
    .map((one) => one.inWords(today))
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

/** A line as the contracts of the first version write it, in whose app only its own document has pages. */
export function presentLine(line: MessageLine): z.infer<typeof ReminderLine> {
  const { dueOn, offset: _, short: __, daysLeft: ___, pack, leadsTo: ____, ...told } = line;
  const own = { ...told, deadline: formatDay(dueOn) };
  if (pack === undefined || isOfV1({ pack })) return own;
  const target = { certificateId: line.certificateId, kind: 'step' as const, stepId: null };
  return { ...own, sentence: `${line.sentence}${TO_UPDATE}`, target };
}
