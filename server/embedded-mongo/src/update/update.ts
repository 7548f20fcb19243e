import { ObjectId } from 'bson';
import { fail } from '../errors';
import { compileFilter, isOperators, type Predicate, type QueryContext } from '../query/matcher';
import { clone, type Doc, getOwn, isDoc, setOwn } from '../values/document';
import { compareValues } from '../values/order';
import { operators } from './operators';
import {
  comparePaths,
  expandPath,
  isPrefix,
  type Positions,
  parsePath,
  removeAt,
  valueAt,
  writeAt,
} from './paths';

export interface UpdateOptions extends QueryContext {
  arrayFilters?: unknown;
  /** Compiles a pipeline of an update, [{ $set: ... }]. */
  pipeline?: (stages: unknown[]) => (doc: Doc) => Doc;
}

/** An update ready to be applied; the document handed in may be changed in place. */
export interface Update {
  apply(doc: Doc, at: { index?: number; inserting: boolean }): Doc;
  /** A whole document in the place of the old one. */
  isReplacement: boolean;
  /** The top-level fields that it may change; undefined for any. */
  touched?: ReadonlySet<string>;
}

/** Reads an update as MongoDB does: a document of operators, a replacement, or a pipeline. */
export function compileUpdate(update: unknown, options: UpdateOptions = {}): Update {
  if (Array.isArray(update)) return pipelineUpdate(update, options);
  if (!isDoc(update)) fail('FailedToParse', 'An update must be a document or a pipeline');
  const isReplacement = Object.keys(update)[0]?.startsWith('$') !== true;
  if (isReplacement && options.arrayFilters !== undefined) {
    fail('FailedToParse', 'Cannot specify arrayFilters and a non-operator update');
  }
  if (isReplacement) {
    const apply = replacement(update);
    return { isReplacement, apply: (doc, at) => keepingId(doc, at.inserting, apply, at) };
  }
  const { apply, touched } = operatorUpdate(update, options);
  return { isReplacement, touched, apply: (doc, at) => keepingId(doc, at.inserting, apply, at) };
}

type Apply = (doc: Doc, at: { index?: number; inserting: boolean }) => Doc;

function pipelineUpdate(stages: unknown[], options: UpdateOptions): Update {
  if (options.arrayFilters !== undefined) {
    fail('FailedToParse', 'Cannot specify arrayFilters and a pipeline update');
  }
  if (!options.pipeline) fail('FailedToParse', 'A pipeline is not allowed in this place');
  const run = options.pipeline(stages);
  const apply: Apply = (doc) => ({ ...(Object.hasOwn(doc, '_id') ? { _id: doc._id } : {}), ...run(doc) });
  return { isReplacement: false, apply: (doc, at) => keepingId(doc, at.inserting, apply, at) };
}

/** Runs an update and refuses one that changes the _id of an existing document; the _id stays in front. */
function keepingId(doc: Doc, inserting: boolean, apply: Apply, at: Parameters<Apply>[1]): Doc {
  const id = getOwn(doc, '_id');
  const result = apply(doc, at);
  const newId = getOwn(result, '_id');
  const changed = newId === undefined || compareValues(id, newId) !== 0;
  if (id !== undefined && changed && !(inserting && newId !== undefined)) {
    const message = "Performing an update on the path '_id' would modify the immutable field '_id'";
    fail('ImmutableField', message);
  }
  return Object.keys(result)[0] === '_id' || newId === undefined ? result : { _id: newId, ...result };
}

function replacement(update: Doc): Apply {
  const dollar = Object.keys(update).find((name) => name.startsWith('$'));
  if (dollar)
    fail(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${dollar}' is not allowed in a replacement`,
    );
  return (doc) => {
    const id = getOwn(update, '_id') ?? getOwn(doc, '_id');
    const result: Doc = id === undefined ? {} : { _id: id };
    for (const name of Object.keys(update)) setOwn(result, name, update[name]);
    return result;
  };
}

/** One path and what is to become of it. */
interface Change {
  path: string[];
  onlyInserting: boolean;
  next: (current: unknown, path: string, doc: Doc) => unknown;
}

function operatorUpdate(update: Doc, options: UpdateOptions): Required<Pick<Update, 'apply' | 'touched'>> {
  const changes = Object.keys(update).flatMap((name) => changesOf(name, update[name], options));
  changes.sort((a, b) => comparePaths(a.path, b.path));
  refuseConflicts(changes.map(({ path }) => path));
  const filters = arrayFiltersOf(options);
  refuseUnusedFilters(filters, changes);
  const touched = new Set(changes.map(({ path }) => path[0] as string));
  const apply: Apply = (doc, { index, inserting }) => {
    const due = changes.filter(({ onlyInserting }) => inserting || !onlyInserting);
    const values = due.flatMap((change) => newValues(doc, change, { index, filters }));
    for (const { path, value } of values) {
      if (value === undefined) removeAt(doc, path);
      else writeAt(doc, path, value);
    }
    return doc;
  };
  return { apply, touched };
}

