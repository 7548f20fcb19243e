// What whoever looks at a list sees of a certificate's end, wherever it stands: never taken as good without a word.
import { Workbook } from 'exceljs';
import { csvText } from '../../support/spreadsheets';
import { answerTo } from './support/cases';

const HEADING = ['证书编号', '姓名', '岗位', '状态', '换证日期'];
const ROW = ['22010107001', '张三', '材料员', '有效', '2022-09-01'];

async function linesOf(content: Buffer, kind: 'certificates' | 'study' = 'certificates') {
  const answer = await answerTo({ file: '', kind, asOf: '2022-12-31' }, content);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.lines.map(({ row, values, findings = [] }) => ({
    ...{ row, isTaken: values !== undefined },
    codes: findings.map(({ code, column }) => `${code} ${column}`),
  }));
}
const csv = (...rows: string[][]) => Buffer.from(csvText(rows));
const ended = async (heading: string, cell: string) => {
  const [line] = await linesOf(csv([...HEADING, heading], [...ROW, cell]));
  return !line?.isTaken && line?.codes.join() === 'ended-elsewhere F';
};

test.each([
  ['备注', '已注销'],
  ['备注', '2022年10月被吊销，见附件'],
  ['', '作 废'],
  ['注销日期', '2022-10-01'],
  ['注销原因', '本人申请'],
  ['是否注销', '是'],
  ['证书情况', '无效'],
])('under “%s” stands “%s”: a row that says 有效 is not taken', async (heading, cell) => {
  expect(await ended(heading, cell)).toBe(true);
});

test.each([
  ['备注', '未注销'],
  ['备注', '旧证已作废，换发新证'],
  ['备注', '原证书同时注销'],
  ['备注', ''],
  ['注销日期', '-'],
  ['是否注销', '否'],
  ['注销情况', '无'],
  ['有效期至', '2025-09-01'],
])('under “%s” stands “%s”: the certificate is as its status says', async (heading, cell) => {
  expect(await linesOf(csv([...HEADING, heading], [...ROW, cell]))).toEqual([
    { row: 2, isTaken: true, codes: [] },
  ]);
});

test('a row that says 注销 itself is taken, whatever its note repeats', async () => {
  const cancelled = [...ROW.slice(0, 3), '注销', ROW[4] as string, '2022年注销'];
  expect(await linesOf(csv([...HEADING, '备注'], cancelled))).toEqual([{ row: 2, isTaken: true, codes: [] }]);
});

test('a list of cancelled certificates that has no column for the status brings none in as good', async () => {
  const heading = HEADING.filter((one) => one !== '状态');
  const row = ROW.filter((one) => one !== '有效');
  const titled = (title: string) => linesOf(csv([title], heading, row));
  expect(await titled('2022年注销证书名单')).toEqual([
    { row: 3, isTaken: false, codes: ['ended-elsewhere null'] },
  ]);
  expect(await titled('2022年换证名单')).toEqual([{ row: 3, isTaken: true, codes: [] }]);
  expect(await linesOf(csv(['换证、注销证书名单'], HEADING, ROW))).toEqual([
    { row: 3, isTaken: true, codes: [] },
  ]);
});

test('a line through a cell means that it counts no more: the row is refused by name', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow(HEADING);
  for (const number of ['22010107001', '22010107002', '22010107003']) sheet.addRow([number, ...ROW.slice(1)]);
  sheet.getRow(3).eachCell((cell) => {
    cell.font = { strike: true };
  });
  sheet.getCell('A4').font = { bold: true };
  sheet.getCell('B4').font = { strike: true };
  const [first, struck, last] = await linesOf(Buffer.from(await book.xlsx.writeBuffer()));
  expect(first).toEqual({ row: 2, isTaken: true, codes: [] });
  // A name that is struck is a correction, to be looked at.
  expect(last).toEqual({ row: 4, isTaken: true, codes: ['cell-struck B'] });
  expect(struck).toMatchObject({ row: 3, isTaken: false });
  expect(struck?.codes).toContain('cell-struck A');
});

test('原 and 新 under a merged 证书编号 are the old and the new number', async () => {
  const book = new Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow(['证书编号', null, '姓名', '岗位', '状态']);
  sheet.addRow(['原', '新']);
  sheet.mergeCells('A1:B1');
  for (const column of ['C', 'D', 'E']) sheet.mergeCells(`${column}1:${column}2`);
  sheet.addRow(['22010107001', 'N2022000001', '张三', '材料员', '有效']);
  const answer = await answerTo(
    { file: '', kind: 'certificates', asOf: '2022-12-31' },
    Buffer.from(await book.xlsx.writeBuffer()),
  );
  expect(answer).toMatchObject({
    lines: [{ row: 3, values: { number: '22010107001', newNumber: 'N2022000001' } }],
  });
});

test('the number of a telephone is none of a certificate; one that may be a mobile’s is taken with a remark', async () => {
  const rows = ['0431-88888888', '13800138009'].map((number) => [number, ...ROW.slice(1)]);
  expect(await linesOf(csv(HEADING, ...rows))).toEqual([
    { row: 2, isTaken: false, codes: ['number-invalid A'] },
    { row: 3, isTaken: true, codes: ['number-may-be-phone A'] },
  ]);
});
