import { compileExpression, resolve } from '../aggregation/expressions';
import { updatePipeline } from '../aggregation/mappers';
import { fail } from '../errors';
import { firstMatch, openQuery } from '../query/find';
import type { Collection } from '../storage/collection';
import { withId } from '../update/update';
import { type Doc, isDoc } from '../values/document';
import { contextOf, type Environment } from './environment';

/** Carries out $out or $merge with the documents of the pipeline, all of it in one transaction. */
export function writeOutput([name, spec]: [string, unknown], docs: Doc[], environment: Environment): void {
  environment.catalog.write(() => {
    if (name === '$merge') mergeInto(readMerge(spec, environment), docs);
    else replaceAll(obtain(spec, '$out', environment), docs);
  });
}

function replaceAll(collection: Collection, docs: Doc[]): void {
  collection.clear();
  for (const doc of docs) collection.insert(withId(doc));
}

function obtain(spec: unknown, stage: string, { catalog, db: ownDb }: Environment): Collection {
  const { db = ownDb, coll, ...unknown } = isDoc(spec) ? spec : { coll: spec };
  if (typeof db !== 'string' || typeof coll !== 'string' || Object.keys(unknown).length > 0) {
    fail(16990, `${stage} takes the name of a collection, or { db, coll }`);
  }
  return catalog.obtain(db, coll);
}

/** A $merge as it was asked for: where to, by which fields, and what becomes of a match or the lack of one. */
interface Merge {
  collection: Collection;
  on: string[];
  /** The document to be there in the place of the old one, or undefined to leave that as it is. */
  whenMatched: (old: Doc, doc: Doc, on: string[]) => Doc | undefined;
  insertsMissing: boolean;
  failsWhenMissing: boolean;
}

const matchedActions: Record<string, Merge['whenMatched']> = {
  replace: (_old, doc) => doc,
  keepExisting: () => undefined,
  merge: (old, doc) => ({ ...old, ...doc }),
  fail: (old, _doc, on) => {
    const keyPattern = Object.fromEntries(on.map((name) => [name, 1]));
    const keyValue = Object.fromEntries(on.map((name) => [name, resolve(old, name.split('.'))]));
    const message =
      '$merge with whenMatched: fail found an existing document with the same values for the on fields';
    fail('DuplicateKey', message, { keyPattern, keyValue });
  },
};

function readMerge(given: unknown, environment: Environment): Merge {
  const spec = isDoc(given) ? given : { into: given };
  const {
    into,
    on = '_id',
    whenMatched = 'merge',
    whenNotMatched = 'insert',
    let: variables,
    ...unknown
  } = spec;
  const [extra] = Object.keys(unknown);
  if (extra) fail('UnknownField', `BSON field '$merge.${extra}' is an unknown field.`);
  const collection = obtain(into, '$merge', environment);
  const fields = [on].flat().map(String);
  const names = [...fields].sort().join();
  const isUnique = collection.indexes.some(
    ({ unique, partial, fields: own }) =>
      unique &&
      !partial &&
      own
        .map(({ name }) => name)
        .sort()
        .join() === names,
  );
  if (!isUnique) fail(51183, 'Cannot find index to verify that join fields will be unique');
  if (!['insert', 'discard', 'fail'].includes(String(whenNotMatched)))
    fail('BadValue', 'unknown whenNotMatched');
  const action = Array.isArray(whenMatched)
    ? pipelineAction(whenMatched, variables)
    : matchedActions[String(whenMatched)];
  if (!action) fail('BadValue', `unknown whenMatched: ${String(whenMatched)}`);
  return {
    collection,
    on: fields,
    whenMatched: action,
    insertsMissing: whenNotMatched === 'insert',
    failsWhenMissing: whenNotMatched === 'fail',
  };
}

/** A pipeline on the existing document, which sees the new one as $$new. */
function pipelineAction(stages: unknown[], given: unknown): Merge['whenMatched'] {
  const names = isDoc(given) ? Object.keys(given) : [];
  const variables = names.map((name) => [name, compileExpression((given as Doc)[name])] as const);
  return (old, doc) => {
    const values = Object.fromEntries(variables.map(([name, evaluate]) => [name, evaluate(doc)]));
    return updatePipeline(stages, { new: doc, ...values })(old);
  };
}

function mergeInto(
  { collection, on, whenMatched, insertsMissing, failsWhenMissing }: Merge,
  docs: Doc[],
): void {
  for (const doc of docs.map(withId)) {
    const filter = Object.fromEntries(
      on.map((name) => [name, { $eq: resolve(doc, name.split('.')) ?? null }]),
    );
    const match = firstMatch(openQuery(collection, { filter }, contextOf({}, collection)));
    if (match) {
      const next = whenMatched({ ...match.doc }, doc, on);
      if (next) collection.replace(match.rid, match.bytes, { ...next, _id: match.doc._id });
    } else if (insertsMissing) collection.insert(doc);
    else if (failsWhenMissing) fail(13113, '$merge could not find a matching document');
  }
}
