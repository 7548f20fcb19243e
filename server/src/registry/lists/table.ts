import type { FileHandle } from 'node:fs/promises';
import type { Table } from './cell';
import { csvRows } from './csv';
import { UnreadableList } from './unreadable';
import { xlsxRows } from './xlsx';

const startsWith = (head: Buffer, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

/**
 * Opens a list by what is in the file, not by its name: a workbook (.xlsx) or comma- or tab-separated text.
 * Rows are streamed. Throws UnreadableList, which says in plain words what to do.
 */
export async function openTable(file: FileHandle): Promise<Table> {
  const { buffer: head, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
  if (bytesRead === 0) throw new UnreadableList('文件是空的。');
  if (startsWith(head, [0x50, 0x4b, 3, 4])) return xlsxRows(file);
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableList('这是旧的 .xls 文件，或者加了密码。请去掉密码，另存为 .xlsx 再导入。');
  if (/^\s*(<!doctype|<html|<table|<\?xml)/i.test(head.toString('latin1', 0, bytesRead)))
    throw new UnreadableList('这是网页格式的文件。请用表格软件打开，另存为 .xlsx 再导入。');
  return { rows: csvRows(file, head.subarray(0, bytesRead)), dateSystem: 1900 };
}
