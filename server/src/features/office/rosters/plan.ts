import { setImmediate as breathe } from 'node:timers/promises';
import { canonicalNumber } from '@hz/shared/codes';
import type { RosterRow, RosterView } from '@hz/shared/contracts';
import { comparedName } from '@hz/shared/text';
import type { z } from 'zod';
import type { PersonFacts } from '../people/models';
import type { Person, PersonWish } from '../people/people';
import type { Cells, FaultCode, Field, ReadFault, RowRecord } from './models';
import { FIELD_NAMES } from './read';

/** A row with its cells opened. */
export interface OpenRow extends Omit<RowRecord, 'sealed'> {
  cells: Cells;
}

/** What becomes of a row. */
export interface PlannedRow
  extends Omit<z.infer<typeof RosterRow>, keyof Cells | 'faults' | 'row' | 'sheet'> {
  row: OpenRow;
  faults: ReadFault[];
  /** What it makes of the list; null where it is left out. */
  wish: PersonWish | null;
}

/** Everything that taking a list over does. */
export interface Plan {
  rows: PlannedRow[];
  /** On the list in use, and not in this one. */
  gone: Person[];
  counts: RosterView['counts'];
}

const LEAVES_OUT: readonly FaultCode[] = [
  ...(['name-missing', 'number-unreadable', 'name-unreadable', 'identity-number-as-number'] as const),
  ...(['number-twice', 'person-twice'] as const),
];
const CHANGING: readonly (Field & keyof PersonFacts)[] = ['number', 'name', 'post', 'project', 'leader'];

const numberOf = (number: string | null) => (number === null ? null : canonicalNumber(number));
const nameless = ({ name, project }: Pick<PersonFacts, 'project'> & { name: string | null }) =>
  `${comparedName(name ?? '')} ${project ?? ''}`;

/** So many rows or people are gone through before others have their turn. */
const PIECE = 250;

/** Goes through a long list in pieces, so that nobody waits for the whole. */
async function eachInTurn<Item>(items: readonly Item[], look: (item: Item) => void): Promise<void> {
  for (let from = 0; from < items.length; from += PIECE) {
    items.slice(from, from + PIECE).forEach(look);
    await breathe();
  }
}

/**
 * What a list does to the people that are there: worked out for the dry run, and worked out anew by the same lines when
 * it is taken over. `joined`: the numbers of those who consented and whose they officially are, of whom alone a name
 * that differs is told.
 */
export async function planRoster(
  rows: readonly OpenRow[],
  people: readonly Person[],
  joined: ReadonlySet<string>,
): Promise<Plan> {
  const byNumber = new Map<string, Person>();
  const byName = new Map<string, Person>();
  await eachInTurn(people, (one) => {
    const number = numberOf(one.facts.number);
    if (number !== null) byNumber.set(number, one);
    if (one.facts.number === null) byName.set(nameless(one.facts), one);
  });
  const seen = new Set<string>();
  const planRow = (row: OpenRow): PlannedRow => {
    const { cells } = row;
    const number = numberOf(cells.number);
    const faults = [...row.faults, ...missing(row)];
    const key = number ?? `name ${nameless(cells)}`;
    const isRead = !faults.some(({ code }) => LEAVES_OUT.includes(code));
    if (isRead && seen.has(key))
      faults.push({
        code: number ? 'number-twice' : 'person-twice',
        field: number ? 'number' : 'name',
        column: null,
      });
    if (isRead) seen.add(key);
    const match = matchOf(row, number, faults, joined);
    if (match === 'not-found' || match === 'differs')
      faults.push({ code: 'not-found', field: null, column: null });
    if (match === 'unchecked') faults.push({ code: 'too-many-names', field: 'name', column: null });
    if (faults.some(({ code }) => LEAVES_OUT.includes(code)))
      return { row, match, effect: 'left-out', changes: [], faults, wish: null };
    const before = number ? byNumber.get(number) : byName.get(nameless(cells));
    const facts: PersonFacts = { ...cells, name: cells.name as string };
    const changes = before ? changesOf(before.facts, facts) : [];
    const effect = before ? (changes.length > 0 ? 'changed' : 'same') : 'new';
    const wish = { id: before?._id ?? row._id, facts, checked: row.allowed };
    return { row, match, effect, changes, faults, wish };
  };
  const planned: PlannedRow[] = [];
  await eachInTurn(rows, (row) => planned.push(planRow(row)));
  const kept = new Set(planned.map(({ wish }) => wish?.id?.toHexString()));
  const gone = people.filter(({ _id }) => !kept.has(_id.toHexString()));
  return { rows: planned, gone, counts: countsOf(planned, gone.length) };
}

