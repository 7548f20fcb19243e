import { civilOf, type Day, formatDay, parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import type { CalendarEntry } from '@hz/shared/contracts';
import { assess } from '@hz/shared/v1/engine';
import { caseOf, certificateTitle, sayHours } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import { createEvents, type EventAttributes } from 'ics';
import type { z } from 'zod';
import { isOfV1, type PackStanding, type Standing, titleOfStanding } from '../certificates/service';
import { isOut, type Rules } from './rules';

type Entry = z.infer<typeof CalendarEntry>;

const NINE = 9 * 60;
const DAY_SECONDS = 24 * 3600;
/** The phone rings this long before the deadline, at nine in the morning. */
const ALARM_DAYS = 7;

interface Deadline {
  /** What is due, whatever its date: the exchange, or a year's hours. */
  matter: string;
  on: Day;
  title: string;
  description: string;
}

/** Where the yearly hours are studied: the place of the step that they are met by. */
function whereToStudy({ steps, systems }: Rulebook): string {
  const place = Object.values(steps)
    .find(({ sets }) => sets === 'yearlyCredits')
    ?.where.find((one) => 'system' in one);
  const system = systems.find(({ id }) => place && 'system' in place && place.system === id);
  return system ? `，在${system.short ?? system.name}学${system.address ? `（${system.address}）` : ''}` : '';
}

/** What a certificate still has to meet; null when there is nothing. */
function deadlineOf(
  { merged, registeredOn, asOf }: Standing,
  rules: Rules,
  rulebook: string,
): Deadline | null {
  const title = certificateTitle(merged.facts);
  const book = rules.load(rulebook);
  const { exchange, continuingEducation: duty } = assess(book, caseOf(merged.facts, { registeredOn }, asOf));
  if (exchange.deadline !== null)
    return {
      matter: 'exchange',
      on: exchange.deadline,
      title: `${title}：换证最后一天`,
      description: '这一天以前要申请更换，过了旧证书就自动失效。',
    };
  if (duty.deadline === null || duty.status === 'met') return null;
  return {
    matter: `education-${duty.year}`,
    on: duty.deadline,
    title: `${title}：${duty.year} 年要学满 ${sayHours(duty.required)}`,
    description: `还差 ${sayHours(duty.remaining)}${whereToStudy(book)}。`,
  };
}

/** The deadlines of a holder's certificates, for the phone's own calendar. */
export function calendarEntries(standings: readonly Standing[], rules: Rules): Entry[] {
  return standings.flatMap((standing) => {
    const { record, asOf } = standing;
    if (record.archived || !isOfV1(record) || !isOut(rules, record.pack, asOf)) return [];
    const deadline = deadlineOf(standing, rules, record.pack);
    if (!deadline) return [];
    const { matter, on, title, description } = deadline;
    return [
      {
        certificateId: record._id.toHexString(),
        uid: `${record._id.toHexString()}-${matter}`,
        ...{ title, description },
        on: formatDay(on),
        startTime: shanghaiEpoch(on, NINE) / 1000,
        alarmOffset: ALARM_DAYS * DAY_SECONDS,
      },
    ];
  });
}

/**
 * The same for certificates that are judged by packs of their own: each last day of what is still to be done, and where
 * one is not known in full, the earliest that it may be. One that moves on with every day is none to put down.
 */
export const packCalendarEntries = (standings: readonly PackStanding[]): Entry[] =>
  standings.flatMap((one) => {
    const { record, standing } = one;
    if (record.archived || !standing) return [];
    return standing.obligations.flatMap(({ answer, data, words, isLastDay }) => {
      const { state, due, cycle } = answer;
      if ((state !== 'open' && state !== 'ask') || due === null || due < standing.asOf) return [];
      if (!isLastDay && due === standing.asOf) return [];
      const certificateId = record._id.toHexString();
      const matter = cycle === null ? data.id : `${data.id}-${formatDay(cycle.from)}`;
      return {
        certificateId,
        uid: `${certificateId}-${matter}`,
        title: `${titleOfStanding(one)}：${data.name}${isLastDay ? '最后一天' : '最早可能到这一天'}`,
        description: [`${words.title}。`, ...(words.caveat ? [words.caveat] : [])].join(''),
        on: formatDay(due),
        startTime: shanghaiEpoch(due, NINE) / 1000,
        alarmOffset: ALARM_DAYS * DAY_SECONDS,
      };
    });
  });

const dateParts = (day: Day): [number, number, number] => {
  const civil = civilOf(day);
  return [civil.year, civil.month, civil.day];
};

/** Octets of a line, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const MINUTE = 60_000;
/** Sequence numbers count minutes from here: 2020-01-01. */
const FIRST_MINUTE = 26_297_280;

/**
 * The same entries as an .ics file: whole days, so that no time zone moves them. A deadline keeps its uid when its
 * date changes, and the later file's sequence number is higher: a calendar moves its entry and adds none.
 * @param now milliseconds since the epoch
 */
export function calendarFile(entries: readonly Entry[], now: number): string {
  const sequence = Math.max(0, Math.floor(now / MINUTE) - FIRST_MINUTE);
  const events = entries.map(
    ({ uid, title, description, on }): EventAttributes => ({
      uid: `${uid}@huanzheng`,
      ...{ title, description, sequence },
      start: dateParts(parseDay(on)),
      end: dateParts(parseDay(on) + 1),
      alarms: [
        // Counted from the midnight at which the day begins: nine in the morning, a week before.
        { action: 'display', description: title, trigger: { hours: ALARM_DAYS * 24 - 9, before: true } },
      ],
    }),
  );
  const { error, value } = createEvents(events, { productId: 'huanzheng-helper', calName: '换证助手' });
  if (error || !value) throw error ?? new Error('no calendar');
  return folded(value);
}

// The library folds after so many letters; a Chinese one has three octets.
const folded = (file: string): string =>
  file
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(foldedLine)
    .join('\r\n');

function foldedLine(line: string): string {
  let folds = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > LINE_OCTETS) {
      folds += '\r\n ';
      octets = 1;
    }
    folds += letter;
    octets += size;
  }
  return folds;
}
