import type { Connection } from 'mongoose';
import type { Logger } from '../log';

/**
 * Brings every collection's indexes to what its model says: missing ones are made, ones no model names any more
 * are dropped. Runs at each start, before the first request.
 */
export async function migrateIndexes(connection: Connection, log: Logger): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    const dropped = await model.syncIndexes();
    if (dropped.length > 0) log.warn({ collection: model.collection.name, dropped }, 'indexes dropped');
  }
}
