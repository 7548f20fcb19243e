import {
  civilOf,
  firstDayOfYear,
  formatDay,
  formatDayChinese,
  formatDaysLeft,
  isDay,
  lastDayOfYear,
  makeDay,
  parseDay,
  shanghaiDay,
  shanghaiEpoch,
  shanghaiMinuteOfDay,
  tryParseDay,
  yearOf,
} from '@hz/shared/calendar';
import fc from '../../support/properties';

const DAY_MS = 86_400_000;
const days = fc.integer({ min: -719_162, max: 2_932_896 }); // 0001-01-01 to 9999-12-31

describe('day numbers', () => {
  it('agree with the platform calendar on every date of four-digit years', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(formatDay(day)).toBe(new Date(day * DAY_MS).toISOString().slice(0, 10));
        expect(parseDay(formatDay(day))).toBe(day);
        expect(isDay(formatDay(day))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('agree with the platform on every day from 2020 to 2031', () => {
    for (let day = parseDay('2020-01-01'); day <= parseDay('2031-12-31'); day++) {
      const date = new Date(day * DAY_MS);
      expect(civilOf(day)).toEqual({
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      });
    }
  });

  it.each(['2023-02-29', '1900-02-29', '2022-13-01', '2022-00-10', '2022-04-31', '2022-01-00', '0000-01-01'])(
    'refuse %s, which is no date',
    (text) => {
      expect(tryParseDay(text)).toBeUndefined();
      expect(isDay(text)).toBe(false);
      expect(() => parseDay(text)).toThrow(RangeError);
    },
  );

  it.each(['2022-1-1', '22-01-01', '2022/01/01', ' 2022-01-01', '2022-01-01T00:00', '２０２２-01-01', ''])(
    'refuse %j, which is written otherwise',
    (text) => expect(tryParseDay(text)).toBeUndefined(),
  );

  it('know leap days', () => {
    expect(parseDay('2024-02-29') + 1).toBe(parseDay('2024-03-01'));
    expect(parseDay('2000-02-29') + 1).toBe(parseDay('2000-03-01'));
    expect(() => makeDay(2023, 2, 29)).toThrow('no such date');
  });

  it('know where a year begins and ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9998 }), (year) => {
        expect(lastDayOfYear(year) + 1).toBe(firstDayOfYear(year + 1));
        expect(yearOf(firstDayOfYear(year))).toBe(year);
        expect(yearOf(lastDayOfYear(year))).toBe(year);
        expect(formatDay(lastDayOfYear(year))).toMatch(/-12-31$/);
      }),
    );
  });
});

describe('days in Chinese', () => {
  it('leave out the year the reader is in', () => {
    expect(formatDayChinese(parseDay('2022-12-31'), 2022)).toBe('12月31日');
    expect(formatDayChinese(parseDay('2023-12-31'), 2022)).toBe('2023年12月31日');
    expect(formatDayChinese(parseDay('2023-01-05'))).toBe('2023年1月5日');
  });

  it('say how long is left', () => {
    expect([26, 1, 0, -3].map(formatDaysLeft)).toEqual(['还剩26天', '还剩1天', '今天是最后一天', '已过3天']);
  });
});

describe('the clock in Shanghai', () => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

  it('is the one the platform knows, for every instant since 1992', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }), (epochMs) => {
        const parts = Object.fromEntries(
          format.formatToParts(epochMs).map((part) => [part.type, part.value]),
        );
        expect(formatDay(shanghaiDay(epochMs))).toBe(`${parts.year}-${parts.month}-${parts.day}`);
        expect(shanghaiMinuteOfDay(epochMs)).toBe(Number(parts.hour) * 60 + Number(parts.minute));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes the day at midnight there, not in UTC', () => {
    const midnight = Date.UTC(2022, 11, 31, 16, 0);
    expect(formatDay(shanghaiDay(midnight - 1))).toBe('2022-12-31');
    expect(formatDay(shanghaiDay(midnight))).toBe('2023-01-01');
  });

  it('turns back into instants', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1439 }), (day, minute) => {
        const epochMs = shanghaiEpoch(day, minute);
        expect([shanghaiDay(epochMs), shanghaiMinuteOfDay(epochMs)]).toEqual([day, minute]);
      }),
    );
  });
});
