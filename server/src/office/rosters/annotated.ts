import { utils, write } from '@e965/xlsx';
import { type PlannedRow, presentRow } from './plan';
import { FIELD_NAMES } from './read';

const EFFECTS: Readonly<Record<PlannedRow['effect'], string>> = {
  new: '新增',
  changed: '变化',
  same: '没有变',
  'left-out': '没有放进名单',
};

const HEADING = ['行', ...Object.values(FIELD_NAMES), '结果', '问题'];

/** The list as a workbook with what was found behind each row, to be mended and sent again. */
export function annotated(rows: readonly PlannedRow[]): Buffer {
  const table = rows.map((one) => {
    const { row, number, name, post, project, leader, effect, faults } = presentRow(one);
    return [
      row,
      number,
      name,
      post,
      project,
      leader,
      EFFECTS[effect],
      faults.map(({ message }) => message).join('；'),
    ];
  });
  const sheet = utils.aoa_to_sheet([HEADING, ...table]);
  sheet['!cols'] = [6, 20, 12, 18, 18, 12, 14, 60].map((wch) => ({ wch }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '名单');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}
