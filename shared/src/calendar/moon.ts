import { type Day, parseDay } from './day';

/** The first days of the last months of a moon year and of the first of the next: 冬月, 腊月, 正月, and that after it. */
export interface MoonWinter {
  eleventh: Day;
  twelfth: Day;
  first: Day;
  second: Day;
}

// As the almanac has them: no rule of arithmetic gives the months of the moon.
const WINTERS: readonly MoonWinter[] = [
  '2021-12-04 2022-01-03 2022-02-01 2022-03-03',
  '2022-11-24 2022-12-23 2023-01-22 2023-02-20',
  '2023-12-13 2024-01-11 2024-02-10 2024-03-10',
  '2024-12-01 2024-12-31 2025-01-29 2025-02-28',
  '2025-12-20 2026-01-19 2026-02-17 2026-03-19',
  '2026-12-09 2027-01-08 2027-02-06 2027-03-08',
  '2027-11-28 2027-12-28 2028-01-26 2028-02-25',
  '2028-12-16 2029-01-15 2029-02-13 2029-03-15',
  '2029-12-05 2030-01-04 2030-02-03 2030-03-04',
  '2030-11-25 2030-12-25 2031-01-23 2031-02-22',
  '2031-12-14 2032-01-13 2032-02-11 2032-03-12',
  '2032-12-03 2033-01-01 2033-01-31 2033-03-01',
  '2033-11-22 2034-01-20 2034-02-19 2034-03-20',
  '2034-12-11 2035-01-09 2035-02-08 2035-03-10',
  '2035-11-30 2035-12-29 2036-01-28 2036-02-27',
].map((days) => {
  const [eleventh, twelfth, first, second] = days.split(' ').map(parseDay) as [Day, Day, Day, Day];
  return { eleventh, twelfth, first, second };
});

/** The moon winter that is running on a day, or comes next; undefined: the almanac at hand does not reach so far. */
export const moonWinter = (day: Day): MoonWinter | undefined => WINTERS.find(({ second }) => second > day);
