import { readFront } from '../aggregation/pipeline';
import { fail, notSupported } from '../errors';
import type { Plan } from '../indexes/planner';
import { openQuery } from '../query/find';
import { type Doc, isDoc } from '../values/document';
import { type Command, contextOf, docField, listField, stringField } from './environment';

/** Tells which index a query would use, and with executionStats what it found there. */
const explain: Command = {
  fields: 'verbosity',
  run(command, environment) {
    const inner = docField(command, 'explain');
    const [name = ''] = Object.keys(inner);
    const query = readQuery(name, inner);
    const collection = environment.catalog.findOrAbsent(environment.db, stringField(inner, name));
    const { plan, pages } = openQuery(collection, query, contextOf(inner, collection));
    const queryPlanner = {
      namespace: collection.namespace,
      parsedQuery: query.filter,
      winningPlan: winning(plan),
    };
    if (command.verbosity === 'queryPlanner') return { queryPlanner };
    let totalDocsExamined = 0;
    for (const page of collection.scan(plan)) totalDocsExamined += page.length;
    let nReturned = 0;
    for (const page of pages()) nReturned += page.length;
    return { queryPlanner, executionStats: { executionSuccess: true, nReturned, totalDocsExamined } };
  },
};

function readQuery(name: string, inner: Doc): { filter: Doc; sort?: unknown; hint?: unknown } {
  const { sort, hint } = inner;
  switch (name) {
    case 'find':
      return { filter: docField(inner, 'filter'), sort, hint };
    case 'count':
    case 'distinct':
    case 'findAndModify':
      return { filter: docField(inner, 'query'), sort, hint };
    case 'aggregate': {
      const { filter, sort: order } = readFront(listField(inner, 'pipeline'));
      return { filter, sort: order, hint };
    }
    case 'update':
    case 'delete': {
      const [statement] = (inner[`${name}s`] ?? []) as unknown[];
      if (!isDoc(statement)) fail('BadValue', `explain needs a statement of ${name}`);
      return { filter: docField(statement, 'q'), hint: statement.hint };
    }
  }
  throw notSupported(`explain of '${name}'`);
}

function winning({ scans, backwards, sorted }: Plan): Doc {
  const direction = backwards ? 'backward' : 'forward';
  const stages = scans.map(
    ({ index }): Doc => ({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', indexName: index.name, keyPattern: index.spec.key, direction },
    }),
  );
  const [only = { stage: 'COLLSCAN', direction }] = stages;
  const found: Doc = stages.length > 1 ? { stage: 'OR', inputStages: stages } : only;
  return sorted ? found : { stage: 'SORT', inputStage: found };
}

export const explainCommands: Record<string, Command> = { explain };
