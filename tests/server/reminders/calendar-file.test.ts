import ICAL from 'ical.js';
import { calendarFile } from '../../../server/src/features/reminders/calendar';

const anEntry = (matter: string, on: string, title = '施工员（土建）：换证最后一天') => ({
  certificateId: '0123456789abcdef01234567',
  uid: `0123456789abcdef01234567-${matter}`,
  ...{ title, description: '这一天以前要申请更换，过了旧证书就自动失效。'.repeat(3), on },
  ...{ startTime: 0, alarmOffset: 0 },
});
const at = (instant: string): number => Date.parse(instant);
const eventsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

test('a parser of another hand reads what was written: whole days, an alarm, Chinese and marks', () => {
  const title = '质量员；(a,b)\\c：换证';
  const [event] = eventsIn(
    calendarFile([anEntry('exchange', '2022-12-31', title)], at('2022-12-05T01:00:00Z')),
  );
  expect(event?.summary).toBe(title);
  expect(event?.startDate.toString()).toBe('2022-12-31');
  expect(event?.endDate.toString()).toBe('2023-01-01');
  expect(event?.component.getAllSubcomponents('valarm')).toHaveLength(1);
});

test('no line is longer than 75 octets, and no letter is cut', () => {
  const file = calendarFile([anEntry('exchange', '2022-12-31')], at('2022-12-05T01:00:00Z'));
  const lines = file.split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeGreaterThan(70);
  expect(file).not.toContain('\ufffd');
});

test('a deadline that moves keeps its uid, and the later file counts higher', () => {
  const [before] = eventsIn(calendarFile([anEntry('exchange', '2022-12-31')], at('2022-12-05T01:00:00Z')));
  const [after] = eventsIn(calendarFile([anEntry('exchange', '2023-06-30')], at('2022-12-05T01:01:00Z')));
  expect(after?.uid).toBe(before?.uid);
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Number.POSITIVE_INFINITY);
});

test('two deadlines have two uids', () => {
  const entries = [anEntry('exchange', '2022-12-31'), anEntry('education-2023', '2023-12-31')];
  const uids = eventsIn(calendarFile(entries, at('2022-12-05T01:00:00Z'))).map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(2);
});
