import { compileExpression } from '../aggregation/expressions';
import { fail } from '../errors';
import type { QueryContext } from '../query/matcher';
import type { Conversation, Credentials } from '../scram';
import type { Catalog } from '../storage/catalog';
import type { Collection } from '../storage/collection';
import { collationOf } from '../values/collation';
import { type Doc, isDoc, isNumber, toNumber } from '../values/document';
import type { Cursors } from './cursors';

/** What every command works with. */
export interface Environment {
  catalog: Catalog;
  cursors: Cursors;
  /** The database the command is for. */
  db: string;
  /** When the client no longer waits (maxTimeMS), in milliseconds of Date.now(). */
  deadline: number;
  client: Client;
  credentials: Credentials;
  settings: Settings;
}

/** Who is at the other end of a connection. */
export interface Client {
  readonly connectionId: number;
  /** Whether it has signed in. */
  isKnown: boolean;
  conversation?: (Conversation & { reply: string }) | undefined;
}

/** What setParameter changes while the store runs. */
export interface Settings {
  ttlMonitorSleepSecs: number;
}

/** A command's answer, without `ok`; as bytes when its documents go out just as they are stored. */
export type Answer = Doc | Uint8Array;

export interface Command {
  /** The names of the fields it knows beside those of every command; any other one is refused. */
  fields: string;
  run(command: Doc, environment: Environment): Answer | Promise<Answer>;
}

/** How filters and updates of a command are read: its collation (or the collection's) and its `let`. */
export function contextOf(command: Doc, collection?: Collection): QueryContext & { variables: Doc } {
  const collationSpec = command.collation ?? collection?.options.collation;
  const variables = variablesOf(command.let);
  return {
    collation: collationOf(collationSpec),
    collationSpec: isSimple(collationSpec) ? undefined : collationSpec,
    variables,
    expression: (expr) => compileExpression(expr, variables),
  };
}

const isSimple = (spec: unknown): boolean => isDoc(spec) && spec.locale === 'simple';

function variablesOf(given: unknown): Doc {
  const variables: Doc = {};
  if (!isDoc(given)) return variables;
  for (const name of Object.keys(given)) variables[name] = compileExpression(given[name])({});
  return variables;
}

export function docField(command: Doc, name: string): Doc {
  const value = command[name] ?? {};
  if (isDoc(value)) return value;
  fail('TypeMismatch', `BSON field '${name}' is the wrong type, expected type 'object'`);
}

export function stringField(command: Doc, name: string): string {
  const value = command[name];
  if (typeof value === 'string') return value;
  fail('InvalidNamespace', `collection name has invalid type in '${name}'`);
}

/** A whole number of at least 0 from the command, or undefined when it is not there. */
export function countField(command: Doc, name: string): number | undefined {
  if (command[name] === undefined || command[name] === null) return undefined;
  const value = isNumber(command[name]) ? (toNumber(command[name]) as number) : Number.NaN;
  if (!Number.isFinite(value)) {
    fail('TypeMismatch', `BSON field '${name}' is the wrong type, expected a number`);
  }
  if (value < 0) fail(51024, `BSON field '${name}' value must be >= 0, actual value '${value}'`);
  return Math.trunc(value);
}

export function listField(command: Doc, name: string): Doc[] {
  const value = command[name];
  if (Array.isArray(value) && value.every(isDoc)) return value;
  fail(
    value === undefined ? 'MissingField' : 'TypeMismatch',
    `BSON field '${name}' must be an array of documents`,
  );
}
