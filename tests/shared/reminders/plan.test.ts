import { parseDay } from '@hz/shared/calendar';
import { openDayBook, upcomingRows } from '@hz/shared/reminders';
import { aPlannedRow, aSubject, inWords, jilin, jilinMoved, planOn, playDays } from '../../support/reminders';

const electronic = { exchangedOn: '2022-12-01' };

describe('an exchange that is open', () => {
  test('is reminded of 30, 14, 7, 3, 1 and 0 days before the deadline, and on the day after it', () => {
    expect(playDays('2022-11-20', '2023-02-01', () => aSubject())).toEqual([
      '2022-12-01 exchange-deadline -30',
      '2022-12-17 exchange-deadline -14',
      '2022-12-24 exchange-deadline -7',
      '2022-12-28 exchange-deadline -3',
      '2022-12-30 exchange-deadline -1',
      '2022-12-31 exchange-deadline 0',
      '2023-01-01 exchange-missed 1',
    ]);
  });

  test('is reminded of while nobody has looked into the registry', () => {
    expect(planOn('2022-12-24', aSubject({ registryStatus: null, addedOn: '2022-12-20' })).due).toEqual([
      'exchange-deadline -7 2022-12-24',
    ]);
  });

  test.each([
    ['the trade cannot be mapped', { trade: '试验员' }],
    ['the certificate was cancelled', { registryStatus: 'cancelled' as const }],
    ['it has been exchanged', electronic],
    ['it was issued as an electronic one', { issuedOn: '2022-11-20' }],
  ])('is not reminded of when %s', (_, facts) => {
    expect(planOn('2022-12-24', aSubject(facts)).due).toEqual([]);
    expect(planOn('2023-01-01', aSubject(facts)).due).toEqual([]);
  });

  test('is reminded of for skilled workers as well', () => {
    expect(planOn('2022-12-31', aSubject({ family: 'skilled-worker', addedOn: '2022-12-31' })).due).toEqual([
      'exchange-deadline 0 2022-12-31',
    ]);
  });
});

describe('what is due', () => {
  test('has no time window: after three days down the most urgent row is sent and the others superseded', () => {
    const down = { downFrom: '2022-12-27', downUntil: '2022-12-30' };
    expect(playDays('2022-12-20', '2022-12-31', () => aSubject({ addedOn: '2022-12-20' }), down)).toEqual([
      '2022-12-24 exchange-deadline -7',
      '2022-12-31 exchange-deadline 0',
    ]);
    const sent = [aPlannedRow('exchange-deadline', '2022-12-31', '2022-12-24')];
    expect(planOn('2022-12-31', aSubject({ addedOn: '2022-12-20' }), { planned: sent })).toEqual({
      due: ['exchange-deadline 0 2022-12-31'],
      superseded: [
        'exchange-deadline -30 2022-12-01 before-added',
        'exchange-deadline -14 2022-12-17 before-added',
        'exchange-deadline -3 2022-12-28 more-urgent',
        'exchange-deadline -1 2022-12-30 more-urgent',
      ],
      next: '2023-01-01',
    });
  });

  test('is not what lay before the certificate was added', () => {
    const late = aSubject({ addedOn: '2022-12-20' });
    expect(planOn('2022-12-20', late)).toEqual({
      due: [],
      superseded: [
        'exchange-deadline -30 2022-12-01 before-added',
        'exchange-deadline -14 2022-12-17 before-added',
      ],
      next: '2022-12-24',
    });
  });

  test('is not what has passed its deadline, which is superseded', () => {
    const plan = planOn('2023-01-03', aSubject({ addedOn: '2022-12-29' }));
    expect(plan.due).toEqual(['exchange-missed 1 2023-01-01']);
    expect(plan.superseded).toEqual([
      'exchange-deadline -1 2022-12-30 deadline-passed',
      'exchange-deadline 0 2022-12-31 deadline-passed',
    ]);
  });

  test('is not what the outbox holds', () => {
    const planned = [aPlannedRow('exchange-deadline', '2022-12-31', '2022-12-31')];
    expect(planOn('2022-12-31', aSubject({ addedOn: '2022-12-31' }), { planned }).due).toEqual([]);
  });

  test('is not overtaken by a row that was superseded', () => {
    const planned = [aPlannedRow('exchange-deadline', '2022-12-31', '2022-12-30', true)];
    const plan = planOn('2022-12-31', aSubject({ addedOn: '2022-12-28' }), { planned });
    expect(plan.due).toEqual(['exchange-deadline 0 2022-12-31']);
  });

  test('comes back when the facts go back', () => {
    const done = aSubject({ ...electronic, credits: { '2023-05-01': 32 } });
    const undone = aSubject(electronic);
    expect(planOn('2023-12-30', done).due).toEqual([]);
    expect(planOn('2023-12-31', undone).due).toEqual(['hours-missing -1 2023-12-30']);
  });
});

