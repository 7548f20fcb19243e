// A second calendar, on purpose: nothing of it comes from the product. A day is the count of days since 1970-01-01.
export type Day = number;

export const day = (text: string): Day => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
export const text = (one: Day): string => new Date(one * 86_400_000).toISOString().slice(0, 10);

const lengthOfMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The day some months away, counted from the day itself; the last of that month where it has no such day. */
export function monthsFrom(anchor: Day, months: number): Day {
  const at = new Date(anchor * 86_400_000);
  const count = at.getUTCFullYear() * 12 + at.getUTCMonth() + months;
  const [year, month] = [Math.floor(count / 12), ((count % 12) + 12) % 12];
  return Date.UTC(year, month, Math.min(at.getUTCDate(), lengthOfMonth(year, month))) / 86_400_000;
}

export const anniversary = (anchor: Day, years: number): Day => monthsFrom(anchor, 12 * years);
export const yearOf = (one: Day): number => new Date(one * 86_400_000).getUTCFullYear();

/** First and last day of what is written as a year, a month or a day. */
export function span(written: string): [Day, Day] {
  if (written.length === 4) return [day(`${written}-01-01`), day(`${written}-12-31`)];
  if (written.length === 7) {
    const first = day(`${written}-01`);
    return [first, monthsFrom(first, 1) - 1];
  }
  return [day(written), day(written)];
}
