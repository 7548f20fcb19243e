import { fail } from '../errors';
import { type Doc, getOwn, isDoc } from '../values/document';
import { descending, encodeKey } from '../values/keys';
import type { Index } from './definition';

/** One entry of an index for a document, and the values it was made of. */
export interface IndexKey {
  key: Buffer;
  values: unknown[];
}

/** How far a field's path could be followed: to its end, or to an array that has to be taken apart. */
interface Slot {
  value: unknown;
  rest: string[];
  array?: unknown[];
}

export const indexPrefix = (index: Index): Buffer => {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(index.id);
  return prefix;
};

/** The bytes of one field's value within a key. */
export function fieldKey(index: Index, position: number, value: unknown): Buffer {
  const key = encodeKey(value, index.collation?.fold);
  return index.fields[position]?.descending ? descending(key) : key;
}

/** Every key a document has in an index; marks the fields that hold arrays as multikey. */
export function keysOf(index: Index, doc: Doc): IndexKey[] {
  if (index.partial && !index.partial(doc)) return [];
  const slots = index.fields.map(({ path }) => follow(doc, path));
  if (index.sparse && slots.every(({ value }) => value === undefined)) return [];
  const [first, ...others] = expand(slots, index).map((values): IndexKey => {
    const parts = values.map((value, position) => fieldKey(index, position, value));
    return { key: Buffer.concat([indexPrefix(index), ...parts]), values };
  });
  if (!first || others.length === 0) return first ? [first] : [];
  // Elements of an array may be alike.
  return [...new Map([first, ...others].map((one) => [one.key.toString('latin1'), one])).values()];
}

function follow(value: unknown, path: string[]): Slot {
  let current = value;
  for (const [i, name] of path.entries()) {
    if (Array.isArray(current)) return { value: current, array: current, rest: path.slice(i) };
    current = isDoc(current) ? getOwn(current, name) : undefined;
  }
  return { value: current, rest: [], array: Array.isArray(current) ? current : undefined };
}

/** Arrays are indexed by their elements; fields under one array keep the values of one element together. */
function expand(slots: Slot[], index: Index): unknown[][] {
  const arrays = new Set(slots.flatMap(({ array }) => (array ? [array] : [])));
  const [array] = arrays;
  if (!array) return [slots.map(({ value }) => (value === undefined ? null : value))];
  if (arrays.size > 1) {
    const names = index.fields.filter((_field, i) => slots[i]?.array).map(({ name }) => `[${name}]`);
    fail('CannotIndexParallelArrays', `cannot index parallel arrays ${names.join(' ')}`);
  }
  for (const [i, slot] of slots.entries()) if (slot.array) index.multikey.add(i);
  if (array.length === 0)
    return [slots.map((slot) => (slot.array ? emptyArray(slot) : (slot.value ?? null)))];
  return array.flatMap((item) =>
    expand(
      slots.map((slot) => (slot.array ? element(slot, item) : slot)),
      index,
    ),
  );
}

const emptyArray = ({ rest }: Slot): unknown => (rest.length === 0 ? undefined : null);

/** An array within an array is indexed as one value when the path ends here, and not searched when it goes on. */
function element({ rest }: Slot, item: unknown): Slot {
  if (rest.length === 0) return { value: item, rest };
  return isDoc(item) ? follow(item, rest) : { value: undefined, rest: [] };
}
