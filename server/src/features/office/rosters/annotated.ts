import type { SheetRow, SheetToWrite } from '@hz/lists';
import { type PlannedRow, presentRow } from './plan';
import { FIELD_NAMES } from './read';

const EFFECTS: Readonly<Record<PlannedRow['effect'], string>> = {
  new: '新增',
  changed: '变化',
  same: '没有变',
  'left-out': '没有放进名单',
};

const HEADING = ['行', ...Object.values(FIELD_NAMES), '结果', '问题'];

/** The list as a sheet with what was found behind each row, to be mended and sent again. */
export const annotated = (rows: readonly PlannedRow[]): SheetToWrite => ({
  ...{ name: '名单', widths: [6, 20, 12, 18, 18, 12, 14, 60], rows: table(rows) },
});

/** Each row is made when it is written: thousands at once would hold the others up. */
function* table(rows: readonly PlannedRow[]): Generator<SheetRow> {
  yield HEADING;
  for (const one of rows) {
    const { row, number, name, post, project, leader, effect, faults } = presentRow(one);
    yield [
      row,
      number,
      name,
      post,
      project,
      leader,
      EFFECTS[effect],
      faults.map(({ message }) => message).join('；'),
    ];
  }
}
