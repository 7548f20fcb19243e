import { parseDay } from '@hz/shared/calendar';
import { openDayBook, type PlannedRow, type Subject, upcomingRows } from '@hz/shared/reminders';
import { aPlannedRow, aSubject, inWords, jilin } from '../../support/reminders';

const ahead = (today: string, subject: Subject, planned: PlannedRow[] = []): string[] =>
  upcomingRows(openDayBook(jilin, parseDay(today)), subject, planned, parseDay(today) + 366).map(inWords);

test('shows what is due today and what comes if nothing changes', () => {
  const planned = [aPlannedRow('exchange-deadline', '2022-12-31', '2022-12-24')];
  expect(ahead('2022-12-28', aSubject({ addedOn: '2022-12-20' }), planned)).toEqual([
    'exchange-deadline -3 2022-12-28',
    'exchange-deadline -1 2022-12-30',
    'exchange-deadline 0 2022-12-31',
    'exchange-missed 1 2023-01-01',
  ]);
});

test('shows next year as it would be: a year not stated is asked about, one that is met is silent', () => {
  const met = aSubject({ issuedOn: '2022-12-01', credits: { '2023-06-01': 32 } });
  expect(ahead('2023-11-20', met)).toEqual(['hours-missing -91 2024-10-01', 'hours-missing -60 2024-11-01']);
  const unstated = aSubject({ issuedOn: '2022-12-01', credits: { '2023-06-01': 32 }, knownYears: [] });
  expect(ahead('2023-11-20', unstated)).toEqual(['confirm-years -364 2024-01-02']);
});

test('has nothing for a skilled worker who has exchanged', () => {
  expect(ahead('2023-01-10', aSubject({ family: 'skilled-worker', exchangedOn: '2022-12-01' }))).toEqual([]);
});
