import type { Long } from 'bson';
import { fail } from '../errors';
import { breathing, type Match, openQuery } from '../query/find';
import { valuesAt } from '../query/paths';
import { compileProjection } from '../query/projection';
import type { Collection } from '../storage/collection';
import { type Doc, encode, toNumber, truthy } from '../values/document';
import { encodeKey } from '../values/keys';
import { compareValues } from '../values/order';
import { type Command, contextOf, countField, docField, type Environment, stringField } from './environment';

const find: Command = {
  fields:
    'filter sort projection hint skip limit batchSize singleBatch let collation noCursorTimeout allowDiskUse allowPartialResults',
  async run(command, { catalog, cursors, db, deadline }) {
    const name = stringField(command, 'find');
    const collection = catalog.findOrAbsent(db, name);
    const batchSize = countField(command, 'batchSize');
    const single = truthy(command.singleBatch);
    const pages = foundBytes(collection, command, deadline);
    return cursors.start(`${db}.${name}`, pages, batchSize, single);
  },
};

/** Checks and compiles all of the query at once; reads nothing before the first page is asked for. */
function foundBytes(collection: Collection, command: Doc, deadline: number): AsyncGenerator<Uint8Array[]> {
  const skip = countField(command, 'skip') ?? 0;
  const limit = countField(command, 'limit') || Number.POSITIVE_INFINITY;
  const { sort, hint } = command;
  const context = contextOf(command, collection);
  const query = { filter: docField(command, 'filter'), sort, hint, limit: skip + limit };
  const { pages } = openQuery(collection, query, context);
  const projection = docField(command, 'projection');
  const isWhole = Object.keys(projection).length === 0;
  const project = isWhole ? undefined : compileProjection(projection, context);
  // What goes out whole is not read.
  const bytesOf = (match: Match) => (project ? encode(project(match.doc, match.at)) : match.bytes);
  return window(breathing(pages(), deadline), skip, limit, bytesOf);
}

/** Leaves out the first `skip` matches and ends after `limit`. */
async function* window(
  pages: AsyncIterable<Match[]>,
  skip: number,
  limit: number,
  bytesOf: (match: Match) => Uint8Array,
): AsyncGenerator<Uint8Array[]> {
  let [toSkip, left] = [skip, limit];
  for await (const page of pages) {
    const kept = page.slice(toSkip, toSkip + left);
    toSkip = Math.max(0, toSkip - page.length);
    left -= kept.length;
    if (kept.length > 0) yield kept.map(bytesOf);
    if (left <= 0) return;
  }
}

const getMore: Command = {
  fields: 'collection batchSize',
  async run(command, { cursors, db }) {
    const namespace = `${db}.${stringField(command, 'collection')}`;
    return cursors.next(command.getMore as Long, namespace, countField(command, 'batchSize'));
  },
};

const killCursors: Command = {
  fields: 'cursors',
  async run(command, { cursors }) {
    const reply: Record<string, Long[]> = {
      cursorsKilled: [],
      cursorsNotFound: [],
      cursorsAlive: [],
      cursorsUnknown: [],
    };
    for (const id of command.cursors as Long[]) {
      const name = (await cursors.kill(id.toString())) ? 'cursorsKilled' : 'cursorsNotFound';
      reply[name]?.push(id);
    }
    return reply;
  },
};

const count: Command = {
  fields: 'query limit skip hint collation fields',
  async run(command, { catalog, db, deadline }) {
    const collection = catalog.findOrAbsent(db, stringField(command, 'count'));
    const skip = countField(command, 'skip') ?? 0;
    const limit = Math.abs(toNumber(command.limit) ?? 0) || Number.POSITIVE_INFINITY;
    const filter = docField(command, 'query');
    const isWhole = Object.keys(filter).length === 0 && command.hint === undefined;
    const total = isWhole ? collection.count() : await countMatches(collection, filter, command, deadline);
    return { n: Math.max(0, Math.min(total - skip, limit)) };
  },
};

async function countMatches(
  collection: Collection,
  filter: Doc,
  command: Doc,
  deadline: number,
): Promise<number> {
  let total = 0;
  const { pages } = openQuery(collection, { filter, hint: command.hint }, contextOf(command, collection));
  for await (const page of breathing(pages(), deadline)) total += page.length;
  return total;
}

const distinct: Command = {
  fields: 'key query collation hint',
  async run(command, environment) {
    if (typeof command.key !== 'string') fail('TypeMismatch', "BSON field 'distinct.key' must be a string");
    return { values: await distinctValues(command, command.key, environment) };
  },
};

async function distinctValues(
  command: Doc,
  key: string,
  { catalog, db, deadline }: Environment,
): Promise<unknown[]> {
  const collection = catalog.findOrAbsent(db, stringField(command, 'distinct'));
  const context = contextOf(command, collection);
  const { collation } = context;
  const values = new Map<string, unknown>();
  const { pages } = openQuery(
    collection,
    { filter: docField(command, 'query'), hint: command.hint },
    context,
  );
  for await (const page of breathing(pages(), deadline)) {
    for (const value of page.flatMap(({ doc }) => valuesAt(doc, key.split('.')))) {
      if (value !== undefined) values.set(encodeKey(value).toString('latin1'), value);
    }
  }
  const all = [...values.values()];
  if (!collation) return all;
  return all.filter(
    (value, i) => all.findIndex((other) => compareValues(value, other, collation) === 0) === i,
  );
}

export const readCommands: Record<string, Command> = { find, getMore, killCursors, count, distinct };
