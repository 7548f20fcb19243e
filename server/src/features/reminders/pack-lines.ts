// Reminders of certificates by their own packs: what is said, and where it leads.
import { type Day, formatDay } from '@hz/shared/calendar';
import type { PackReminderLine } from '@hz/shared/contracts';
import { fillText, type Pack } from '@hz/shared/law';
import { nextFor, type ObligationStanding, type PackRow, standingOfRecord } from '@hz/shared/standing';
import { type PackStanding, titleOfStanding } from '../certificates/service';
import type { MessageLine } from './message';
import type { WordedRow } from './reminded';

/** A template of WeChat holds so many characters. */
const SHORT = 20;

type Target = PackReminderLine['target'];

function leadsTo(pack: Pack, kind: string, duty: ObligationStanding): Omit<Target, 'certificateId'> {
  const next = nextFor(pack, kind, duty);
  if (next === null) return { kind: 'certificate', id: null };
  if (next.kind === 'cycles') return { kind: 'cycles', id: null };
  return next.kind === 'fact' ? { kind: 'fact', id: next.fact } : { kind: next.kind, id: next.id };
}

const NEAR_DAYS = 30;

/** Near its last day, what is open says first how long still; where more is to be told, the day may be another one. */
function titleOn({ words, answer: { state, due }, isLastDay }: ObligationStanding, today: Day): string {
  const daysLeft = due === null ? -1 : due - today;
  const isRunning = state === 'open' || state === 'ask';
  if (!isRunning || daysLeft < 0 || daysLeft > NEAR_DAYS || /还剩|最后一天/.test(words.title))
    return words.title;
  const [last, left] =
    state === 'open' || isLastDay ? ['今天是最后一天', '还剩'] : ['最早的期限就是今天', '最早的期限还剩'];
  return `${daysLeft === 0 ? last : `${left} ${daysLeft} 天`}，${words.title}`;
}

/** A row in words, as they are true on a day. */
export function packLineOf({ row, one }: { row: PackRow; one: PackStanding }, today: Day): WordedRow {
  const pack = one.pack as Pack;
  const { obligations } = standingOfRecord(pack, one.told.record, today);
  const duty = obligations.find(({ data }) => data.id === row.obligation) as ObligationStanding;
  const { sentences, caveat, tone } = duty.words;
  const { state, due } = duty.answer;
  // As long as a day is known in part, the earliest that may be the last one is shown, whichever the reminder counts to.
  const dueOn = state === 'ask' && due !== null ? Math.min(due, row.dueOn) : row.dueOn;
  const title = titleOn(duty, today);
  const clause = pack.said.clauses.find(({ id }) => id === row.clause);
  const certificateId = one.record._id.toHexString();
  const text = (clause?.text ?? []).map((part) => fillText(pack, part, today)).join('');
  return {
    title,
    purpose: duty.data.gates ? 'exchange' : 'education',
    matter: duty.data.name,
    line: {
      ...{ rule: row.rule, dueOn, offset: row.offset, daysLeft: dueOn - today },
      ...{ tone, certificateId, certificate: titleOfStanding(one) },
      sentence: [`${title}。`, ...sentences, ...(caveat ? [caveat] : [])].join(''),
      short: [...title].slice(0, SHORT).join(''),
      clause: { id: row.clause, text },
      // The first version of the API leads to the certificate alone.
      target: { certificateId, kind: 'step', stepId: null },
      ...{ pack: pack.id, leadsTo: leadsTo(pack, one.told.kind, duty) },
    },
  };
}

const fromV1: Readonly<Record<MessageLine['target']['kind'], Target['kind']>> = {
  step: 'step',
  study: 'hours',
  'confirm-years': 'cycles',
  retrain: 'help',
  contact: 'help',
};

/** Where a line leads that was worded as the first version of the API words it. */
function targetOf({ target, leadsTo: to, certificateId }: MessageLine): Target {
  if (to) return { certificateId, ...to };
  const kind = fromV1[target.kind];
  if (kind !== 'step') return { certificateId, kind, id: null };
  return target.stepId === null
    ? { certificateId, kind: 'certificate', id: null }
    : { certificateId, kind, id: target.stepId };
}

/** A line as the contracts of /v2 write it. `usual`: the pack of lines that were kept before they said theirs. */
export const presentPackLine =
  (usual: string) =>
  (line: MessageLine): PackReminderLine => ({
    ...{ rule: line.rule, pack: line.pack ?? usual, tone: line.tone, certificateId: line.certificateId },
    ...{ certificate: line.certificate, sentence: line.sentence, clause: line.clause },
    deadline: formatDay(line.dueOn),
    target: targetOf(line),
  });
