import { fail } from '../errors';
import type { Index } from '../indexes/definition';
import { sameValue } from '../indexes/definition';
import { checkCollection } from '../storage/check';
import { type Collection, isIdIndex } from '../storage/collection';
import { type Doc, isDoc } from '../values/document';
import { collectionOrThrow, listReply } from './collections';
import { type Command, listField, stringField } from './environment';

const createIndexes: Command = {
  fields: 'indexes commitQuorum ignoreUnknownIndexOptions',
  run(command, { catalog, db }) {
    const name = stringField(command, 'createIndexes');
    const specs = listField(command, 'indexes');
    if (specs.length === 0) fail('BadValue', 'Must specify at least one index to create');
    return catalog.write(() => {
      const createdCollectionAutomatically = !catalog.find(db, name);
      const collection = catalog.obtain(db, name);
      const numIndexesBefore = collection.indexes.length;
      for (const spec of specs) catalog.createIndex(collection, spec);
      const numIndexesAfter = collection.indexes.length;
      const note = numIndexesAfter === numIndexesBefore ? { note: 'all indexes already exist' } : {};
      return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically, ...note };
    });
  },
};

const listIndexes: Command = {
  fields: 'cursor includeBuildUUIDs includeIndexBuildInfo',
  run(command, environment) {
    const collection = collectionOrThrow(environment, stringField(command, 'listIndexes'));
    return listReply(
      environment,
      collection.namespace,
      collection.indexes.map(({ spec }) => spec),
      command,
    );
  },
};

const dropIndexes: Command = {
  fields: 'index',
  run(command, environment) {
    const name = Object.hasOwn(command, 'dropIndexes') ? 'dropIndexes' : 'deleteIndexes';
    const collection = collectionOrThrow(environment, stringField(command, name));
    const nIndexesWas = collection.indexes.length;
    const doomed = indexesToDrop(collection, command.index);
    environment.catalog.write(() => {
      for (const index of doomed) environment.catalog.dropIndex(collection, index);
    });
    return { nIndexesWas };
  },
};

function indexesToDrop(collection: Collection, wanted: unknown): Index[] {
  if (wanted === '*') return collection.indexes.filter((index) => !isIdIndex(index));
  const all = Array.isArray(wanted) ? wanted : [wanted];
  return all.map((one: unknown): Index => {
    const isWanted = ({ name, spec }: Index) => (isDoc(one) ? sameValue(spec.key, one) : name === one);
    const shown = isDoc(one) ? JSON.stringify(one) : String(one);
    return collection.indexes.find(isWanted) ?? fail('IndexNotFound', `index not found with name [${shown}]`);
  });
}

/** Compares every document with every index entry, as MongoDB's `validate` does. */
const validate: Command = {
  fields: 'full repair checkBSONConformance',
  run(command, environment): Doc {
    const collection = collectionOrThrow(environment, stringField(command, 'validate'));
    const { records, errors } = checkCollection(environment.catalog.storage, collection);
    return {
      ns: collection.namespace,
      nrecords: records,
      nIndexes: collection.indexes.length,
      valid: errors.length === 0,
      errors,
    };
  },
};

export const indexCommands: Record<string, Command> = {
  createIndexes,
  listIndexes,
  dropIndexes,
  deleteIndexes: dropIndexes,
  validate,
};
