import { formatPartChinese, isDay, parseDay, yearOf } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { dayWords } from '../dates';
import { seenWords } from '../registry';
import { words } from './words';

export type FactRow = CertificateView['facts'][number];

const choices: Record<string, Record<string, string>> = {
  registryStatus: seenWords,
  holding: words.holdings,
};

/** What was told of a fact, in words; of a day of this year the year goes without saying, but where nothing is. */
export function factWords({ fact, kind, value }: FactRow, asOf: string | null): string {
  if (value === null) return words.unknown;
  if (kind === 'day') return formatPartChinese(value, asOf === null ? undefined : yearOf(parseDay(asOf)));
  return choices[fact]?.[value] ?? value;
}

/** The fact of which something was told, and not its day. */
export const dayMissingIn = ({ facts }: CertificateView): FactRow | null =>
  facts.find(({ kind, value }) => kind === 'day' && value !== null && !isDay(value)) ?? null;

/** Where it comes from. */
export function sourceWords(
  { fact, value }: FactRow,
  { registryCheckedOn, asOf }: CertificateView,
): string | null {
  if (value === null) return null;
  if (fact !== 'registryStatus' || registryCheckedOn === null) return words.source;
  return words.sourceChecked(dayWords(registryCheckedOn, asOf));
}

/**
 * What a change has told anew, in words, its year too: much hangs on it. 拿到电子证书的日子：2026年3月10日. A row that came
 * with it and has nothing in it yet was told by nobody.
 */
export const changedWords = (before: CertificateView, after: CertificateView): string =>
  after.facts
    .filter(({ fact, value }) => (before.facts.find((one) => one.fact === fact)?.value ?? null) !== value)
    .map((row) => `${row.name}：${factWords(row, null)}`)
    .join('；');