function missing({ cells, faults }: OpenRow): ReadFault[] {
  const isFree = (field: Field) => cells[field] === null && !faults.some((one) => one.field === field);
  return [
    ...(isFree('number') ? [{ code: 'number-missing', field: 'number', column: null } as const] : []),
    ...(isFree('name') ? [{ code: 'name-missing', field: 'name', column: null } as const] : []),
  ];
}

function matchOf(
  { allowed, agrees, known, cells }: OpenRow,
  number: string | null,
  faults: readonly ReadFault[],
  joined: ReadonlySet<string>,
): PlannedRow['match'] {
  if (faults.some(({ code }) => code === 'number-twice' || code === 'person-twice')) return 'twice';
  if (number === null || cells.name === null) return 'no-number';
  if (!allowed) return 'unchecked';
  if (agrees) return 'exact';
  return known && joined.has(number) ? 'differs' : 'not-found';
}

const changesOf = (before: PersonFacts, after: PersonFacts): PlannedRow['changes'] =>
  CHANGING.filter((field) => before[field] !== after[field]).map((field) => ({
    ...{ field, from: before[field], to: after[field] },
  }));

function countsOf(rows: readonly PlannedRow[], gone: number): Plan['counts'] {
  const of = (effect: PlannedRow['effect']) => rows.filter((one) => one.effect === effect).length;
  return {
    ...{
      rows: rows.length,
      new: of('new'),
      changed: of('changed'),
      same: of('same'),
      leftOut: of('left-out'),
    },
    withFaults: rows.filter(({ faults }) => faults.length > 0).length,
    exact: rows.filter(({ match }) => match === 'exact').length,
    notFound: rows.filter(({ match }) => match === 'not-found' || match === 'differs').length,
    gone,
  };
}

const SENTENCES: Readonly<Record<FaultCode, string>> = {
  'number-missing': '没有证书编号：会放进名单，但查不了',
  'name-missing': '没有姓名：这一行不放进名单',
  'number-unreadable': '证书编号看不懂：这一行不放进名单',
  'name-unreadable': '姓名看不懂：这一行不放进名单',
  'identity-number-as-number': '编号一栏写的是身份证号：没有保存，这一行不放进名单',
  'number-twice': '这个编号前面已经有一行了：这一行不放进名单',
  'person-twice': '同名又没有编号的前面已经有一行了：这一行不放进名单',
  'not-found': '查不到这个编号和姓名，请核对两样是不是都写对了',
  'too-many-names': '这个编号试过三个名字了，这个月不再核对',
  'cell-error': '单元格里是错误值，没有读',
};

/** A row as the page shows it. */
export function presentRow({ row, match, effect, changes, faults }: PlannedRow): z.infer<typeof RosterRow> {
  return {
    ...{ row: row.row, sheet: row.sheet, ...row.cells, match, effect, changes },
    faults: faults.map(({ code, field, column }) => ({
      ...{ code, field, column },
      message:
        code === 'not-found' && match === 'differs'
          ? '名单里这个编号是另一个名字，请核对姓名'
          : code === 'cell-error' && field
            ? `“${FIELD_NAMES[field]}”${SENTENCES[code]}`
            : SENTENCES[code],
    })),
  };
}
