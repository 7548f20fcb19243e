import { statSync } from 'node:fs';
import { tryParseDay } from '@hz/shared/calendar';
import { ColumnMapping, ImportField, ImportKind } from '@hz/shared/contracts';
import { fieldNames, type ListKind } from '../features/registry/lists/columns';
import { UsageError } from './data';

/** How a command that reads a list is told what is in it. */
export const listOptions = {
  kind: { type: 'string', default: 'certificates' },
  pack: { type: 'string' },
  source: { type: 'string' },
  'as-of': { type: 'string' },
  from: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  map: { type: 'string', multiple: true, default: [] as string[] },
} as const;

export const FIELDS = Object.entries(fieldNames).map(([field, name]) => `${field} ${name}`);

/** The one file that a command names; undefined where none is. Throws a UsageError, also for what is no file. */
export function fileOf([path, ...rest]: readonly string[]): string | undefined {
  if (rest.length > 0) throw new UsageError(`一次只读一份名单，多写了：${rest.join('，')}`);
  if (path === undefined) return undefined;
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`没有这个文件：${path}`);
  if (!found.isFile()) throw new UsageError(`这不是文件：${path}`);
  return path;
}

/** A day as it was written; null where none was. Throws a UsageError. */
export function dayOf(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const day = tryParseDay(text);
  if (day === undefined) throw new UsageError(`--${name} 要写成 2022-11-30 这样，并且要真有这一天`);
  return day;
}

export function kindOf(text: string): ListKind {
  const kind = ImportKind.safeParse(text);
  if (!kind.success) throw new UsageError('--kind 要写 certificates（证书名单）或 study（学时名单）');
  return kind.data;
}

/** Which column is which: field=heading or field=letter. Throws a UsageError. */
export function mappingOf(written: readonly string[]): ColumnMapping {
  const pairs = written.map((pair) => pair.split(/=(.*)/s, 2) as [string, string | undefined]);
  for (const [field, column] of pairs) {
    if (!ImportField.safeParse(field).success)
      throw new UsageError(`--map 里没有这个字段：${field}。能用的是：${FIELDS.join('，')}`);
    if (!column) throw new UsageError(`--map ${field}= 后面要写列名或列字母`);
  }
  return ColumnMapping.parse(Object.fromEntries(pairs));
}
