import { fail } from '../errors';
import { compileFilter, isOperators } from '../query/matcher';
import type { SortField } from '../query/sort';
import { type Doc, isDoc } from '../values/document';
import { descending, successor } from '../values/keys';
import { type Bound, type Constraint, type Constraints, combine, constraintsOf } from './constraints';
import { type Index, sameValue } from './definition';
import { fieldKey, indexPrefix } from './keys';

/** low <= key < high */
export interface Range {
  low: Buffer;
  high: Buffer;
}

export interface IndexScan {
  index: Index;
  ranges: Range[];
  /** Each range is a single key. */
  isPoints: boolean;
}

/** How to come by the documents that may match; every one of them is still tested with the filter. */
export interface Plan {
  /** Empty for a scan of the whole collection. */
  scans: IndexScan[];
  backwards: boolean;
  /** The documents come in the order the query asked for. */
  sorted: boolean;
}

export interface PlanRequest {
  filter: Doc;
  sort: SortField[];
  hint?: unknown;
  /** The collation document of the query; an index serves it when it has the same. */
  collation?: unknown;
}

interface Candidate extends IndexScan {
  score: number;
  bounded: boolean;
  sorted: boolean;
  backwards: boolean;
}

const maxPoints = 10_000;

/** Chooses the index for a query, or a scan of the collection in natural order. */
export function plan(indexes: Index[], request: PlanRequest): Plan {
  const [first] = request.sort;
  const natural = first?.path[0] === '$natural' ? first.direction : naturalHint(request.hint);
  const whole: Plan = {
    scans: [],
    backwards: natural === -1,
    sorted: request.sort.length === 0 || first?.path[0] === '$natural',
  };
  if (natural) return whole;
  const hinted = request.hint === undefined ? undefined : hintedIndex(indexes, request.hint);
  const constraints = constraintsOf(request.filter);
  const usable = hinted ? [hinted] : indexes.filter((index) => serves(index, request, constraints));
  const best = bestOf(usable, constraints, request.sort, hinted !== undefined);
  if (best) {
    const { index, ranges, isPoints, backwards, sorted } = best;
    return { scans: [{ index, ranges, isPoints }], backwards, sorted };
  }
  return unionOf(indexes, request) ?? whole;
}

function naturalHint(hint: unknown): number | undefined {
  return isDoc(hint) && Object.hasOwn(hint, '$natural') ? Math.sign(Number(hint.$natural)) : undefined;
}

function hintedIndex(indexes: Index[], hint: unknown): Index {
  const found = indexes.find((index) =>
    typeof hint === 'string' ? index.name === hint : sameValue(index.spec.key, hint),
  );
  if (found && !found.hidden) return found;
  const message =
    'error processing query: planner returned error: bad hint: hint provided does not correspond to an existing index';
  fail('BadValue', message);
}

function serves(index: Index, { filter, collation }: PlanRequest, constraints: Constraints): boolean {
  if (index.hidden || !sameValue(index.spec.collation ?? null, collation ?? null)) return false;
  const demanded = ({ name }: { name: string }) =>
    constraints.get(name)?.some(({ present }) => present) === true;
  if (index.sparse && !index.fields.some(demanded)) return false;
  return !index.partial || implies(filter, constraints, index.spec.partialFilterExpression as Doc);
}

/** Whether every document of the filter is sure to be in a partial index. */
function implies(filter: Doc, constraints: Constraints, partial: Doc): boolean {
  return Object.keys(partial).every((name) => {
    const condition = partial[name];
    if (name === '$and') return (condition as Doc[]).every((part) => implies(filter, constraints, part));
    if (Object.hasOwn(filter, name) && sameValue(filter[name], condition)) return true;
    const operators: Doc = isOperators(condition) ? condition : { $eq: condition };
    const found = constraints.get(name) ?? [];
    return Object.keys(operators).every((operator) => isProven(found, operator, operators[operator]));
  });
}

/** Whether a condition follows from what is demanded of its path: from all the points, or from a narrower range. */
function isProven(found: Constraint[], operator: string, operand: unknown): boolean {
  if (operator === '$exists' && operand === true) return found.some(({ present }) => present);
  if (!['$eq', '$in', '$gt', '$gte', '$lt', '$lte'].includes(operator)) return false;
  const condition = { value: { [operator]: operand } };
  const range = constraintsOf(condition).get('value')?.[0];
  const holds = compileFilter(condition);
  return found.some(
    (one) =>
      one.points?.every((value) => !Array.isArray(value) && holds({ value })) ||
      (range !== undefined && isWithin(one, range)),
  );
}

/** Whether all values of one range lie in the other. */
function isWithin(one: Constraint, other: Constraint): boolean {
  if (!one.min || !one.max || !other.min || !other.max) return false;
  const low =
    Buffer.compare(one.min.key, other.min.key) || Number(other.min.inclusive) - Number(one.min.inclusive);
  const high =
    Buffer.compare(other.max.key, one.max.key) || Number(other.max.inclusive) - Number(one.max.inclusive);
  return low >= 0 && high >= 0;
}

