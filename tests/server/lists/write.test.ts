// What is written is read by other programs as it was meant, and however much it is, others have their turn meanwhile.
import { read, utils } from '@e965/xlsx';
import { writeWorkbook } from '@hz/lists';
import { openSheet } from '../../support/open-sheet';

const written = (rows: (string | number | null)[][]) =>
  writeWorkbook({ name: '名单', widths: [6, 20], rows });

const PLAIN = ['2', '=1+1', '@SUM(A1)', '-2', '+3'];
const ODD = ['<b>&amp;"\'', ' 前后有空格 ', '第一行\n第二行\t制表', '𠮷田', '😀'];

test('texts are texts, also those that look like formulas or marks', async () => {
  const file = await written([['行', '姓名', null, '', '问题'], [2, ...PLAIN.slice(1)], ODD]);
  const told = [['行', '姓名', '', '', '问题'], PLAIN, ODD];
  expect(await openSheet(file)).toEqual(told);
  const { SheetNames, Sheets } = read(file, { type: 'buffer' });
  expect(SheetNames).toEqual(['名单']);
  const sheet = Sheets.名单 ?? {};
  expect(utils.sheet_to_json(sheet, { header: 1, raw: false, defval: '' })).toEqual(told);
  expect(Object.values(sheet).filter((cell) => cell.f !== undefined)).toEqual([]);
});

test('what XML cannot hold is left out', async () => {
  const file = await written([['甲\u0000\u0008\u001b乙', `丙\ud800丁\udfff\uffff`, '𠮷']]);
  expect(await openSheet(file)).toEqual([['甲乙', '丙丁', '𠮷']]);
});

test('others have their turn all along', async () => {
  const rows = Array.from({ length: 4_000 }, (_, at) => [at, `编号-${at}`, '问题'.repeat(40)]);
  let turns = 0;
  let isWriting = true;
  const count = () => {
    turns += 1;
    if (isWriting) setImmediate(count);
  };
  count();
  const file = await written(rows);
  isWriting = false;
  expect(turns).toBeGreaterThan(rows.length / 200);
  const { Sheets } = read(file, { type: 'buffer' });
  expect(Sheets.名单?.['!ref']).toBe('A1:C4000');
});
