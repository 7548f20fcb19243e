import type { Connection, Model, mongo } from 'mongoose';
import type { Logger } from '../log';

/**
 * Makes the indexes that the models name and the store has not. Runs at each start, before the first request, and only
 * ever creates: a server of another version may be running beside this one and need what no model here names. What
 * nothing needs any more is dropped by a migration of a later release.
 */
export async function ensureIndexes(connection: Connection, log: Logger): Promise<void> {
  const there = new Set((await connection.listCollections()).map(({ name }) => name));
  await Promise.all(
    Object.values(connection.models).map(async (model) => {
      const wanted = there.has(model.collection.name) ? await missing(model) : indexesOf(model);
      if (wanted.length > 0) await make(model, wanted, log);
      else if (!there.has(model.collection.name)) await model.createCollection();
    }),
  );
}

/** A new collection gets all its indexes in one command: a first start asks little of the store. */
const indexesOf = (model: Model<unknown>): mongo.IndexDescription[] =>
  model.schema.indexes().map(([key, options]) => ({ ...options, key }) as mongo.IndexDescription);

async function missing(model: Model<unknown>): Promise<mongo.IndexDescription[]> {
  const present = new Set((await model.collection.indexes()).map(({ key }) => JSON.stringify(key)));
  return indexesOf(model).filter(({ key }) => !present.has(JSON.stringify(key)));
}

async function make(model: Model<unknown>, wanted: mongo.IndexDescription[], log: Logger): Promise<void> {
  const collection = model.collection.name;
  await model.collection.createIndexes(wanted);
  log.debug({ collection, made: wanted.map(({ key }) => key) }, 'indexes made');
}
