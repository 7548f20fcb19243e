import { fail, notSupported } from '../errors';
import { bsonType, type Doc, getOwn, isDoc, isNumber, setOwn, toNumber, truthy } from '../values/document';
import { compileFilter, type QueryContext } from './matcher';
import type { Position } from './paths';

export type Projection = (doc: Doc, at?: Position) => Doc;

/** Names to include or exclude, nested as the documents are; true at the end of a path. */
interface Tree {
  [name: string]: Tree | true;
}

type Change = (doc: Doc, source: Doc, at?: Position) => void;

interface Plan {
  tree: Tree;
  inclusion?: boolean;
  id?: boolean;
  changes: Change[];
  computes: boolean;
  /** Paths that are sliced: an inclusion keeps them. */
  sliced: string[];
}

/** Compiles a projection of find, or of $project: inclusion, exclusion, $slice, $elemMatch, `$`, expressions. */
export function compileProjection(spec: Doc, context: QueryContext): Projection {
  const plan: Plan = { tree: Object.create(null), changes: [], computes: false, sliced: [] };
  for (const [path, value] of flatten(spec)) readField(plan, path, value, context);
  const inclusion =
    plan.inclusion ?? (plan.computes || (plan.id === true && Object.keys(plan.tree).length === 0));
  if (inclusion) for (const path of plan.sliced) addPath(plan.tree, path);
  if (inclusion && plan.id !== false) plan.tree._id ??= true;
  if (!inclusion && plan.id === false) plan.tree._id = true;
  const pick = inclusion ? include : exclude;
  return (doc, at) => {
    const result = pick(doc, plan.tree) as Doc;
    for (const change of plan.changes) change(result, doc, at);
    return result;
  };
}

/** { a: { b: 1 } } says the same as { 'a.b': 1 }. */
function* flatten(spec: Doc, prefix = ''): Generator<[string, unknown]> {
  for (const name of Object.keys(spec)) {
    const value = spec[name];
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    if (nested) yield* flatten(value, `${prefix}${name}.`);
    else yield [`${prefix}${name}`, value];
  }
}

function readField(plan: Plan, path: string, value: unknown, context: QueryContext): void {
  const operator = isDoc(value) ? Object.keys(value)[0] : undefined;
  const operand = isDoc(value) && operator ? value[operator] : undefined;
  if (operator === '$meta') throw notSupported('$meta');
  if (path.endsWith('.$') && truthy(value)) readPositional(plan, path.slice(0, -2));
  else if (typeof value === 'boolean' || isNumber(value)) readFlag(plan, path, truthy(value));
  else if (operator === '$slice' && isFindSlice(operand)) readSlice(plan, path, operand);
  else if (operator === '$elemMatch') readElementMatch(plan, path, operand as Doc, context);
  else readExpression(plan, path, value, context);
}

function readExpression(plan: Plan, path: string, value: unknown, { expression }: QueryContext): void {
  if (!expression) fail('BadValue', `Unsupported projection option: ${path}`);
  const evaluate = expression(value);
  plan.computes = true;
  if (path === '_id') plan.id = false;
  plan.changes.push((result, source) => setThrough(result, path.split('.'), evaluate(source)));
}

function readFlag(plan: Plan, path: string, included: boolean): void {
  if (path === '_id') {
    plan.id = included;
    return;
  }
  if (plan.inclusion !== undefined && plan.inclusion !== included) {
    const [kind, other] = included ? ['inclusion', 'exclusion'] : ['exclusion', 'inclusion'];
    fail(included ? 31253 : 31254, `Cannot do ${kind} on field ${path} in ${other} projection`);
  }
  plan.inclusion = included;
  addPath(plan.tree, path);
}

