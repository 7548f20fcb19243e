import type { Connection, Model, mongo } from 'mongoose';
import type { Logger } from '../log';

/**
 * Brings every collection's indexes to what its model says: missing ones are made, ones no model names any more
 * are dropped. Runs at each start, before the first request.
 */
export async function migrateIndexes(connection: Connection, log: Logger): Promise<void> {
  const there = new Set((await connection.listCollections()).map(({ name }) => name));
  await Promise.all(
    Object.values(connection.models).map((model) =>
      there.has(model.collection.name) ? bringUpToDate(model, log) : create(model),
    ),
  );
}

/** A new collection gets all its indexes in one command: a first start asks little of the store. */
async function create(model: Model<unknown>): Promise<void> {
  const indexes = model.schema
    .indexes()
    .map(([key, options]) => ({ ...options, key }) as mongo.IndexDescription);
  await (indexes.length > 0 ? model.collection.createIndexes(indexes) : model.createCollection());
}

async function bringUpToDate(model: Model<unknown>, log: Logger): Promise<void> {
  const dropped = await model.syncIndexes();
  if (dropped.length > 0) log.warn({ collection: model.collection.name, dropped }, 'indexes dropped');
}
