import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableList } from '@hz/lists';
import { parseDay } from '@hz/shared/calendar';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import {
  type ListLine,
  type ListTotals,
  listLines,
} from '../../../../server/src/features/registry/lists/lines';
import { withFile } from '../../../support/spreadsheets';

/** What a row comes to: values, a finding on a field (null: any), or one of several. */
export interface RightRow {
  row?: number;
  sheet?: string;
  values?: Record<string, unknown>;
  finding?: { field: string | string[] | null };
  either?: RightRow[];
  absent?: true;
}

interface Outcome {
  rows?: RightRow[];
  refused?: true | 'may';
  says?: string;
  summary?: { hidden?: number; skippedSheets?: string[] };
}

/** A list with what is right for it. */
export interface ListCase extends Outcome {
  file: string;
  kind: 'certificates' | 'study';
  asOf: string;
  from?: string;
  alternatives?: Outcome[];
  why: string;
}

const FILES = join(__dirname, '../files');

export const casesOf = (file: string): ListCase[] =>
  JSON.parse(readFileSync(join(__dirname, '..', file), 'utf8')) as ListCase[];

type Answer = { lines: ListLine[]; summary: ListTotals } | { refused: string };

/** Reads a list as the command `rows` does. */
export async function answerTo(
  { kind, asOf, from }: Omit<ListCase, 'why'>,
  content: Buffer | string,
): Promise<Answer> {
  const options = {
    ...{ kind, mapping: {}, rulebook: loadRulebook('jilin-2022-25'), asOf: parseDay(asOf) },
    coversFrom: from === undefined ? null : parseDay(from),
  };
  try {
    if (typeof content !== 'string') return await withFile(content, (file) => listLines(file, options));
    const file = await open(join(FILES, content));
    return await listLines(file, options).finally(() => file.close());
  } catch (error) {
    if (error instanceof UnreadableList) return { refused: error.message };
    throw error;
  }
}

const DASHES = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]/g;
const canonical = (text: string): string =>
  text.normalize('NFKC').replace(/\s+/g, '').replace(DASHES, '-').toUpperCase();
const placeOf = (text: string): string =>
  canonical(text)
    .replace(/^吉林省(?=.)/, '')
    .replace(/市$/, '');

function isSame(field: string, right: unknown, told: unknown): boolean {
  if (right !== null && typeof right === 'object')
    return (right as { oneOf: unknown[] }).oneOf.some((one) => isSame(field, one, told));
  if (right === null) return (told ?? null) === null;
  if (typeof right !== 'string' || typeof told !== 'string') return right === told;
  if (/number$/i.test(field) || field === 'company') return canonical(right) === canonical(told);
  return field === 'region' ? placeOf(right) === placeOf(told) : right === told.trim();
}

const GROUPS = [
  ['post', 'trade', 'specialty'],
  ['form', 'electronic'],
  ['on', 'year'],
  ['number', 'newNumber'],
];
const names = (wanted: string | null, told: string | null): boolean =>
  wanted === null ||
  wanted === told ||
  (told !== null && GROUPS.some((one) => one.includes(wanted) && one.includes(told)));

function rowFault(right: RightRow, line: ListLine | undefined): string | undefined {
  if (right.absent) return line && 'a line';
  if (!line) return 'no line';
  if (right.values) {
    if (!line.values) return `finding ${JSON.stringify(line.findings)}`;
    const wrong = Object.entries(right.values).find(
      ([field, one]) => !isSame(field, one, line.values?.[field]),
    );
    return (
      wrong && `${wrong[0]} is ${JSON.stringify(line.values[wrong[0]])}, right: ${JSON.stringify(wrong[1])}`
    );
  }
  const wanted = [right.finding?.field ?? null].flat();
  const found = line.findings?.some(({ field }) => wanted.some((one) => names(one, field)));
  return found ? undefined : `no finding on ${wanted.join(' or ')}: ${JSON.stringify(line)}`;
}

function rowsFault(right: readonly RightRow[], lines: readonly ListLine[]): string | undefined {
  let at = 0;
  for (const row of right) {
    const next = lines[at];
    const isFor = next?.row === row.row && (row.sheet === undefined || next?.sheet === row.sheet);
    const line = isFor ? next : undefined;
    const faults = (row.either ?? [row]).map((one) => rowFault(one, line));
    if (!faults.includes(undefined)) return `row ${row.row}: ${faults[0]}; next is row ${next?.row}`;
    if (line) at += 1;
  }
  return lines[at] && `a line too many: ${JSON.stringify(lines[at])}`;
}

function outcomeFault(right: Outcome, answer: Answer): string | undefined {
  if ('refused' in answer) {
    if (!right.refused) return `refused: ${answer.refused}`;
    return new RegExp(right.says ?? '.', 'i').test(answer.refused)
      ? undefined
      : `does not say ${right.says}: ${answer.refused}`;
  }
  if (!right.rows) return `read as a list of ${answer.lines.length} lines`;
  const { hidden, skippedSheets = [] } = right.summary ?? {};
  const { summary } = answer;
  if (hidden !== undefined && summary.hidden !== hidden) return `hidden is ${summary.hidden}`;
  const silent = skippedSheets.find((sheet) => !summary.skippedSheets.includes(sheet));
  return rowsFault(right.rows, answer.lines) ?? (silent && `says nothing of the sheet ${silent}`);
}

/** Why an answer is not right; undefined where it is. */
export function faultOf(right: ListCase, answer: Answer): string | undefined {
  const faults = [right, ...(right.alternatives ?? [])].map((one) => outcomeFault(one, answer));
  return faults.includes(undefined) ? undefined : faults[0];
}