function addPath(tree: Tree, path: string): void {
  const names = path.split('.');
  if (names.includes('')) fail(40353, `FieldPath '${path}' must not have an empty name`);
  let node = tree;
  for (const [i, name] of names.entries()) {
    const last = i === names.length - 1;
    const next = node[name];
    if (next === true || (last && next)) fail(31250, `Path collision at ${path}`);
    node[name] = last ? true : (next ?? Object.create(null));
    node = node[name] as Tree;
  }
}

function readPositional(plan: Plan, path: string): void {
  readFlag(plan, path, true);
  plan.changes.push((result, _source, at) => {
    mapArray(result, path.split('.'), (items) => {
      if (at?.index === undefined) {
        fail(51246, "Executor error: positional operator '.$' couldn't find a matching element in the array");
      }
      return items.slice(at.index, at.index + 1);
    });
  });
}

/** In an aggregation $slice takes expressions as its operands; in find a number or [skip, limit]. */
const isFindSlice = (operand: unknown): boolean =>
  isNumber(operand) || (Array.isArray(operand) && operand.length === 2 && operand.every(isNumber));

function readSlice(plan: Plan, path: string, operand: unknown): void {
  const [skip, limit] = Array.isArray(operand) ? operand.map(toNumber) : [undefined, toNumber(operand)];
  plan.sliced.push(path);
  const count = limit ?? 0;
  plan.changes.push((result) => {
    mapArray(result, path.split('.'), (items) => {
      if (skip === undefined) return count < 0 ? items.slice(count) : items.slice(0, count);
      const from = skip < 0 ? Math.max(0, items.length + skip) : skip;
      return items.slice(from, from + count);
    });
  });
}

function readElementMatch(plan: Plan, path: string, filter: Doc, context: QueryContext): void {
  if (path.includes('.')) fail(31275, 'Cannot use $elemMatch projection on a nested field');
  const matches = compileFilter({ items: { $elemMatch: filter } }, context);
  plan.computes ||= plan.inclusion === undefined;
  plan.changes.push((result, source) => {
    const items = getOwn(source, path);
    const found = Array.isArray(items) ? items.find((item) => matches({ items: [item] })) : undefined;
    if (found === undefined) delete result[path];
    else setOwn(result, path, [found]);
  });
}

/** Applies a function to the array at a path, through the documents of arrays on the way. */
function mapArray(value: unknown, path: string[], change: (items: unknown[]) => unknown[]): void {
  const [name, ...rest] = path;
  if (Array.isArray(value)) for (const item of value) mapArray(item, path, change);
  if (name === undefined || !isDoc(value)) return;
  const child = getOwn(value, name);
  if (rest.length > 0) mapArray(child, rest, change);
  else if (Array.isArray(child)) setOwn(value, name, change(child));
}

/** Sets a computed value; in an array on the way, in each of its elements. Undefined leaves the field out. */
export function setThrough(doc: Doc, path: string[], value: unknown): void {
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) {
    if (value === undefined) delete doc[name];
    else setOwn(doc, name, value);
    return;
  }
  const inner = (child: unknown): unknown => {
    if (Array.isArray(child)) return child.map(inner);
    const target = isDoc(child) ? child : {};
    setThrough(target, rest, value);
    return target;
  };
  setOwn(doc, name, inner(getOwn(doc, name)));
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => isDoc(item) || Array.isArray(item)).map((item) => include(item, tree));
  }
  const result: Doc = {};
  for (const name of Object.keys(value as Doc)) {
    const child = (value as Doc)[name];
    const node = tree[name];
    if (node === true) setOwn(result, name, child);
    else if (node && (isDoc(child) || Array.isArray(child))) setOwn(result, name, include(child, node));
  }
  return result;
}

/** Gives a document without the fields of the tree; also what $unset does. */
function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, tree));
  if (!isDoc(value) || bsonType(value)) return value;
  const result: Doc = {};
  for (const name of Object.keys(value)) {
    const node = tree[name];
    if (node !== true) setOwn(result, name, node ? exclude(value[name], node) : value[name]);
  }
  return result;
}
