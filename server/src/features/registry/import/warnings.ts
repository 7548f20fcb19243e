import { yearOf } from '@hz/shared/calendar';
import type { ListRow, ListSummary } from '../lists/read';
import { type Counts, MAX_FINDINGS } from './batch';
import type { ImportOrder } from './order';

/** What is noted of a list while it is read, to warn of at the end. */
export class ListNotes {
  private readonly years = new Set<number>();
  private withoutPerson = 0;

  note(one: ListRow<'certificates' | 'study'>): void {
    if (!('row' in one)) return;
    if ('tenths' in one.row) this.years.add(yearOf(one.row.on));
    else if (one.row.name === null || one.row.idNumber === null) this.withoutPerson += 1;
  }

  /** Plain sentences about the whole list. */
  warnings(
    order: Pick<ImportOrder, 'kind' | 'coversFrom'>,
    summary: ListSummary,
    counts: Counts,
    findings: number,
  ): string[] {
    const warnings = summary.skippedSheets.map(
      (sheet) => `工作表“${sheet}”没有读：它是隐藏的，或者里面没有找到表头。`,
    );
    const [year] = this.years;
    if (order.kind === 'study' && order.coversFrom === null && this.years.size === 1)
      warnings.push(
        `名单里只有 ${year} 年的学时，却会代替本人记的更早的学时。如果它只管这一年，请写上开始日期 ${year}-01-01。`,
      );
    if (this.withoutPerson > 0)
      warnings.push(`有 ${this.withoutPerson} 行没有姓名或身份证号，持证人认领不了这些证书。`);
    if (counts.rows === counts.bad + counts.repeated) warnings.push('没有一行能用。');
    if (summary.hidden > 0) warnings.push(`有 ${summary.hidden} 行在表格里是隐藏的，也读了。`);
    if (findings > MAX_FINDINGS)
      warnings.push(`问题和变化太多，只列出前 ${MAX_FINDINGS} 条，一共 ${findings} 条。`);
    return warnings;
  }
}
