import { setImmediate } from 'node:timers/promises';
import { fail } from '../errors';
import { type Plan, plan } from '../indexes/planner';
import { checkMemory } from '../memory';
import type { Collection } from '../storage/collection';
import type { Stored } from '../storage/storage';
import type { Doc } from '../values/document';
import { compileFilter, type QueryContext } from './matcher';
import type { Position } from './paths';
import { parseSort, Sorter } from './sort';

/** A document that a query found. */
export interface Match extends Stored {
  doc: Doc;
  /** Where in an array the filter matched. */
  at: Position;
}

export interface Query {
  filter: Doc;
  sort?: unknown;
  hint?: unknown;
  /** How many documents at most are wanted from the front of the order; a sort keeps no more than that. */
  limit?: number;
}

/** A query on one collection: its plan, and what it finds page by page. */
export interface OpenQuery {
  plan: Plan;
  pages(): Generator<Match[]>;
}

export function openQuery(collection: Collection, query: Query, context: QueryContext): OpenQuery {
  const { filter } = query;
  const hint = collection.exists ? query.hint : undefined;
  const sort = parseSort(query.sort);
  const matches = compileFilter(filter, context);
  const chosen = plan(collection.indexes, { filter, sort, hint, collation: context.collationSpec });
  const wanted = chosen.sorted && query.limit !== undefined ? Math.max(query.limit, 2) : undefined;
  const takesAll = Object.keys(filter).length === 0;
  const matching = ({ rid, bytes }: Stored): Match[] => {
    const match: Match = { rid, bytes, doc: collection.read(bytes), at: {} };
    return matches(match.doc, match.at) ? [match] : [];
  };
  function* found(): Generator<Match[]> {
    for (const page of collection.scan(chosen, wanted)) {
      yield takesAll ? page.map((stored) => unread(collection, stored)) : page.flatMap(matching);
    }
  }
  function* sorted(): Generator<Match[]> {
    const sorter = new Sorter<Omit<Match, 'doc'>>(sort, query.limit, context.collation);
    for (const page of found()) {
      for (const { doc, ...row } of page) sorter.add(row, doc);
      yield [];
    }
    for (const rows of inPages(sorter.take()))
      yield rows.map((row) => ({ ...row, doc: collection.read(row.bytes) }));
  }
  return { plan: chosen, pages: chosen.sorted ? found : sorted };
}

/** A match that is read only when somebody asks what is in it: whoever takes everything gets what is damaged too. */
const unread = (collection: Collection, { rid, bytes }: Stored): Match => {
  // One that says another length than it has would shift whatever goes out with it.
  let doc = bytes.readInt32LE(0) === bytes.length ? undefined : collection.read(bytes);
  return {
    ...{ rid, bytes, at: {} },
    get doc() {
      doc ??= collection.read(bytes);
      return doc;
    },
  };
};

/** Cuts a long list into pages. */
export function* inPages<T>(items: Iterable<T>): Generator<T[]> {
  let page: T[] = [];
  for (const item of items) {
    page.push(item);
    if (page.length < 100) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

export function firstMatch(query: OpenQuery): Match | undefined {
  for (const [match] of query.pages()) if (match) return match;
  return undefined;
}

/** What a write to many documents works through: found all at once, since the write itself would move them. */
export function allMatches(query: OpenQuery): Pick<Match, 'rid' | 'at'>[] {
  const found: Pick<Match, 'rid' | 'at'>[] = [];
  for (const page of query.pages()) {
    checkMemory();
    for (const { rid, at } of page) found.push({ rid, at });
  }
  return found;
}

const slice = 10;

/** Hands on pages and lets other commands have their turn every 10 ms, so that a long scan stops nobody. */
export async function* breathing<T>(
  pages: Iterable<T[]>,
  deadline = Number.POSITIVE_INFINITY,
): AsyncGenerator<T[]> {
  let turnEnds = performance.now() + slice;
  for (const page of pages) {
    if (Date.now() > deadline) fail('MaxTimeMSExpired', 'operation exceeded time limit');
    checkMemory();
    if (page.length > 0) yield page;
    if (performance.now() < turnEnds) continue;
    await setImmediate();
    turnEnds = performance.now() + slice;
  }
}
