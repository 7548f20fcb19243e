import { fail } from '../errors';
import { type Doc, isDoc, toNumber } from '../values/document';
import { descending, encodeKey } from '../values/keys';
import { type Collation, compareValues } from '../values/order';
import { anyAt } from './paths';

export interface SortField {
  path: string[];
  direction: 1 | -1;
}

/** Reads { a: 1, 'b.c': -1 }; the order of the keys is the order of their weight. */
export function parseSort(sort: unknown): SortField[] {
  if (sort === undefined) return [];
  if (!isDoc(sort)) fail('TypeMismatch', "Expected field 'sort' to be of type object");
  return Object.keys(sort).map((name) => {
    const direction = toNumber(sort[name]);
    if (direction !== 1 && direction !== -1) {
      const text = isDoc(sort[name]) ? '$meta sort' : String(sort[name]);
      fail(15975, `$sort key ordering must be 1 (for ascending) or -1 (for descending), not ${text}`);
    }
    return { path: name.split('.'), direction };
  });
}

/** Of an array ascending order takes the least element, descending the greatest; an empty one is undefined. */
function sortValue(doc: Doc, { path, direction }: SortField, collation?: Collation): unknown {
  const values: unknown[] = [];
  anyAt(doc, path, 0, (leaf) => {
    if (!Array.isArray(leaf)) values.push(leaf ?? null);
    else if (leaf.length === 0) values.push(undefined);
    else values.push(...leaf);
    return false;
  });
  if (values.length === 0) return null;
  return values.reduce((best, value) =>
    compareValues(value, best, collation) * direction < 0 ? value : best,
  );
}

/** Sorts rows by the documents they stand for, stably; with a limit it keeps no more than the first ones. */
export class Sorter<Row> {
  private rows: { row: Row; key: Buffer; values?: unknown[] }[] = [];

  constructor(
    private readonly fields: SortField[],
    private readonly limit = Number.POSITIVE_INFINITY,
    private readonly collation?: Collation,
  ) {}

  add(row: Row, doc: Doc): void {
    const values = this.fields.map((field) => sortValue(doc, field, this.collation));
    if (this.collation) this.rows.push({ row, key: Buffer.alloc(0), values });
    else this.rows.push({ row, key: this.keyOf(values) });
    if (this.rows.length >= this.limit * 2 + 1000) this.cut();
  }

  take(): Row[] {
    this.cut();
    return this.rows.map(({ row }) => row);
  }

  private keyOf(values: unknown[]): Buffer {
    return Buffer.concat(
      values.map((value, i) =>
        this.fields[i]?.direction === -1 ? descending(encodeKey(value)) : encodeKey(value),
      ),
    );
  }

  private cut(): void {
    this.rows.sort((a, b) =>
      a.values && b.values ? this.compare(a.values, b.values) : Buffer.compare(a.key, b.key),
    );
    if (this.rows.length > this.limit) this.rows.length = this.limit;
  }

  private compare(a: unknown[], b: unknown[]): number {
    for (const [i, { direction }] of this.fields.entries()) {
      const order = compareValues(a[i], b[i], this.collation) * direction;
      if (order !== 0) return order;
    }
    return 0;
  }
}