describe('the yearly duty', () => {
  test('is told to begin, and the missing hours through the autumn, in the first year', () => {
    expect(playDays('2023-01-01', '2023-12-31', () => aSubject(electronic))).toEqual([
      '2023-01-05 duty-begins -360',
      '2023-10-01 hours-missing -91',
      '2023-11-01 hours-missing -60',
      '2023-12-01 hours-missing -30',
      '2023-12-15 hours-missing -16',
      '2023-12-25 hours-missing -6',
      '2023-12-30 hours-missing -1',
    ]);
  });

  test('is not reminded of once the hours are there', () => {
    const until = (day: string) =>
      aSubject({ ...electronic, credits: day >= '2023-11-15' ? { '2023-11-15': 32 } : {} });
    expect(playDays('2023-01-05', '2023-12-31', until)).toEqual([
      '2023-01-05 duty-begins -360',
      '2023-10-01 hours-missing -91',
      '2023-11-01 hours-missing -60',
    ]);
  });

  test('begins but once: no January 5 in later years', () => {
    const met = aSubject({ ...electronic, credits: { '2023-05-01': 32 } });
    expect(playDays('2024-01-01', '2024-09-30', () => met)).toEqual([]);
  });

  test('does not exist for skilled workers', () => {
    const plan = planOn('2023-12-30', aSubject({ family: 'skilled-worker', ...electronic }));
    expect(plan).toEqual({ due: [], superseded: [], next: null });
  });

  test('that ended short is told on January 2, its sum on March 1, and then the missing hours', () => {
    const short = aSubject({ ...electronic, credits: { '2023-05-01': 20 } });
    expect(playDays('2024-01-01', '2024-11-01', () => short)).toEqual([
      '2024-01-02 year-ended-short 2',
      '2024-03-01 catch-up -305',
      '2024-10-01 hours-missing -91',
      '2024-11-01 hours-missing -60',
    ]);
  });

  test('that ended two years short is told once, when the second of them has ended', () => {
    const short = aSubject({ ...electronic, credits: { '2023-05-01': 20, '2024-05-01': 20 } });
    expect(playDays('2025-01-01', '2026-12-31', () => short)).toEqual(['2025-01-02 year-ended-short 2']);
  });

  test('is not warned of while the holder is not in the post', () => {
    expect(playDays('2023-01-01', '2024-12-31', () => aSubject({ ...electronic, inPost: false }))).toEqual(
      [],
    );
  });
});

describe('past years that nobody has confirmed', () => {
  const unconfirmed = aSubject({ ...electronic, knownYears: [] });

  test('are asked about once, instead of the warnings, and once more on the last reminder day', () => {
    expect(playDays('2024-01-01', '2024-12-31', () => unconfirmed)).toEqual([
      '2024-01-02 confirm-years -364',
      '2024-12-30 confirm-years-last -1',
    ]);
  });

  test('are asked about on the first day of warning after the certificate was added', () => {
    const added = aSubject({ ...electronic, knownYears: [], addedOn: '2024-10-20' });
    expect(playDays('2024-10-20', '2024-12-29', () => added)).toEqual(['2024-11-01 confirm-years -60']);
  });

  test('let the warnings come as soon as they are confirmed', () => {
    const confirmedInMay = (day: string) =>
      aSubject({ ...electronic, knownYears: day < '2024-05-01' ? [] : [2023] });
    expect(playDays('2024-01-01', '2024-10-01', confirmedInMay)).toEqual([
      '2024-01-02 confirm-years -364',
      '2024-05-01 catch-up -305',
      '2024-10-01 hours-missing -91',
    ]);
  });
});

