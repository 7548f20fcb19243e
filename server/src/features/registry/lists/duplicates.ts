import { createHash } from 'node:crypto';
import type { Cell } from '@hz/lists';
import { yearOf } from '@hz/shared/calendar';
import { canonicalNumber } from '@hz/shared/codes';
import { textOf } from './cells';
import type { CertificateRow, StudyRow } from './rows';
import type { RowFault } from './words';

/** What stands further right belongs to no list. */
const MAX_COLUMNS = 500;

/** What a row says, without its running number: two rows with the same digest are the same row twice. */
export function rowDigest(cells: readonly (Cell | undefined)[], ignored: readonly number[]): string {
  const said: string[] = [];
  for (let column = 0; column < Math.min(cells.length, MAX_COLUMNS); column++)
    said.push(ignored.includes(column) ? '' : textOf(cells[column]));
  while (said.at(-1) === '') said.pop();
  return createHash('sha256').update(said.join('\u0000')).digest('base64').slice(0, 16);
}

/** How bad news a status is, as one letter: a list that tells of a number twice counts by the worse. */
const newsOf = ({ status }: CertificateRow): string =>
  status === 'cancelled' ? '2' : status === 'not-found' ? '1' : '0';

/** Finds what a list says twice, so that nothing is counted twice. Remembers a short digest a row. */
export class SeenRows {
  private readonly rows = new Set<string>();
  /** By number: how bad the news is so far, and the digest of the row that told it first. */
  private readonly certificates = new Map<string, string>();
  private readonly years = new Map<string, 'year' | 'dates'>();

  /**
   * What is to be said of a certificate's row whose number came before. Such a row is not taken, but for one whose
   * status is worse (`status-twice`): to leave it out would be false good news.
   */
  faultOfCertificate(row: CertificateRow, digest: string): RowFault | undefined {
    const numbers = [row.number, row.newNumber].flatMap((one) =>
      one === null ? [] : [canonicalNumber(one)],
    );
    const before = numbers.flatMap((one) => this.certificates.get(one) ?? []);
    const news = newsOf(row);
    const isWorse = before.every((one) => one.charAt(0) < news);
    if (isWorse) for (const one of numbers) this.certificates.set(one, news + digest);
    if (before.length === 0) return undefined;
    if (before.every((one) => one.slice(1) === digest)) return 'duplicate-row';
    return isWorse ? 'status-twice' : 'duplicate-number';
  }

  /** Why a study record's row must not be taken, if it must not. */
  faultOfStudy({ number, on, wholeYear }: StudyRow, digest: string): RowFault | undefined {
    if (this.rows.has(digest)) return 'duplicate-row';
    this.rows.add(digest);
    const key = `${canonicalNumber(number)} ${yearOf(on)}`;
    const before = this.years.get(key);
    if (before === 'year') return wholeYear ? 'year-twice' : 'year-and-dates';
    if (before === 'dates' && wholeYear) return 'year-and-dates';
    this.years.set(key, wholeYear ? 'year' : 'dates');
    return undefined;
  }
}
