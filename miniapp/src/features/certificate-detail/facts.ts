import { formatPartChinese, parseDay, yearOf } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { dayWords } from '../dates';
import { words } from './words';

export type FactRow = CertificateView['facts'][number];

const choices: Record<string, Record<string, string>> = {
  registryStatus: words.seen,
  holding: words.holdings,
};

/** What was told of a fact, in words. */
export function factWords({ fact, kind, value }: FactRow, asOf: string): string {
  if (value === null) return words.unknown;
  if (kind === 'day') return formatPartChinese(value, yearOf(parseDay(asOf)));
  return choices[fact]?.[value] ?? value;
}

/** Where it comes from. */
export function sourceWords(
  { fact, value }: FactRow,
  { registryCheckedOn, asOf }: CertificateView,
): string | null {
  if (value === null) return null;
  if (fact !== 'registryStatus' || registryCheckedOn === null) return words.source;
  return words.sourceChecked(dayWords(registryCheckedOn, asOf));
}

/** A fact as it was told just now: of a day its year is said too, whichever it is, for the year may be the mistake. */
const toldWords = (row: FactRow, asOf: string): string =>
  row.kind === 'day' && row.value !== null ? formatPartChinese(row.value) : factWords(row, asOf);

/** What a change has told anew, in words: 现在手里是哪一种：直接拿到的电子证书. */
export const changedWords = (before: CertificateView, after: CertificateView): string =>
  after.facts
    .filter(({ fact, value }) => before.facts.find((one) => one.fact === fact)?.value !== value)
    .map((row) => `${row.name}：${toldWords(row, after.asOf)}`)
    .join('；');
