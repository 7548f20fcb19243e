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
      const present = there.has(model.collection.name) ? await model.collection.indexes() : [];
      tellOthers(model, present, log);
      const wanted = indexesOf(model).filter(({ key }) => !present.some((one) => isOn(one, key)));
      if (wanted.length > 0) await make(model, wanted, log);
      else if (!there.has(model.collection.name)) await model.createCollection();
    }),
  );
}

/** A new collection gets all its indexes in one command: a first start asks little of the store. */
const indexesOf = (model: Model<unknown>): mongo.IndexDescription[] =>
  model.schema.indexes().map(([key, options]) => ({ ...options, key }) as mongo.IndexDescription);

const isOn = (index: { key: unknown }, key: unknown): boolean =>
  JSON.stringify(index.key) === JSON.stringify(key);

/** What an index means beside its key, as the models say it and stores tell it. */
const meaningOf = (index: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    unique: index.unique === true,
    sparse: index.sparse === true,
    expires: index.expireAfterSeconds === undefined ? null : Number(index.expireAfterSeconds),
    partial: index.partialFilterExpression ?? null,
  });

/** An index that means something else than the model's of the same key stays as it is: only a migration changes one. */
function tellOthers(model: Model<unknown>, present: mongo.IndexDescriptionInfo[], log: Logger): void {
  for (const wanted of indexesOf(model)) {
    const stands = present.find((one) => isOn(one, wanted.key));
    if (!stands || meaningOf(stands) === meaningOf(wanted as never)) continue;
    log.warn(
      {
        collection: model.collection.name,
        key: wanted.key,
        stands: meaningOf(stands),
        wanted: meaningOf(wanted as never),
      },
      'an index of another meaning stands under the key of one that is needed: a start only creates, a migration has to change it',
    );
  }
}

async function make(model: Model<unknown>, wanted: mongo.IndexDescription[], log: Logger): Promise<void> {
  const collection = model.collection.name;
  await model.collection.createIndexes(wanted);
  log.debug({ collection, made: wanted.map(({ key }) => key) }, 'indexes made');
}
