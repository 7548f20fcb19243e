// A certificate by its own pack: what stands there says what is due, the pack's words what is told.
import { type Day, formatDay } from '@hz/shared/calendar';
import {
  lastPackCalls,
  type PackRow,
  type PackSubject,
  planPackCertificate,
  upcomingPackRows,
} from '@hz/shared/standing';
import { type PackStanding, titleOfStanding } from '../certificates/service';
import { calendarEntry } from './calendar';
import { packLineOf } from './pack-lines';
import { type DueRow, NOTHING_DUE, type Reminded } from './reminded';

/** A certificate as the planner of packs sees it; null where nothing can be planned for it. */
function subjectOf({ pack, state, record, told }: PackStanding): PackSubject | null {
  if (!pack || state === 'not-served' || record.archived) return null;
  return { pack, told: told.record, addedOn: record.createdOn };
}

/**
 * Each last day of what is still to be done, and where one is not known in full, the earliest that it may be. One that
 * moves on with every day is none to put down, nor is that of what is refused to whoever has not done it.
 */
function calendarOf(one: PackStanding): ReturnType<Reminded['calendar']> {
  const { record, standing } = one;
  if (record.archived || !standing) return [];
  return standing.obligations.flatMap(({ answer, data, words, isLastDay, doubt }) => {
    const { state, due, cycle } = answer;
    if ((state !== 'open' && state !== 'ask') || due === null || due < standing.asOf) return [];
    if (doubt !== null) return [];
    if (!isLastDay && due === standing.asOf) return [];
    return calendarEntry(record, {
      matter: cycle === null ? data.id : `${data.id}-${formatDay(cycle.from)}`,
      on: due,
      // In the phone's calendar it stands among all else: by its post alone nobody would know of where it is.
      title: `${standing.pack.said.jurisdiction} ${titleOfStanding(one)}：${data.name}${isLastDay ? '最后一天' : '最早可能到这一天'}`,
      description: [`${words.title}。`, ...(words.caveat ? [words.caveat] : [])].join(''),
    });
  });
}

export function remindedByPack(one: PackStanding, today: Day): Reminded {
  const subject = subjectOf(one);
  const dueOf = (row: PackRow): DueRow => ({
    ...{ row, day: row.day, of: reminded },
    inWords: (day) => packLineOf({ row, one }, day),
  });
  const reminded: Reminded = {
    record: one.record,
    isAtRest: subject === null,
    plan(inOutbox) {
      if (!subject) return NOTHING_DUE;
      const { due, nextDay } = planPackCertificate(subject, inOutbox, today);
      return { due: due.map(dueOf), superseded: [], nextDay };
    },
    // Before its first document is out nobody can know what is going to be due.
    ahead: (inOutbox, until) =>
      subject && one.state === 'published'
        ? upcomingPackRows(subject, inOutbox, today, until).map(dueOf)
        : [],
    lastCalls: () => (subject ? lastPackCalls(subject, today) : 0),
    calendar: () => calendarOf(one),
  };
  return reminded;
}
