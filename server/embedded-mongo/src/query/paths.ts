import { getOwn, isDoc } from '../values/document';

/** Where in an array a query matched, which the update operator `$` refers to. */
export interface Position {
  index?: number;
}

export const isIndex = (name: string): boolean => /^(0|[1-9]\d*)$/.test(name);

/**
 * True when a value the path leads to passes the test; undefined stands for a missing one. Arrays on the way are
 * searched through their documents, and by index when the path names one.
 */
export function anyAt(
  value: unknown,
  path: readonly string[],
  from: number,
  test: (leaf: unknown) => boolean,
  at?: Position,
): boolean {
  const name = path[from];
  if (name === undefined) return test(value);
  if (!Array.isArray(value))
    return anyAt(isDoc(value) ? getOwn(value, name) : undefined, path, from + 1, test, at);
  if (isIndex(name) && Number(name) < value.length && anyAt(value[Number(name)], path, from + 1, test, at)) {
    return true;
  }
  return anyElement(value, (item) => isDoc(item) && anyAt(item, path, from, test, at), at);
}

/** Tests the elements in turn and notes the first that passes; the outermost array's index stays. */
export function anyElement(items: unknown[], test: (item: unknown) => boolean, at?: Position): boolean {
  const index = items.findIndex(test);
  if (index >= 0 && at) at.index = index;
  return index >= 0;
}

/** Every value that a sort or `distinct` sees at a path: the elements of an array, or undefined for none. */
export function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  const values: unknown[] = [];
  anyAt(value, path, 0, (leaf) => {
    if (Array.isArray(leaf)) values.push(...leaf);
    else values.push(leaf);
    return false;
  });
  return values;
}
