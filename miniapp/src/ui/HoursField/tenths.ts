const HOURS = /^\d{1,4}(\.\d)?$/;

/** Tenths of an hour from what was typed, or null when it is no number with at most one decimal. */
export function parseTenths(text: string): number | null {
  const tidy = text.normalize('NFKC').trim();
  return HOURS.test(tidy) ? Math.round(Number(tidy) * 10) : null;
}

/** What may still become a number: nothing is said of it while it is typed. */
const UNFINISHED = /^(\d{1,4}\.)?$/;

/** Whether what was typed can become no number of hours any more. */
export const isNoHours = (text: string): boolean =>
  parseTenths(text) === null && !UNFINISHED.test(text.normalize('NFKC').trim());

/** Tenths of an hour as they are read: 40 → 4, 5 → 0.5 */
export const tenthsText = (tenths: number): string => String(tenths / 10);
