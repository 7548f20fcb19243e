import { civilOf, type Day, formatDay, parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import type { CalendarEntry } from '@hz/shared/contracts';
import { createEvents, type EventAttributes } from 'ics';
import type { z } from 'zod';
import type { CertificateRecord } from '../certificates/service';

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

/** A last day of a certificate, as the phone's own calendar takes it. */
export function calendarEntry(
  { _id }: Pick<CertificateRecord, '_id'>,
  { matter, on, title, description }: Deadline,
): Entry {
  const certificateId = _id.toHexString();
  return {
    ...{ certificateId, uid: `${certificateId}-${matter}`, title, description },
    on: formatDay(on),
    startTime: shanghaiEpoch(on, NINE) / 1000,
    alarmOffset: ALARM_DAYS * DAY_SECONDS,
  };
}

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
