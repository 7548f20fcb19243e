import { fail, notSupported } from '../errors';
import { normaliseSpec, toIndex } from '../indexes/definition';
import { compileFilter } from '../query/matcher';
import type { Collection } from '../storage/collection';
import { type Doc, encode, isDoc, truthy } from '../values/document';
import {
  type Answer,
  type Command,
  contextOf,
  countField,
  docField,
  type Environment,
  stringField,
} from './environment';

export const collectionOrThrow = (
  { catalog, db }: Pick<Environment, 'catalog' | 'db'>,
  name: string,
): Collection => {
  const collection = catalog.find(db, name);
  if (collection) return collection;
  fail('NamespaceNotFound', `ns does not exist: ${db}.${name}`);
};

/** Answers a list that is complete in memory as a cursor. */
export function listReply(
  environment: Environment,
  namespace: string,
  docs: Doc[],
  command: Doc,
): Promise<Answer> {
  const batchSize = countField(docField(command, 'cursor'), 'batchSize');
  const pages = (async function* () {
    yield docs.map(encode);
  })();
  return environment.cursors.start(namespace, pages, batchSize);
}

const create: Command = {
  fields:
    'validator validationLevel validationAction collation idIndex capped size max timeseries viewOn pipeline clusteredIndex expireAfterSeconds storageEngine indexOptionDefaults autoIndexId changeStreamPreAndPostImages encryptedFields',
  run(command, { catalog, db }) {
    const name = stringField(command, 'create');
    const {
      validator,
      validationLevel,
      validationAction,
      collation,
      idIndex: _idIndex,
      ...others
    } = optionsOf(command, create);
    const unsupported = Object.keys(others).find((option) => others[option] !== false);
    if (unsupported) throw notSupported(`The collection option '${unsupported}'`);
    if (validationLevel !== undefined && validationLevel !== 'strict')
      throw notSupported("A validationLevel but 'strict'");
    if (validationAction !== undefined && validationAction !== 'error')
      throw notSupported("A validationAction but 'error'");
    if (isDoc(validator)) compileFilter(validator, contextOf({}));
    const options = definedOnly({ validator, validationLevel, validationAction, collation });
    const existing = catalog.find(db, name);
    if (existing) {
      const same = JSON.stringify(existing.options) === JSON.stringify(options);
      if (same) return {};
      fail('NamespaceExists', `namespace ${db}.${name} already exists, but with different options`);
    }
    catalog.write(() => catalog.create(db, name, options));
    return {};
  },
};

const optionsOf = (command: Doc, { fields }: Command): Doc =>
  definedOnly(Object.fromEntries(fields.split(' ').map((name) => [name, command[name]])));

const definedOnly = (doc: Doc): Doc =>
  Object.fromEntries(Object.entries(doc).filter(([, value]) => value !== undefined));

const drop: Command = {
  fields: '',
  run(command, environment) {
    const collection = environment.catalog.find(environment.db, stringField(command, 'drop'));
    if (!collection) return {};
    environment.catalog.write(() => environment.catalog.drop(collection));
    return { nIndexesWas: collection.indexes.length, ns: collection.namespace };
  },
};

const renameCollection: Command = {
  fields: 'to dropTarget',
  run(command, { catalog }) {
    const from = splitNamespace(stringField(command, 'renameCollection'));
    const to = splitNamespace(stringField(command, 'to'));
    const collection = collectionOrThrow({ catalog, db: from.db }, from.name);
    const target = catalog.find(to.db, to.name);
    if (target === collection) fail('IllegalOperation', "Can't rename a collection to itself");
    if (target && !truthy(command.dropTarget)) fail('NamespaceExists', 'target namespace exists');
    catalog.write(() => {
      if (target) catalog.drop(target);
      catalog.rename(collection, to.db, to.name);
    });
    return {};
  },
};

function splitNamespace(namespace: string): { db: string; name: string } {
  const [db = '', ...name] = namespace.split('.');
  return { db, name: name.join('.') };
}

const dropDatabase: Command = {
  fields: '',
  run(_command, { catalog, db }) {
    const collections = catalog.all().filter((collection) => collection.db === db);
    catalog.write(() => {
      for (const collection of collections) catalog.drop(collection);
    });
    return collections.length > 0 ? { dropped: db } : {};
  },
};

const listCollections: Command = {
  fields: 'filter nameOnly authorizedCollections cursor',
  run(command, environment) {
    const { catalog, db } = environment;
    const matches = compileFilter(docField(command, 'filter'), contextOf(command));
    const docs = catalog
      .all()
      .filter((collection) => collection.db === db)
      .map((collection) => describe(collection))
      .filter((doc) => matches(doc))
      .map((doc) => (truthy(command.nameOnly) ? { name: doc.name, type: doc.type } : doc));
    return listReply(environment, `${db}.$cmd.listCollections`, docs, command);
  },
};

const describe = ({ name, options, indexes }: Collection): Doc => ({
  name,
  type: 'collection',
  options,
  info: { readOnly: false },
  idIndex: indexes[0]?.spec,
});

const listDatabases: Command = {
  fields: 'filter nameOnly authorizedDatabases',
  run(command, { catalog }) {
    const matches = compileFilter(docField(command, 'filter'), contextOf(command));
    const names = [...new Set(catalog.all().map(({ db }) => db))].sort();
    const all = names.map((name): Doc => ({ name, empty: false })).filter((doc) => matches(doc));
    return { databases: truthy(command.nameOnly) ? all.map(({ name }) => ({ name })) : all };
  },
};

const collMod: Command = {
  fields: 'index validator validationLevel validationAction',
  run(command, environment) {
    const collection = collectionOrThrow(environment, stringField(command, 'collMod'));
    const { validator, index, ...others } = optionsOf(command, collMod);
    const unsupported = Object.keys(others)[0];
    if (unsupported) throw notSupported(`collMod with '${unsupported}'`);
    if (isDoc(validator)) compileFilter(validator, contextOf({}));
    return environment.catalog.write(() => {
      if (isDoc(validator)) collection.options.validator = validator;
      const changes = isDoc(index) ? changeIndex(collection, index) : {};
      environment.catalog.save(collection);
      return changes;
    });
  },
};

/** Changes how long the documents of a TTL index live, or hides an index from the planner. */
function changeIndex(
  collection: Collection,
  { name, keyPattern, expireAfterSeconds, hidden, ...others }: Doc,
): Doc {
  const unsupported = Object.keys(others)[0];
  if (unsupported) throw notSupported(`collMod with index.${unsupported}`);
  const at = collection.indexes.findIndex(
    (one) => one.name === name || isSamePattern(one.spec.key, keyPattern),
  );
  const index = collection.indexes[at];
  if (!index) {
    fail('IndexNotFound', `cannot find index ${String(name)} for ns ${collection.namespace}`);
  }
  const changes = definedOnly({ expireAfterSeconds, hidden });
  if (Object.keys(changes).length === 0) fail('InvalidOptions', 'no expireAfterSeconds or hidden field');
  collection.indexes[at] = toIndex(index.id, normaliseSpec({ ...index.spec, ...changes }), [
    ...index.multikey,
  ]);
  return Object.fromEntries(
    Object.keys(changes).flatMap((option) => [
      [`${option}_old`, index.spec[option] ?? null],
      [`${option}_new`, changes[option]],
    ]),
  );
}

const isSamePattern = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const collectionCommands: Record<string, Command> = {
  renameCollection,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  collMod,
};
