import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { encode } from 'iconv-lite';

export type CellValue = string | number | null;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up identity number whose check letter is right; nobody was born on the 31st of a future century. */
export function anIdentityNumber(index: number): string {
  const birthday = `19${70 + (index % 30)}${String(1 + (index % 12)).padStart(2, '0')}${String(1 + (index % 28)).padStart(2, '0')}`;
  const body = `220102${birthday}${String(index % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'[sum % 11];
}

const FAMILY_NAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN_NAMES = ['建国', '秀英', '志强', '桂兰', '海涛', '玉梅', '立新', '春燕', '永贵', '晓东'];

/** A made-up person's name. */
export const aName = (index: number): string =>
  (FAMILY_NAMES[index % FAMILY_NAMES.length] ?? '王') +
  GIVEN_NAMES[Math.floor(index / 20) % GIVEN_NAMES.length];

/** A made-up certificate number of the old kind. */
export const aNumber = (index: number): string => `2217${String(10_000_000_00 + index)}`;

/** The heading of the registry's export, as the builders write it. */
export const REGISTRY_HEADING = [
  '序号',
  '证书编号',
  '新证书编号',
  '姓名',
  '身份证号码',
  '证书类别',
  '岗位（工种）',
  '证书状态',
  '工作单位',
  '所属地区',
  '发证日期',
  '换证日期',
];

/** One made-up row of the registry's export. */
export const aRegistryRow = (index: number, told: Partial<Record<string, CellValue>> = {}): CellValue[] => {
  const row: Record<string, CellValue> = {
    序号: index + 1,
    证书编号: aNumber(index),
    新证书编号: null,
    姓名: aName(index),
    身份证号码: anIdentityNumber(index),
    证书类别: '现场专业人员',
    '岗位（工种）': '土建施工员',
    证书状态: '有效',
    工作单位: `吉林省第${index % 97}建筑公司`,
    所属地区: '长春市',
    发证日期: '2018-05-01',
    换证日期: null,
    ...told,
  };
  return REGISTRY_HEADING.map((heading) => row[heading] ?? null);
};

/** An .xlsx as the registry exports it: a title merged over all columns, then the heading, then the rows. */
export async function aWorkbook(
  rows: readonly (readonly CellValue[])[],
  {
    title = '吉林省建设工程技术人员培训管理系统 证书名单',
    heading = REGISTRY_HEADING as readonly string[],
  } = {},
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('证书名单');
  sheet.addRow([title]);
  sheet.mergeCells(1, 1, 1, heading.length);
  sheet.addRow([...heading]);
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** An .xlsx with a heading of two rows: groups merged to the right, single columns merged downwards. */
export async function aGroupedWorkbook(
  groups: readonly { name: string; columns: readonly string[] }[],
  rows: readonly (readonly CellValue[])[],
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('填表说明').addRow(['请不要改动表头']);
  const sheet = workbook.addWorksheet('名单');
  let column = 1;
  for (const { name, columns } of groups) {
    sheet.getCell(1, column).value = name;
    if (columns.length === 0) sheet.mergeCells(1, column, 2, column);
    else if (columns.length > 1) sheet.mergeCells(1, column, 1, column + columns.length - 1);
    columns.forEach((heading, at) => {
      sheet.getCell(2, column + at).value = heading;
    });
    column += Math.max(1, columns.length);
  }
  rows.forEach((row, at) => {
    sheet.getRow(at + 3).values = [...row];
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Comma-separated text, quoted where it must be. */
export const csvText = (rows: readonly (readonly CellValue[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          /[",\n]/.test(String(cell ?? '')) ? `"${String(cell).replace(/"/g, '""')}"` : (cell ?? ''),
        )
        .join(','),
    )
    .join('\r\n');

/** The registry's export as .csv, in the encoding that it is mailed around in. */
export const aCsv = (
  rows: readonly (readonly CellValue[])[],
  encoding: 'utf8' | 'utf8-bom' | 'gb18030' | 'utf16le' = 'utf8',
): Buffer => {
  const text = csvText([REGISTRY_HEADING, ...rows]);
  if (encoding === 'utf8-bom') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'utf16le') return encode(`\ufeff${text.replace(/,/g, '\t')}`, 'utf16le');
  return encode(text, encoding);
};

/** Streams a registry export of many rows into a file, so that the builder itself takes little memory. */
export async function writeBigWorkbook(file: string, count: number): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true });
  const sheet = workbook.addWorksheet('证书名单');
  sheet.addRow(REGISTRY_HEADING).commit();
  for (let index = 0; index < count; index++) sheet.addRow(aRegistryRow(index)).commit();
  await workbook.commit();
}

/** Writes hours of as many certificates, one each. */
export async function writeBigStudyWorkbook(file: string, count: number): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true });
  const sheet = workbook.addWorksheet('学时');
  sheet.addRow(['证书编号', '学习日期', '学时', '来源']).commit();
  for (let index = 0; index < count; index++)
    sheet.addRow([aNumber(index), `2024-0${1 + (index % 9)}-1${index % 9}`, 32, '省厅平台']).commit();
  await workbook.commit();
}

/** Runs something on a file with the given content, and removes the file. */
export async function withFile<T>(content: Buffer, work: (file: FileHandle) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hz-list-'));
  const path = join(folder, 'list');
  writeFileSync(path, content);
  const file = await open(path);
  try {
    return await work(file);
  } finally {
    await file.close();
    rmSync(folder, { recursive: true });
  }
}
