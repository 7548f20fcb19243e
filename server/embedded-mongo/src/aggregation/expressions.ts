import { fail, notSupported, StoreError } from '../errors';
import { type Doc, getOwn, isDoc, promote, restoreTypes, setOwn } from '../values/document';
import { mingo } from './mingo';

/** Computes an expression for a document; undefined stands for a missing value. */
export type Expression = (doc: Doc, variables?: Doc) => unknown;

/** Field paths and literals are answered here, with their types; operators by mingo, on plain values. */
export function compileExpression(expr: unknown, variables: Doc = {}): Expression {
  if (typeof expr === 'string' && expr.startsWith('$')) return pathExpression(expr, variables);
  if (Array.isArray(expr)) {
    const items = expr.map((item) => compileExpression(item, variables));
    return (doc, locals) => items.map((item) => item(doc, locals) ?? null);
  }
  if (!isDoc(expr)) return () => expr;
  const [name = ''] = Object.keys(expr);
  if (name === '$literal') return () => expr.$literal;
  return name.startsWith('$') ? operatorExpression(expr, variables) : objectExpression(expr, variables);
}

function objectExpression(expr: Doc, variables: Doc): Expression {
  const fields = Object.keys(expr).map((name) => [name, compileExpression(expr[name], variables)] as const);
  return (doc, locals) => {
    const result: Doc = {};
    for (const [name, evaluate] of fields) {
      const value = evaluate(doc, locals);
      if (value !== undefined) setOwn(result, name, value);
    }
    return result;
  };
}

function pathExpression(text: string, variables: Doc): Expression {
  checkNames(text);
  if (!text.startsWith('$$')) {
    const path = text.slice(1).split('.');
    if (path.includes('')) fail(40353, `FieldPath '${text}' must not have an empty name`);
    return (doc) => resolve(doc, path);
  }
  const [name = '', ...path] = text.slice(2).split('.');
  switch (name) {
    case 'ROOT':
    case 'CURRENT':
      return (doc) => resolve(doc, path);
    case 'REMOVE':
      return () => undefined;
    case 'NOW':
      return () => new Date();
  }
  return (_doc, locals = variables) => {
    if (!Object.hasOwn(locals, name)) fail(17276, `Use of undefined variable: ${name}`);
    return resolve(locals[name], path);
  };
}

/** Through an array a path gives the array of what its documents have there. */
export function resolve(value: unknown, path: string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item) => {
      const found = isDoc(item) || Array.isArray(item) ? resolve(item, path) : undefined;
      return found === undefined ? [] : [found];
    });
  }
  return isDoc(value) ? resolve(getOwn(value, name), rest) : undefined;
}

/** Checks the name of a field that a stage is to make, and splits it. */
export function outputPath(name: unknown): string[] {
  const path = typeof name === 'string' ? name.split('.') : [''];
  if (path.includes('')) fail(40353, `FieldPath '${String(name)}' must not have an empty name`);
  if (path.some((part) => part.startsWith('$'))) {
    fail(
      16410,
      `FieldPath field names may not start with '$': '${name}'. Consider using $getField or $setField.`,
    );
  }
  refuseForbidden(path);
  return path;
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

function refuseForbidden(path: string[]): void {
  const name = path.find((part) => forbidden.has(part));
  if (name) fail('BadValue', `The field name '${name}' is not allowed in an expression`);
}

/** Refuses expressions that name JavaScript's prototypes, and operators that run a client's code. */
export function checkNames(expr: unknown): void {
  if (typeof expr === 'string' && expr.startsWith('$')) {
    refuseForbidden(expr.replace(/^\$+/, '').split('.'));
  }
  if (Array.isArray(expr)) for (const item of expr) checkNames(item);
  if (!isDoc(expr)) return;
  for (const name of Object.keys(expr)) {
    if (name === '$function' || name === '$accumulator' || name === '$where') throw notSupported(name);
    refuseForbidden(name.split('.'));
    if (name !== '$literal') checkNames(expr[name]);
  }
}

function operatorExpression(expr: Doc, variables: Doc): Expression {
  checkNames(expr);
  const names = Object.keys(expr);
  if (names.length > 1) {
    fail(15983, 'An object representing an expression must have exactly one field');
  }
  const plain = promote(expr);
  const { evaluate, knows } = mingo();
  if (!knows(names[0] as string)) fail(168, `Unrecognized expression '${names[0]}'`);
  return (doc, locals = variables) => {
    try {
      return restoreTypes(evaluate(promote(doc) as Doc, plain, promote(locals) as Doc));
    } catch (error) {
      if (error instanceof StoreError) throw error;
      fail('BadValue', `Failed to evaluate ${names[0]}: ${(error as Error).message}`);
    }
  };
}
