import { fail, notSupported } from '../errors';
import { bsonType, type Doc, isDoc, truthy } from '../values/document';
import type { Collation } from '../values/order';
import { leafTests } from './leaf-tests';
import { anyAt, anyElement, type Position } from './paths';

/** What a filter is read with: the command's collation and how it evaluates an aggregation expression. */
export interface QueryContext {
  collation?: Collation;
  /** The collation as it was asked for; an index serves the query when it has the same. */
  collationSpec?: unknown;
  /** Compiles the expression of an $expr, with the command's `let` in scope. */
  expression?: (expr: unknown) => (doc: Doc) => unknown;
}

/** Tells whether a document matches, and notes the array position that did. */
export type Predicate = (doc: Doc, at?: Position) => boolean;

type Test = (value: unknown, at?: Position) => boolean;

/** Compiles a filter of MongoDB's query language; throws a StoreError for one that is malformed or unsupported. */
export function compileFilter(filter: Doc, context: QueryContext = {}): Predicate {
  return allOf(Object.keys(filter).map((name) => clause(name, filter[name], context)));
}

function allOf(predicates: Test[]): Test {
  const [only] = predicates;
  if (only && predicates.length === 1) return only;
  return (value, at) => predicates.every((predicate) => predicate(value, at));
}

function clause(name: string, operand: unknown, context: QueryContext): Test {
  if (!name.startsWith('$') || isReference(name)) return fieldTest(name.split('.'), operand, context);
  switch (name) {
    case '$and':
      return allOf(branches(name, operand, context));
    case '$or': {
      const tests = branches(name, operand, context);
      return (doc, at) => tests.some((test) => test(doc, at));
    }
    case '$nor': {
      const tests = branches(name, operand, context);
      return (doc) => !tests.some((test) => test(doc));
    }
    case '$expr': {
      if (!context.expression) throw notSupported('$expr in this place');
      const evaluate = context.expression(operand);
      return (doc) => truthy(evaluate(doc as Doc));
    }
    case '$comment':
      return () => true;
    case '$where':
    case '$text':
    case '$jsonSchema':
      throw notSupported(name);
  }
  fail('BadValue', `unknown top level operator: ${name}`);
}

function branches(name: string, operand: unknown, context: QueryContext): Test[] {
  if (!Array.isArray(operand) || operand.length === 0) {
    fail('BadValue', `${name} must be a nonempty array`);
  }
  return operand.map((branch) => {
    if (!isDoc(branch)) fail('BadValue', `${name} argument's entries must be objects`);
    return compileFilter(branch, context) as Test;
  });
}

/** An operand of operators, { $gt: 5 }, and not a value to compare with; a DBRef is a value. */
export function isOperators(operand: unknown): operand is Doc {
  if (!isDoc(operand)) return false;
  const [first] = Object.keys(operand);
  return first?.startsWith('$') === true && !isReference(first);
}

/** The fields of a DBRef are fields, in spite of their names. */
const isReference = (name: string): boolean => name === '$ref' || name === '$id' || name === '$db';

export const isRegex = (value: unknown): boolean => bsonType(value) === 'BSONRegExp';

function fieldTest(path: string[], operand: unknown, context: QueryContext): Test {
  const tests = operandTests(operand, context, true);
  return allOf(
    tests.map(({ test, negated }): Test => {
      if (negated) return (value) => !anyAt(value, path, 0, (leaf) => test(leaf));
      return (value, at) => anyAt(value, path, 0, (leaf) => test(leaf, at), at);
    }),
  );
}

/** A test on the value at a path; a negated one holds when no value there passes. */
interface LeafTest {
  test: Test;
  negated?: boolean;
}

/** @param spread an array passes also when one of its elements does; $elemMatch takes its elements as they are */
function operandTests(operand: unknown, context: QueryContext, spread: boolean): LeafTest[] {
  if (!isOperators(operand)) return [valueTest(operand, context, spread)];
  return Object.keys(operand)
    .filter((name) => name !== '$options' || !Object.hasOwn(operand, '$regex'))
    .flatMap((name) =>
      name === '$all'
        ? allTests(operand[name], context, spread)
        : [operatorTest(name, operand[name], operand, context, spread)],
    );
}

const valueTest = (value: unknown, context: QueryContext, spread: boolean): LeafTest =>
  operatorTest(isRegex(value) ? '$regex' : '$eq', value, {}, context, spread);

function operatorTest(
  name: string,
  operand: unknown,
  siblings: Doc,
  context: QueryContext,
  spread: boolean,
): LeafTest {
  switch (name) {
    case '$ne':
      if (isRegex(operand)) fail('BadValue', "Can't have regex as arg to $ne.");
      return { ...operatorTest('$eq', operand, {}, context, spread), negated: true };
    case '$exists':
      return { test: (leaf) => leaf !== undefined, negated: !truthy(operand) };
    case '$nin':
      return { ...operatorTest('$in', operand, {}, context, spread), negated: true };
    case '$not':
      return { test: negation(operand, context, spread), negated: true };
    case '$elemMatch':
      return { test: elementMatch(operand, context) };
    case '$options':
      fail('BadValue', '$options needs a $regex');
  }
  const compile = Object.hasOwn(leafTests, name) ? leafTests[name] : undefined;
  if (!compile) {
    if (/^\$(near|geo|within|uniqueDocs)/i.test(name)) throw notSupported(name);
    fail('BadValue', `unknown operator: ${name}`);
  }
  const { test, whole } = compile(operand, siblings, context.collation);
  if (whole || !spread) return { test };
  return { test: (leaf, at) => (Array.isArray(leaf) && anyElement(leaf, test, at)) || test(leaf) };
}

/** What $not denies: each value that passes all of its operators. */
function negation(operand: unknown, context: QueryContext, spread: boolean): Test {
  if (!isRegex(operand) && !isOperators(operand)) {
    fail('BadValue', '$not needs a regex or a document');
  }
  return leafTest(operandTests(operand, context, spread));
}

const leafTest = (tests: LeafTest[]): Test =>
  allOf(tests.map(({ test, negated }): Test => (negated ? (leaf) => !test(leaf) : test)));

function elementMatch(operand: unknown, context: QueryContext): Test {
  if (!isDoc(operand)) fail('BadValue', '$elemMatch needs an Object');
  const logical = /^\$(and|or|nor|expr|where)$/.test(Object.keys(operand)[0] ?? '');
  if (isOperators(operand) && !logical) {
    const test = leafTest(operandTests(operand, context, false));
    return (leaf, at) => Array.isArray(leaf) && anyElement(leaf, (item) => test(item), at);
  }
  const matches = compileFilter(operand, context) as Test;
  const holds = (item: unknown) =>
    isDoc(item) ? matches(item) : Array.isArray(item) && matches({ ...item });
  return (leaf, at) => Array.isArray(leaf) && anyElement(leaf, holds, at);
}

/** $all is met by each of its values separately, in the same array or in several on the way. */
function allTests(operand: unknown, context: QueryContext, spread: boolean): LeafTest[] {
  if (!Array.isArray(operand)) fail('BadValue', '$all needs an array');
  if (operand.length === 0) return [{ test: () => false }];
  return operand.map((item) => {
    if (isDoc(item) && Object.hasOwn(item, '$elemMatch'))
      return { test: elementMatch(item.$elemMatch, context) };
    if (isOperators(item)) fail('BadValue', 'no $ expressions in $all');
    return valueTest(item, context, spread);
  });
}
