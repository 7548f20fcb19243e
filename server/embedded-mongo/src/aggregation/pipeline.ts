import { fail, notSupported } from '../errors';
import { type Doc, isDoc, toNumber } from '../values/document';
import { mappers, readStage } from './mappers';
import { type CompileStage, type Pages, pageStage, type StageContext } from './stage';
import { stages } from './stages';

/** Stages that write, which the command itself carries out at the end of a pipeline. */
export const outputStages = new Set(['$out', '$merge']);

const unsupported = new Set(
  (
    '$bucket $bucketAuto $changeStream $collStats $currentOp $densify $facet $fill ' +
    '$geoNear $graphLookup $indexStats $listSessions $planCacheStats $redact $sample $search ' +
    '$searchMeta $setWindowFields $sortByCount $unionWith $vectorSearch $documents $listLocalSessions'
  ).split(' '),
);

/** Runs a pipeline on documents; every stage is checked before the first document is read. */
export function runPipeline(pipeline: unknown[], source: Pages, context: StageContext): Pages {
  const compiled = pipeline.map((stage) => {
    const [name, spec] = readStage(stage);
    return stageNamed(name)(spec, context);
  });
  return compiled.reduce((pages, stage) => stage(pages), source);
}

function stageNamed(name: string): CompileStage {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined;
  if (stage) return stage;
  const mapper = Object.hasOwn(mappers, name) ? mappers[name] : undefined;
  if (mapper) {
    return (spec, { variables }) => {
      const map = mapper(spec, variables);
      return pageStage((page) => page.map(map));
    };
  }
  if (outputStages.has(name)) fail(40601, `${name} can only be the final stage in the pipeline`);
  if (unsupported.has(name)) throw notSupported(`The stage ${name}`);
  fail(40324, `Unrecognized pipeline stage name: '${name}'`);
}

/** What the front of a pipeline asks of the collection: its $match and $sort, which an index can serve. */
export interface Front {
  filter: Doc;
  sort?: Doc;
  limit?: number;
  rest: unknown[];
}

export function readFront(pipeline: unknown[]): Front {
  const filters: Doc[] = [];
  let at = 0;
  const specAt = (name: string): unknown => (isDoc(pipeline[at]) ? (pipeline[at] as Doc)[name] : undefined);
  for (let spec = specAt('$match'); isDoc(spec); spec = specAt('$match')) {
    filters.push(spec);
    at += 1;
  }
  const [only] = filters;
  const filter: Doc = filters.length === 1 && only ? only : filters.length > 1 ? { $and: filters } : {};
  const sort = specAt('$sort');
  if (!isDoc(sort) || Object.keys(sort).length === 0) return { filter, rest: pipeline.slice(at) };
  at += 1;
  const limit = toNumber(specAt('$limit'));
  return {
    filter,
    sort,
    limit: limit !== undefined && limit > 0 ? limit : undefined,
    rest: pipeline.slice(at),
  };
}
