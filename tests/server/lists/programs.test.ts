import { utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { aName, aNumber, anIdentityNumber } from '../../support/spreadsheets';
import { answerTo, faultOf, type ListCase, type RightRow } from './support/cases';

const HEADING = ['证书编号', '姓名', '身份证号', '岗位', '状态', '换证日期'];
const aRow = (index: number, status = '有效', on: unknown = '2022-11-25'): unknown[] => [
  ...[aNumber(index), aName(index), anIdentityNumber(index), '材料员', status, on],
];
const right = (index: number, row: number, values: Record<string, unknown> = {}): RightRow => ({
  row,
  values: {
    ...{ number: aNumber(index), name: aName(index), idNumber: anIdentityNumber(index), trade: '材料员' },
    ...{ family: 'site-professional', status: 'valid', exchangedOn: '2022-11-25', ...values },
  },
});

async function expectRows(content: Buffer, rows: RightRow[], told: Partial<ListCase> = {}): Promise<void> {
  const list: ListCase = { file: '', why: '', kind: 'certificates', asOf: '2022-12-31', rows, ...told };
  expect(faultOf(list, await answerTo(list, content))).toBeUndefined();
}

describe('files that exceljs writes', () => {
  async function written(build: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名单');
    sheet.addRow(HEADING);
    build(sheet, book);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  test('dates with a format and without one', async () => {
    const content = await written((sheet) => {
      sheet.addRow(aRow(0, '有效', new Date('2022-11-25T00:00:00Z')));
      sheet.addRow(aRow(1, '注销', 44_890)).getCell(6).numFmt = 'yyyy-mm-dd hh:mm';
    });
    await expectRows(content, [right(0, 2), right(1, 3, { status: 'cancelled' })]);
  });

  test('a state merged over three rows, and values that lie beneath it', async () => {
    const content = await written((sheet) => {
      sheet.addRow(aRow(0, '注销'));
      sheet.addRow(aRow(1, ''));
      sheet.addRow(aRow(2, ''));
      sheet.mergeCells('E2:E4');
    });
    await expectRows(
      content,
      [0, 1, 2].map((index) => right(index, index + 2, { status: 'cancelled' })),
    );
  });

  test('formulas with a result, without one, and with an error', async () => {
    const content = await written((sheet) => {
      sheet.addRow(aRow(0, { formula: 'IF(1,"注销","")', result: '注销' } as never));
      sheet.addRow(aRow(1, { formula: 'IF(1,"注销","")' } as never));
      sheet.addRow(aRow(2, '有效', { error: '#N/A' }));
      sheet.addRow(aRow(3, { formula: 'IF(1,"","")', result: '' } as never));
    });
    await expectRows(content, [
      right(0, 2, { status: 'cancelled' }),
      { row: 3, finding: { field: 'status' } },
      right(2, 4, { exchangedOn: null }),
      { row: 5, either: [right(3, 5, { status: null }), { finding: { field: 'status' } }] },
    ]);
  });

  test('rich text, links, true and false', async () => {
    const content = await written((sheet) => {
      sheet.getCell('G1').value = '是否电子证';
      const name = aName(0);
      sheet.addRow([
        { text: aNumber(0), hyperlink: 'https://example.cn' },
        { richText: [{ text: name.slice(0, 1) }, { font: { bold: true }, text: name.slice(1) }] },
        ...aRow(0).slice(2),
        true,
      ]);
    });
    await expectRows(content, [right(0, 2, { electronic: true })]);
  });

  test('a hidden row, a filter, frozen panes, a hidden column', async () => {
    const content = await written((sheet) => {
      sheet.addRow(aRow(0));
      sheet.addRow(aRow(1, '注销'));
      sheet.getRow(3).hidden = true;
      sheet.getColumn(5).hidden = true;
      sheet.autoFilter = 'A1:F3';
      sheet.views = [{ state: 'frozen', ySplit: 1 }];
    });
    await expectRows(content, [right(0, 2), right(1, 3, { status: 'cancelled' })], {
      summary: { hidden: 1 },
    });
  });

  test('number formats: zeros before, letters before, thousands', async () => {
    const content = await written((sheet) => {
      sheet.addRow([220_101, ...aRow(0).slice(1)]).getCell(1).numFmt = '000000000';
      sheet.addRow([220_102, ...aRow(1).slice(1)]).getCell(1).numFmt = '"JL"0000000';
      sheet.addRow([22_010_107, ...aRow(2).slice(1)]).getCell(1).numFmt = '#,##0.00';
    });
    await expectRows(content, [
      right(0, 2, { number: '000220101' }),
      right(1, 3, { number: 'JL0220102' }),
      right(2, 4, { number: '22010107' }),
    ]);
  });
});

describe('files that SheetJS writes', () => {
  const written = (
    rows: unknown[][],
    bookType: 'xlsx' | 'csv' | 'txt' | 'biff8' | 'html' | 'fods' | 'xlsb' | 'ods',
    cells = {},
  ) => {
    const sheet = utils.aoa_to_sheet([HEADING, ...rows], { dateNF: 'yyyy-mm-dd' });
    Object.assign(sheet, cells);
    const book = utils.book_new(sheet, '名单');
    return Buffer.from(write(book, { type: 'buffer', bookType, cellDates: bookType === 'xlsx' }));
  };

  test('dates in the cells as ISO 8601', async () => {
    const content = written([aRow(0, '有效', new Date(2022, 10, 25)), aRow(1)], 'xlsx');
    await expectRows(content, [right(0, 2), right(1, 3)]);
  });

  test('text with tabs in UTF-16', async () => {
    await expectRows(written([aRow(0), aRow(1, '注销')], 'txt'), [
      right(0, 2),
      right(1, 3, { status: 'cancelled' }),
    ]);
  });

  test('.csv with commas and quotes in the cells', async () => {
    const rows = [aRow(0), aRow(1, '注销')].map((row) => [...row, '甲"乙"，丙,丁公司']);
    await expectRows(written(rows, 'csv'), [right(0, 2), right(1, 3, { status: 'cancelled' })]);
  });

  test('the midnight of 1900: 23:59:17 of the day before', async () => {
    const cells = { F2: { t: 'n', v: 44_890 - 43 / 86_400, z: 'yyyy-mm-dd' } };
    await expectRows(written([aRow(0)], 'xlsx', cells), [right(0, 2)]);
  });

  test.each([
    ['biff8', 'xls'],
    ['xlsb', 'xlsb'],
    ['ods', 'ods'],
    ['html', '网页'],
  ] as const)('%s is refused by its name, or read', async (bookType, says) => {
    await expectRows(written([aRow(0)], bookType), [right(0, 2)], { refused: 'may', says });
  });
});