const newValues = (doc: Doc, change: Change, positions: Positions): { path: string[]; value: unknown }[] =>
  expandPath(doc, change.path, positions).map((path) => ({
    path,
    value: change.next(valueAt(doc, path), path.join('.'), doc),
  }));

function changesOf(name: string, operand: unknown, options: UpdateOptions): Change[] {
  const compile = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (!compile && name !== '$rename') {
    const expected = 'Expected a valid update modifier or pipeline-style update specified as an array';
    fail('FailedToParse', `Unknown modifier: ${name}. ${expected}`);
  }
  if (!isDoc(operand)) {
    fail('FailedToParse', `Modifiers operate on fields but we found another type instead: ${name}`);
  }
  return Object.keys(operand).flatMap((field): Change[] => {
    if (!compile) return renaming(field, operand[field]);
    const next = compile(operand[field], options);
    return [{ path: parsePath(field), onlyInserting: name === '$setOnInsert', next }];
  });
}

function renaming(from: string, to: unknown): Change[] {
  if (typeof to !== 'string') fail('BadValue', `The 'to' field for $rename must be a string: ${from}`);
  const [source, target] = [parsePath(from), parsePath(to)];
  if ([...source, ...target].some((name) => name.startsWith('$'))) {
    fail('BadValue', `The source and destination field for $rename may not be dynamic: ${from}`);
  }
  const renamed: Change['next'] = (current, _path, doc) => {
    const value = valueToRename(doc, source);
    return value === undefined ? current : value;
  };
  return [
    { path: source, onlyInserting: false, next: () => undefined },
    { path: target, onlyInserting: false, next: renamed },
  ];
}

function valueToRename(doc: Doc, source: string[]): unknown {
  for (let length = 1; length < source.length; length++) {
    if (Array.isArray(valueAt(doc, source.slice(0, length)))) {
      fail('BadValue', `The source field of $rename cannot be an array element: ${source.join('.')}`);
    }
  }
  return valueAt(doc, source);
}

/** In sorted order a path that lies within another one directly follows it or one of the same kind. */
function refuseConflicts(sorted: string[][]): void {
  for (const [i, path] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && isPrefix(path, next)) {
      const message = `Updating the path '${next.join('.')}' would create a conflict at '${path.join('.')}'`;
      fail('ConflictingUpdateOperators', message);
    }
  }
}

/** { 'item.sku': 5 } tests the element as the field `item` of a document, so the filter can stay as it is. */
function arrayFiltersOf({ arrayFilters = [], ...context }: UpdateOptions): Map<string, Predicate> {
  if (!Array.isArray(arrayFilters)) fail('TypeMismatch', 'arrayFilters must be an array');
  const filters = new Map<string, Predicate>();
  for (const filter of arrayFilters) {
    const identifiers = new Set(isDoc(filter) ? topNames(filter) : []);
    const [identifier] = identifiers;
    if (identifiers.size !== 1 || !identifier || !/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      fail('FailedToParse', 'Each array filter must use one field name that begins with a lowercase letter');
    }
    if (filters.has(identifier)) {
      fail('FailedToParse', `Found multiple array filters with the same top-level field name ${identifier}`);
    }
    filters.set(identifier, compileFilter(filter, context));
  }
  return filters;
}

const topNames = (filter: Doc): string[] =>
  Object.keys(filter).flatMap((name) => {
    if (!name.startsWith('$')) return name.split('.', 1);
    return (Array.isArray(filter[name]) ? (filter[name] as unknown[]) : []).flatMap((branch) =>
      isDoc(branch) ? topNames(branch) : [],
    );
  });

function refuseUnusedFilters(filters: Map<string, Predicate>, changes: Change[]): void {
  for (const identifier of filters.keys()) {
    if (!changes.some(({ path }) => path.includes(`$[${identifier}]`))) {
      const message = `The array filter for identifier '${identifier}' was not used in the update`;
      fail('FailedToParse', message);
    }
  }
}

/** The document an upsert starts from: the values that the filter demands to be equal. */
export function documentOfFilter(filter: Doc): Doc {
  const doc: Doc = {};
  const collect = (part: Doc): void => {
    for (const name of Object.keys(part)) {
      const operand = part[name];
      if (name === '$and' || (name === '$or' && (operand as unknown[]).length === 1)) {
        for (const branch of operand as Doc[]) collect(branch);
      } else if (!name.startsWith('$')) {
        const value = demandedValue(operand);
        if (value !== undefined) writeAt(doc, parsePath(name), clone(value));
      }
    }
  };
  collect(filter);
  return doc;
}

function demandedValue(operand: unknown): unknown {
  if (!isOperators(operand)) return (operand as Doc | null)?._bsontype === 'BSONRegExp' ? undefined : operand;
  const single = ['$in', '$all']
    .map((name) => operand[name])
    .find((list) => Array.isArray(list) && list.length === 1);
  return getOwn(operand, '$eq') ?? (single as unknown[] | undefined)?.[0];
}

/** A new document's _id, which stands first, made when the client gave none. */
export const withId = (doc: Doc): Doc =>
  Object.keys(doc)[0] === '_id' && (doc._id ?? null) !== null
    ? doc
    : { _id: getOwn(doc, '_id') ?? new ObjectId(), ...doc };