function bestOf(
  indexes: Index[],
  constraints: Constraints,
  sort: SortField[],
  hinted: boolean,
): Candidate | undefined {
  let best: Candidate | undefined;
  for (const index of indexes) {
    const candidate = candidateOf(index, constraints, sort);
    const helps = candidate.bounded || (candidate.sorted && sort.length > 0) || hinted;
    if (helps && candidate.score > (best?.score ?? -1)) best = candidate;
  }
  return best;
}

/** Equality counts most, then an order that spares a sort, then a range; a unique key met in full is the best. */
function candidateOf(index: Index, constraints: Constraints, sort: SortField[]): Candidate {
  let prefixes = [indexPrefix(index)];
  let ranges: Range[] | undefined;
  let equalities = 0;
  let fixed = 0;
  let arrayBounded = false;
  for (const [position, field] of index.fields.entries()) {
    const isArray = index.multikey.has(position);
    const bounds = combine(constraints.get(field.name) ?? [], isArray);
    if (!bounds || (isArray && arrayBounded)) break;
    arrayBounded ||= isArray;
    if (bounds.points && prefixes.length * bounds.points.length <= maxPoints) {
      prefixes = extend(prefixes, index, position, bounds.points);
      equalities += 1;
      if (prefixes.length === 1) fixed = position + 1;
      continue;
    }
    const { min, max } = bounds;
    if (min && max && !index.collation)
      ranges = prefixes.map((prefix) => rangeWithin(prefix, min, max, field.descending));
    break;
  }
  const order = orderOf(index, fixed, sort);
  const isPoints = equalities === index.fields.length;
  const isKey = index.unique && isPoints;
  return {
    index,
    ranges: inOrder(
      ranges ?? prefixes.map((prefix) => ({ low: prefix, high: successor(prefix) })),
      order === -1,
    ),
    isPoints,
    score: equalities * 10 + (order ? 4 : 0) + (ranges ? 3 : 0) + (isKey ? 1000 : 0),
    bounded: equalities > 0 || ranges !== undefined,
    sorted: order !== undefined,
    backwards: order === -1,
  };
}

function extend(prefixes: Buffer[], index: Index, position: number, points: unknown[]): Buffer[] {
  const keys = new Map(points.map((value) => [fieldKey(index, position, value).toString('latin1'), value]));
  const parts = [...keys.keys()].map((key) => Buffer.from(key, 'latin1'));
  return prefixes.flatMap((prefix) => parts.map((part) => Buffer.concat([prefix, part])));
}

function rangeWithin(prefix: Buffer, min: Bound, max: Bound, isDescending: boolean): Range {
  const [first, last] = isDescending
    ? [
        { ...max, key: descending(max.key) },
        { ...min, key: descending(min.key) },
      ]
    : [min, max];
  const low = Buffer.concat([prefix, first.key]);
  const high = Buffer.concat([prefix, last.key]);
  return { low: first.inclusive ? low : successor(low), high: last.inclusive ? successor(high) : high };
}

const inOrder = (ranges: Range[], backwards: boolean): Range[] =>
  ranges.sort((a, b) => Buffer.compare(a.low, b.low) * (backwards ? -1 : 1));

/** 1 or -1 when the index, read forwards or backwards, has the order of the sort; its first fields may be fixed. */
function orderOf(index: Index, fixed: number, sort: SortField[]): 1 | -1 | undefined {
  if (sort.length === 0) return 1;
  if (index.multikey.size > 0 || index.collation) return undefined;
  const fixedNames = new Set(index.fields.slice(0, fixed).map(({ name }) => name));
  const wanted = sort.filter(({ path }) => !fixedNames.has(path.join('.')));
  const first = index.fields.findIndex(({ name }) => name === wanted[0]?.path.join('.'));
  if (wanted.length === 0) return 1;
  if (first < 0 || first > fixed) return undefined;
  const directions = wanted.map(({ path, direction }, i) => {
    const field = index.fields[first + i];
    return field?.name === path.join('.') ? direction * (field.descending ? -1 : 1) : 0;
  });
  if (directions.every((direction) => direction === 1)) return 1;
  return directions.every((direction) => direction === -1) ? -1 : undefined;
}

/** $or by one index scan for each of its branches, when every branch has an index. */
function unionOf(indexes: Index[], request: PlanRequest): Plan | undefined {
  const { $or: branches, ...rest } = request.filter;
  if (!Array.isArray(branches)) return undefined;
  const scans: IndexScan[] = [];
  for (const branch of branches as Doc[]) {
    const part = { ...request, filter: { $and: [rest, branch] }, sort: [] };
    const constraints = constraintsOf(part.filter);
    const usable = indexes.filter((index) => serves(index, part, constraints));
    const best = bestOf(usable, constraints, [], false);
    if (!best?.bounded) return undefined;
    scans.push({ index: best.index, ranges: best.ranges, isPoints: best.isPoints });
  }
  return { scans, backwards: false, sorted: request.sort.length === 0 };
}
