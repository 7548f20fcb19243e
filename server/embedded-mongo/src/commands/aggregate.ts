import { Binary } from 'bson';
import { readStage } from '../aggregation/mappers';
import { outputStages, readFront, runPipeline } from '../aggregation/pipeline';
import { collect, type Pages, type StageContext } from '../aggregation/stage';
import { fail, notSupported } from '../errors';
import { breathing, openQuery } from '../query/find';
import { type Doc, encode, isDoc } from '../values/document';
import {
  type Answer,
  type Command,
  contextOf,
  countField,
  docField,
  type Environment,
  listField,
} from './environment';
import { writeOutput } from './output';

const aggregate: Command = {
  fields: 'pipeline cursor explain allowDiskUse bypassDocumentValidation let hint collation',
  async run(command, environment): Promise<Answer> {
    if (command.explain === true) throw notSupported('explain of an aggregation');
    const pipeline = listField(command, 'pipeline');
    const last = pipeline.length > 0 ? readStage(pipeline[pipeline.length - 1]) : undefined;
    const output = last && outputStages.has(last[0]) ? last : undefined;
    const stages = output ? pipeline.slice(0, -1) : pipeline;
    const pages =
      typeof command.aggregate === 'string'
        ? fromCollection(command, stages, environment)
        : fromDatabase(command, stages, environment);
    const { db, cursors } = environment;
    const namespace =
      typeof command.aggregate === 'string' ? `${db}.${command.aggregate}` : `${db}.$cmd.aggregate`;
    const batchSize = countField(docField(command, 'cursor'), 'batchSize');
    if (!output) return cursors.start(namespace, encoded(pages), batchSize);
    const docs = await collect(pages);
    writeOutput(output, docs, environment);
    return cursors.start(namespace, encoded(breathing([])), batchSize);
  },
};

async function* encoded(pages: Pages): AsyncGenerator<Uint8Array[]> {
  for await (const page of pages) yield page.map(encode);
}

function fromCollection(command: Doc, pipeline: unknown[], environment: Environment): Pages {
  const { catalog, db, deadline } = environment;
  const collection = catalog.findOrAbsent(db, command.aggregate as string);
  const context = stageContext(command, environment);
  const { filter, sort, limit, rest } = readFront(pipeline);
  const { pages } = openQuery(collection, { filter, sort, limit, hint: command.hint }, context);
  const documents = async function* (): AsyncGenerator<Doc[]> {
    for await (const page of breathing(pages(), deadline)) yield page.map(({ doc }) => doc);
  };
  return runPipeline(rest, documents(), context);
}

function stageContext(command: Doc, { catalog, db, deadline }: Environment): StageContext {
  const collection = typeof command.aggregate === 'string' ? catalog.find(db, command.aggregate) : undefined;
  const context = contextOf(command, collection);
  return {
    ...context,
    run: runPipeline,
    async *find(name, filter) {
      const other = catalog.find(db, name);
      if (!other) return;
      const { pages } = openQuery(other, { filter }, context);
      for await (const page of breathing(pages(), deadline)) yield page.map(({ doc }) => doc);
    },
  };
}

/** A pipeline on the database itself begins with a stage that makes its documents. */
function fromDatabase(command: Doc, pipeline: unknown[], environment: Environment): Pages {
  const [name, spec] = pipeline.length > 0 ? readStage(pipeline[0]) : ['', undefined];
  const docs = sourceDocuments(name, spec, command);
  return runPipeline(pipeline.slice(1), breathing([docs]), stageContext(command, environment));
}

function sourceDocuments(name: string, spec: unknown, command: Doc): Doc[] {
  if (name === '$documents') {
    if (Array.isArray(spec) && spec.every(isDoc)) return spec;
    fail(5858203, '$documents takes an array of documents');
  }
  if (name !== '$listLocalSessions') throw notSupported(`An aggregation of a database by '${name}'`);
  const id = isDoc(command.lsid) ? command.lsid.id : undefined;
  return [{ _id: { id, uid: new Binary(Buffer.alloc(32)) }, lastUse: new Date() }];
}

export const aggregateCommands: Record<string, Command> = { aggregate };
