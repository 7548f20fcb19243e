import { fail } from '../errors';
import type { Predicate } from '../query/matcher';
import { isIndex } from '../query/paths';
import { type Doc, getOwn, isDoc, setOwn } from '../values/document';

/** Names that reach into JavaScript's prototypes; no update path may go through them. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

const maxPadding = 1_500_000;

const isPositional = (name: string): boolean => name === '$' || /^\$\[.*\]$/.test(name);

/** Splits and checks a path to be written to. */
export function parsePath(text: string): string[] {
  const path = text.split('.');
  for (const [i, name] of path.entries()) {
    if (name === '') {
      fail('EmptyFieldName', `The update path '${text}' contains an empty field name, which is not allowed.`);
    }
    if (forbidden.has(name))
      fail('BadValue', `The field name '${name}' in '${text}' is not allowed in an update`);
    if (i === 0 && isPositional(name)) {
      fail('BadValue', `Cannot have positional (i.e. '$') element in the first position in path '${text}'`);
    }
  }
  return path;
}

/** What `$` and `$[identifier]` in a path stand for. */
export interface Positions {
  index?: number;
  filters: Map<string, Predicate>;
}

/** The concrete paths of one with `$`, `$[]` or `$[identifier]` in it, for this document. */
export function expandPath(doc: unknown, path: string[], positions: Positions): string[][] {
  const at = path.findIndex(isPositional);
  if (at < 0) return [path];
  const name = path[at] as string;
  const before = path.slice(0, at);
  const array = valueAt(doc, before);
  const followed = indexesOf(name, array, path, positions).map((index) => [
    ...before,
    String(index),
    ...path.slice(at + 1),
  ]);
  return followed.flatMap((concrete) => expandPath(doc, concrete, positions));
}

function indexesOf(name: string, array: unknown, path: string[], { index, filters }: Positions): number[] {
  if (name === '$') {
    if (index !== undefined) return [index];
    fail('BadValue', 'The positional operator did not find the match needed from the query.');
  }
  if (!Array.isArray(array)) {
    const place = path.slice(0, path.indexOf(name)).join('.');
    fail('BadValue', `The path '${place}' must exist in the document in order to apply array updates.`);
  }
  const identifier = name.slice(2, -1);
  const matches = filters.get(identifier);
  if (identifier !== '' && !matches) {
    fail('BadValue', `No array filter found for identifier '${identifier}' in path '${path.join('.')}'`);
  }
  return [...array.keys()].filter((i) => !matches || matches({ [identifier]: array[i] }));
}

function childOf(parent: unknown, name: string): unknown {
  if (Array.isArray(parent)) return isIndex(name) ? parent[Number(name)] : undefined;
  return isDoc(parent) ? getOwn(parent, name) : undefined;
}

export const valueAt = (doc: unknown, path: string[]): unknown => path.reduce(childOf, doc);

/** Writes a value, creating the documents on the way; refuses to go through anything else. */
export function writeAt(doc: Doc, path: string[], value: unknown): void {
  let parent: unknown = doc;
  for (const [i, name] of path.entries()) {
    const last = i === path.length - 1;
    const child = last ? value : (childOf(parent, name) ?? (hasChild(parent, name) ? null : {}));
    writeChild(parent, name, child, path);
    parent = child;
  }
}

const hasChild = (parent: unknown, name: string): boolean =>
  Array.isArray(parent) ? Number(name) < parent.length : isDoc(parent) && Object.hasOwn(parent, name);

function writeChild(parent: unknown, name: string, child: unknown, path: string[]): void {
  if (isDoc(parent)) {
    setOwn(parent, name, child);
    return;
  }
  if (!Array.isArray(parent) || !isIndex(name)) {
    fail(
      'PathNotViable',
      `Cannot create field '${name}' of '${path.join('.')}' in an element that is no document`,
    );
  }
  if (Number(name) > parent.length + maxPadding) {
    fail('BadValue', `can't backfill array to larger than ${maxPadding} elements`);
  }
  while (parent.length < Number(name)) parent.push(null);
  parent[Number(name)] = child;
}

/** Removes a field; an element of an array becomes null instead, so that the others keep their places. */
export function removeAt(doc: Doc, path: string[]): void {
  const parent = valueAt(doc, path.slice(0, -1));
  const name = path[path.length - 1] as string;
  if (isDoc(parent)) delete parent[name];
  else if (Array.isArray(parent) && isIndex(name) && Number(name) < parent.length)
    parent[Number(name)] = null;
}

/** Order in which an update's paths are applied: by name, array indexes by number. */
export function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    if (isIndex(x) && isIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

export const isPrefix = (short: string[], long: string[]): boolean =>
  short.length <= long.length && short.every((name, i) => name === long[i]);
