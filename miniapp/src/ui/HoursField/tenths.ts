const HOURS = /^\d{1,4}(\.\d)?$/;

/** Tenths of an hour from what was typed, or null when it is no number with at most one decimal. */
export function parseTenths(text: string): number | null {
  const tidy = text.normalize('NFKC').trim();
  return HOURS.test(tidy) ? Math.round(Number(tidy) * 10) : null;
}

/** Tenths of an hour as they are read: 40 → 4, 5 → 0.5 */
export const tenthsText = (tenths: number): string => String(tenths / 10);
