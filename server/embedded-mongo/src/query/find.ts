import { setImmediate } from 'node:timers/promises';
import { StoreError } from '../errors';
import { type Plan, plan } from '../indexes/planner';
import type { Collection } from '../storage/collection';
import type { Stored } from '../storage/storage';
import { type Doc, decode } from '../values/document';
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
  function* found(): Generator<Match[]> {
    for (const page of collection.scan(chosen)) {
      yield page.flatMap(({ rid, bytes }): Match[] => {
        const match: Match = { rid, bytes, doc: decode(bytes), at: {} };
        return matches(match.doc, match.at) ? [match] : [];
      });
    }
  }
  function* sorted(): Generator<Match[]> {
    const sorter = new Sorter<Match>(sort, ({ doc }) => doc, query.limit, context.collation);
    for (const page of found()) {
      for (const match of page) sorter.add(match);
      yield [];
    }
    const rows = sorter.take();
    for (let from = 0; from < rows.length; from += 1000) yield rows.slice(from, from + 1000);
  }
  return { plan: chosen, pages: chosen.sorted ? found : sorted };
}

/** The first match, or all of them, at once: for writes, which let nothing come between. */
export function firstMatch(query: OpenQuery): Match | undefined {
  for (const [match] of query.pages()) if (match) return match;
  return undefined;
}

const slice = 10;

/** Hands on pages and lets other commands have their turn every 10 ms, so that a long scan stops nobody. */
export async function* breathing<T>(pages: Iterable<T[]>, deadline: number): AsyncGenerator<T[]> {
  let turnEnds = performance.now() + slice;
  for (const page of pages) {
    if (Date.now() > deadline) throw new StoreError('MaxTimeMSExpired', 'operation exceeded time limit');
    if (page.length > 0) yield page;
    if (performance.now() < turnEnds) continue;
    await setImmediate();
    turnEnds = performance.now() + slice;
  }
}