describe('an amendment that moves the deadline', () => {
  const moved = jilinMoved('2022-12-20', '2023-03-31');

  test('replans by itself and tells that the day has changed', () => {
    expect(playDays('2022-12-01', '2023-04-02', () => aSubject(), { rulebook: moved })).toEqual([
      '2022-12-01 exchange-deadline -30',
      '2022-12-17 exchange-deadline -14',
      '2022-12-20 exchange-deadline-moved -101',
      '2023-03-01 exchange-deadline -30',
      '2023-03-17 exchange-deadline -14',
      '2023-03-24 exchange-deadline -7',
      '2023-03-28 exchange-deadline -3',
      '2023-03-30 exchange-deadline -1',
      '2023-03-31 exchange-deadline 0',
      '2023-04-01 exchange-missed 1',
    ]);
  });

  test('is told beside a reminder of the new deadline, not instead of it', () => {
    const earlier = jilinMoved('2022-12-15', '2022-12-20');
    expect(planOn('2022-12-15', aSubject(), { rulebook: earlier }).due).toEqual([
      'exchange-deadline -7 2022-12-13',
      'exchange-deadline-moved -5 2022-12-15',
    ]);
  });

  test('is told to those whose certificate had already lapsed', () => {
    const revived = jilinMoved('2023-02-01', '2023-06-30');
    expect(planOn('2023-01-15', aSubject(), { rulebook: revived })).toMatchObject({ next: '2023-02-01' });
    expect(planOn('2023-02-01', aSubject(), { rulebook: revived }).due).toEqual([
      'exchange-deadline-moved -149 2023-02-01',
    ]);
  });

  test('is not told to those who came after it, nor to those who are done', () => {
    expect(planOn('2022-12-21', aSubject({ addedOn: '2022-12-21' }), { rulebook: moved }).due).toEqual([]);
    expect(planOn('2022-12-20', aSubject(electronic), { rulebook: moved }).due).toEqual([]);
  });
});

describe('the next day to look', () => {
  test.each([
    ['2022-11-20', {}, '2022-12-01'],
    ['2023-01-01', {}, null],
    ['2023-01-05', electronic, '2023-03-01'],
    ['2023-12-30', electronic, '2024-01-02'],
    // A certificate dated ahead becomes an electronic one on that day.
    ['2022-12-17', { exchangedOn: '2022-12-19' }, '2022-12-19'],
  ])('on %s for %j is %s', (today, facts, next) => {
    expect(planOn(today, aSubject(facts)).next).toBe(next);
  });

  test('is never later than the day on which something becomes due', () => {
    for (const facts of [{}, electronic, { ...electronic, knownYears: [] }, { issuedOn: '2023-03-01' }]) {
      const every = playDays('2022-11-14', '2025-12-31', () => aSubject(facts));
      const woken = new Set<string>();
      let next: string | null = '2022-11-14';
      while (next !== null && next <= '2025-12-31') {
        woken.add(next);
        next = planOn(next, aSubject(facts)).next;
      }
      for (const row of every) expect(woken).toContain(row.slice(0, 10));
    }
  });
});

describe('an exchange of which nobody knows whether it happened, or when', () => {
  const span = { first: parseDay('1980-01-01'), last: parseDay('2200-12-31'), maybe: true };
  const unsure = (
    addedOn = '2022-11-14',
    family: 'site-professional' | 'skilled-worker' = 'site-professional',
  ) => {
    const subject = aSubject({ addedOn, family });
    return { ...subject, facts: { ...subject.facts, partly: { exchangedOn: span } } };
  };

  test('is asked about before the deadline of the exchange, and then while hours may be owed', () => {
    const days = playDays('2022-12-24', '2024-12-31', () => unsure());
    expect(days).toEqual([
      ...['2022-12-24 exchange-deadline -7', '2022-12-28 exchange-deadline -3'],
      ...['2022-12-30 exchange-deadline -1', '2022-12-31 exchange-deadline 0'],
      ...['2023-01-02 confirm-years -363', '2023-12-30 confirm-years-last -1'],
      ...['2024-01-02 confirm-years -364', '2024-12-30 confirm-years-last -1'],
    ]);
    expect(playDays('2024-04-01', '2024-12-31', () => unsure('2024-04-01'))).toEqual([
      '2024-10-01 confirm-years -91',
      '2024-12-30 confirm-years-last -1',
    ]);
  });

  test('shows what is coming, and when to look again', () => {
    expect(planOn('2023-01-01', unsure()).next).toBe('2023-01-02');
    const rows = upcomingRows(
      openDayBook(jilin, parseDay('2024-04-01')),
      unsure('2024-04-01'),
      [],
      parseDay('2025-01-01'),
    );
    expect(rows.map(inWords)).toEqual(['confirm-years -91 2024-10-01', 'confirm-years-last -1 2024-12-30']);
  });

  test('owes a skilled worker nothing later', () => {
    expect(planOn('2024-10-01', unsure('2024-04-01', 'skilled-worker')).due).toEqual([]);
  });
});
