import { EJSON, Long } from 'bson';

type Doc = Record<string, unknown>;

const isPlain = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const types: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  int: (value) => Number.isInteger(value),
  long: (value) => Number.isInteger(value) || value instanceof Long,
  double: (value) => typeof value === 'number',
  bool: (value) => typeof value === 'boolean',
  object: isPlain,
  array: Array.isArray,
  date: (value) => value instanceof Date,
  objectId: (value) => (value as { _bsontype?: string })?._bsontype === 'ObjectId',
};

/**
 * Compares by the rules of the unified test format: documents at the root may have further fields, those within may
 * not; `$$` operators take the place of values. Gives the paths that differ.
 */
export function differences(expected: unknown, actual: unknown, path = '', root = true): string[] {
  const operator = isPlain(expected)
    ? Object.keys(expected).find((name) => name.startsWith('$$'))
    : undefined;
  if (operator) return byOperator(operator, (expected as Doc)[operator], actual, path, root);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [differ(path, expected, actual)];
    return expected.flatMap((item, i) => differences(item, actual[i], `${path}[${i}]`, root));
  }
  if (!isPlain(expected)) return same(expected, actual) ? [] : [differ(path, expected, actual)];
  if (typeof actual !== 'object' || actual === null) return [differ(path, expected, actual)];
  const found = (actual instanceof Map ? Object.fromEntries(actual) : actual) as Doc;
  const surplus = root
    ? []
    : Object.keys(found).filter((name) => !(name in expected) && found[name] !== undefined);
  return [
    ...surplus.map((name) => `${path}.${name} should not be there`),
    ...Object.keys(expected).flatMap((name) =>
      differences(expected[name], found[name], `${path}.${name}`, false),
    ),
  ];
}

function byOperator(name: string, operand: unknown, actual: unknown, path: string, root: boolean): string[] {
  switch (name) {
    case '$$exists':
      return (actual !== undefined) === operand ? [] : [`${path} should ${operand ? '' : 'not '}exist`];
    case '$$unsetOrMatches':
      return actual === undefined ? [] : differences(operand, actual, path, root);
    case '$$type':
      return [operand].flat().some((type) => types[type as string]?.(actual))
        ? []
        : [differ(path, operand, actual)];
  }
  throw new Error(`The runner does not know ${name}`);
}

const same = (a: unknown, b: unknown): boolean => canonical(a) === canonical(b);

const canonical = (value: unknown): string => EJSON.stringify({ value }, { relaxed: true });

const differ = (path: string, expected: unknown, actual: unknown): string =>
  `${path}: expected ${canonical(expected)}, got ${canonical(actual)}`;
