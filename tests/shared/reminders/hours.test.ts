import { parseDay } from '@hz/shared/calendar';
import { isLastCall, mayDisturb, sendingMinute, urgencyOf } from '@hz/shared/reminders';

describe('the hours of sending', () => {
  test.each([
    ['at the chosen hour, when planned in the night', 10, 9, 540],
    ['at once, when the hour is past', 10 * 60 + 7, 9, 607],
    ['at once, up to a minute before nine in the evening', 20 * 60 + 59, 9, 1259],
    ['not any more from nine in the evening', 21 * 60, 9, null],
    ['not before midnight', 23 * 60 + 59, 20, null],
    ['at eight in the evening for those who want it so', 0, 20, 1200],
    ['at eight in the morning at the earliest', 0, 8, 480],
  ])('%s', (_, now, hour, minute) => {
    expect(sendingMinute(now, hour)).toBe(minute);
  });

  test('are no minute of the night', () => {
    for (let now = 0; now < 1440; now++) {
      for (let hour = 8; hour <= 20; hour++) {
        const minute = sendingMinute(now, hour);
        if (minute !== null) expect([mayDisturb(minute), minute >= now]).toEqual([true, true]);
      }
    }
  });
});

describe('urgency', () => {
  const dueOn = parseDay('2022-12-31');
  const row = { rule: 'exchange-deadline', dueOn, offset: -7 };

  test('goes by the days left when it is sent, not when it was planned', () => {
    const levels = ['2022-11-20', '2022-12-01', '2022-12-17', '2022-12-24', '2022-12-28', '2022-12-31'];
    expect(levels.map((today) => urgencyOf(row, parseDay(today)))).toEqual([5, 4, 3, 2, 1, 0]);
  });

  test('of what comes after a deadline stands behind the last days before one', () => {
    expect(urgencyOf({ ...row, offset: 1 }, dueOn + 1)).toBe(3);
  });

  test('counts the last seven days before a deadline as its last calls', () => {
    expect([-14, -7, -1, 0, 1].map((offset) => isLastCall({ ...row, offset }))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});
