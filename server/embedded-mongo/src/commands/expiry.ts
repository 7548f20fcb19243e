import type { Index } from '../indexes/definition';
import { allMatches, openQuery } from '../query/find';
import type { Catalog } from '../storage/catalog';
import type { Collection } from '../storage/collection';
import { contextOf } from './environment';

/** Deletes the documents whose time has run out by their TTL index; returns how many. */
export function removeExpired(catalog: Catalog, now = Date.now()): number {
  let removed = 0;
  for (const collection of catalog.all()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds !== undefined)
        removed += removeBy(catalog, collection, index, index.expireAfterSeconds, now);
    }
  }
  return removed;
}

/** Only dates expire; of an array of dates the earliest one counts. */
function removeBy(
  catalog: Catalog,
  collection: Collection,
  index: Index,
  seconds: number,
  now: number,
): number {
  const [field] = index.fields;
  if (!field) return 0;
  const filter = { [field.name]: { $lte: new Date(now - seconds * 1000) } };
  const { spec } = index;
  return catalog.write(() => {
    const query = openQuery(
      collection,
      { filter, hint: index.hidden ? undefined : spec.name },
      contextOf({ collation: spec.collation }, collection),
    );
    const expired = allMatches(query);
    for (const { rid } of expired) collection.remove(rid);
    return expired.length;
  });
}
