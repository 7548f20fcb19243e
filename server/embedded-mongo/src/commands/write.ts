import { updatePipeline } from '../aggregation/mappers';
import { fail, StoreError } from '../errors';
import { checkMemory } from '../memory';
import { allMatches, firstMatch, type Match, type OpenQuery, openQuery } from '../query/find';
import { compileFilter } from '../query/matcher';
import { compileProjection } from '../query/projection';
import type { Collection } from '../storage/collection';
import { compileUpdate, documentOfFilter, type Update, withId } from '../update/update';
import {
  type Doc,
  encodeStored,
  getOwn,
  isDoc,
  isNumber,
  rawBytes,
  toNumber,
  truthy,
} from '../values/document';
import { type Command, contextOf, docField, type Environment, listField, stringField } from './environment';

const common = 'ordered bypassDocumentValidation let';

const insert: Command = {
  fields: `documents ${common}`,
  run(command, { catalog, db }) {
    const documents = listField(command, 'documents');
    return catalog.write(() => {
      const collection = catalog.obtain(db, stringField(command, 'insert'));
      return insertAll(collection, documents, command);
    });
  },
};

/** Looks for the unique keys of all documents at once, and writes those that may come in together. */
function insertAll(collection: Collection, documents: Doc[], command: Doc): Doc {
  const inserts = collection.inserts();
  const prepared = documents.map((document) => {
    try {
      const complete = checked(collection, document, command);
      return { complete, keys: inserts.prepare(complete) };
    } catch (error) {
      return { error };
    }
  });
  inserts.expect(prepared.flatMap(({ keys }) => (keys ? [keys] : [])));
  const reply = eachStatement(command, documents, (document, written, index) => {
    const { complete, keys, error } = prepared[index] as (typeof prepared)[number];
    if (!complete) throw error;
    inserts.add(complete, storedBytes(document, complete), keys);
    written.n += 1;
  });
  inserts.write();
  return reply;
}

interface WriteReply extends Doc {
  n: number;
  writeErrors?: Doc[];
}

/** Runs the statements of a write command; an error ends it when it is ordered, or is noted for its statement. */
function eachStatement(
  command: Doc,
  statements: Doc[],
  run: (statement: Doc, reply: WriteReply, index: number) => void,
): Doc {
  if (statements.length === 0) fail(16, 'Write batch sizes must be between 1 and 100000. Got 0 operations.');
  const ordered = command.ordered === undefined || truthy(command.ordered);
  const reply: WriteReply = { n: 0 };
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, reply, index);
    } catch (error) {
      if (!(error instanceof StoreError) || error.codeName === 'OutOfDiskSpace') throw error;
      reply.writeErrors ??= [];
      reply.writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (ordered) break;
    }
  }
  return reply;
}

function insertDocument(collection: Collection, document: Doc, command: Doc): Doc {
  const complete = checked(collection, document, command);
  collection.insert(complete, storedBytes(document, complete));
  return complete;
}

/** A document as it is to be kept: with an id, and as the collection wants it. */
function checked(collection: Collection, document: Doc, command: Doc): Doc {
  const complete = withId(document);
  checkId(complete._id);
  validate(collection, complete, command);
  return complete;
}

/** The client's own BSON where nothing had to be added to it. */
const storedBytes = (document: Doc, complete: Doc): Uint8Array =>
  (complete === document ? rawBytes.get(document) : undefined) ?? encodeStored(complete);

function checkId(id: unknown): void {
  const isRegex = (id as Doc | null)?._bsontype === 'BSONRegExp';
  if (Array.isArray(id) || isRegex || id === undefined) {
    fail('InvalidIdField', `The '_id' value cannot be of type ${Array.isArray(id) ? 'array' : 'regex'}`);
  }
  const dollar = isDoc(id) ? Object.keys(id).find((name) => name.startsWith('$')) : undefined;
  if (dollar && !/^\$(ref|id|db)$/.test(dollar)) {
    fail(
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
    );
  }
}

/** The collection's own rule for its documents, { validator: <filter> } of `create`. */
function validate(collection: Collection, document: Doc, command: Doc): void {
  const { validator } = collection.options;
  if (!isDoc(validator) || truthy(command.bypassDocumentValidation)) return;
  if (compileFilter(validator, contextOf({}, collection))(document)) return;
  const errInfo = {
    failingDocumentId: document._id,
    details: { operatorName: '$validator', specifiedAs: validator },
  };
  fail('DocumentValidationFailure', 'Document failed validation', { errInfo });
}

const updateFields = 'q u c multi upsert collation arrayFilters hint';

const update: Command = {
  fields: `updates ${common}`,
  run(command, { catalog, db }) {
    const statements = listField(command, 'updates');
    for (const statement of statements) refuseUnknown(statement, updateFields, 'update.updates');
    const upserted: Doc[] = [];
    return catalog.write(() => {
      const collection = collectionFor(command, 'update', statements, { catalog, db });
      const counts = { nModified: 0 };
      const reply = eachStatement(command, statements, (statement, written, index) => {
        const result = runUpdate(collection, statement, command);
        written.n += result.matched;
        counts.nModified += result.modified;
        if (!result.upserted) return;
        written.n += 1;
        upserted.push({ index, _id: result.upserted._id });
      });
      return { ...reply, ...counts, ...(upserted.length > 0 ? { upserted } : {}) };
    });
  },
};

/** An update without upsert does not create its collection; it is compiled all the same, to tell of its errors. */
function collectionFor(
  command: Doc,
  name: string,
  statements: Doc[],
  { catalog, db }: Pick<Environment, 'catalog' | 'db'>,
): Collection {
  const collection = stringField(command, name);
  const creates = statements.some(({ upsert }) => truthy(upsert));
  return creates ? catalog.obtain(db, collection) : catalog.findOrAbsent(db, collection);
}

interface UpdateResult {
  matched: number;
  modified: number;
  upserted?: Doc;
}

function runUpdate(collection: Collection, statement: Doc, command: Doc): UpdateResult {
  const { q, u, c, multi, collation, hint, arrayFilters } = statement;
  const filter = docField({ q }, 'q');
  const options = { collation, let: { ...docField(command, 'let'), ...docField({ c }, 'c') } };
  const context = contextOf(options, collection);
  const change = compileUpdate(u, {
    ...context,
    arrayFilters,
    pipeline: (stages) => updatePipeline(stages, context.variables),
  });
  if (truthy(multi) && change.isReplacement) {
    fail('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const query = openQuery(collection, { filter, hint }, context);
  const found = truthy(multi) ? allMatches(query) : oneMatch(query);
  const result: UpdateResult = { matched: found.length, modified: 0 };
  for (const match of found) if (writeMatch(collection, match, change, command)) result.modified += 1;
  if (found.length === 0 && truthy(statement.upsert))
    result.upserted = upsert(collection, filter, change, command);
  return result;
}

/** A match to write to; its document is changed in place. Of many found at once, only the numbers are kept. */
type Target = Pick<Match, 'rid' | 'at'> & Partial<Match>;

const oneMatch = (query: OpenQuery): Target[] => {
  const match = firstMatch(query);
  return match ? [match] : [];
};

/** Gives the document as it has become, or undefined when the update left it as it was. */
function writeMatch(
  collection: Collection,
  { rid, at, bytes = collection.doc(rid), ...match }: Target,
  change: Update,
  command: Doc,
): Doc | undefined {
  if (!bytes) return undefined;
  const old = match.doc ?? collection.read(bytes);
  const before = collection.keysOf(old, change.touched);
  const doc = change.apply(old, { index: at.index, inserting: false });
  validate(collection, doc, command);
  return collection.replace(rid, bytes, doc, before) ? doc : undefined;
}

function upsert(collection: Collection, filter: Doc, change: Update, command: Doc): Doc {
  const base = documentOfFilter(filter);
  const start = change.isReplacement ? (base._id === undefined ? {} : { _id: base._id }) : base;
  return insertDocument(collection, change.apply(start, { inserting: true }), command);
}

function refuseUnknown(statement: Doc, fields: string, place: string): void {
  const known = fields.split(' ');
  const unknown = Object.keys(statement).find((name) => !known.includes(name));
  if (unknown)
    fail(
      'UnknownField',
      `BSON field '${place}.${unknown}' is an unknown field or not supported by the embedded store`,
    );
}

const deleteFields = 'q limit collation hint';

const remove: Command = {
  fields: `deletes ${common}`,
  run(command, { catalog, db }) {
    const statements = listField(command, 'deletes');
    for (const statement of statements) refuseUnknown(statement, deleteFields, 'delete.deletes');
    return catalog.write(() => {
      const collection = collectionFor(command, 'delete', [], { catalog, db });
      return eachStatement(command, statements, (statement, reply) => {
        reply.n += runDelete(collection, statement, command);
      });
    });
  },
};

function runDelete(collection: Collection, statement: Doc, command: Doc): number {
  const { q, limit, collation, hint } = statement;
  if (!isNumber(limit)) fail('MissingField', "BSON field 'delete.deletes.limit' is missing");
  const context = contextOf({ collation, let: command.let }, collection);
  const query = openQuery(collection, { filter: docField({ q }, 'q'), hint }, context);
  let removed = 0;
  // Page by page: what is taken away here moves nothing that is still to be read.
  for (const page of toNumber(limit) === 1 ? [oneMatch(query)] : query.pages()) {
    checkMemory();
    for (const { rid, doc } of page) collection.remove(rid, doc);
    removed += page.length;
  }
  return removed;
}

const findAndModify: Command = {
  fields:
    'query sort remove update new fields upsert bypassDocumentValidation collation arrayFilters hint let',
  run(command, { catalog, db }) {
    const removes = truthy(command.remove);
    if (removes === (command.update !== undefined)) {
      fail('FailedToParse', "Either an update or 'remove' must be given, and not both");
    }
    if (removes && (truthy(command.upsert) || truthy(command.new))) {
      fail('FailedToParse', "Cannot specify both 'upsert' or 'new' and 'remove'");
    }
    const name = Object.hasOwn(command, 'findAndModify') ? 'findAndModify' : 'findandmodify';
    return catalog.write(() => {
      const collection = collectionFor(command, name, removes ? [] : [command], { catalog, db });
      return removes ? findAndRemove(collection, command) : findAndUpdate(collection, command);
    });
  },
};

function findAndRemove(collection: Collection, command: Doc): Doc {
  const match = findOne(collection, command);
  if (!match) return { lastErrorObject: { n: 0 }, value: null };
  const value = projected(collection, command, match.doc, match.at);
  collection.remove(match.rid);
  return { lastErrorObject: { n: 1 }, value };
}

function findAndUpdate(collection: Collection, command: Doc): Doc {
  const context = contextOf(command, collection);
  const change = compileUpdate(command.update, {
    ...context,
    arrayFilters: command.arrayFilters,
    pipeline: (stages) => updatePipeline(stages, context.variables),
  });
  const match = findOne(collection, command);
  const wantsNew = truthy(command.new);
  if (match) {
    const after = writeMatch(collection, match, change, command) ?? match.doc;
    const value = projected(collection, command, wantsNew ? after : collection.read(match.bytes), match.at);
    return { lastErrorObject: { n: 1, updatedExisting: true }, value };
  }
  if (!truthy(command.upsert)) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  const doc = upsert(collection, docField(command, 'query'), change, command);
  const value = wantsNew ? projected(collection, command, doc, {}) : null;
  return { lastErrorObject: { n: 1, updatedExisting: false, upserted: getOwn(doc, '_id') }, value };
}

function findOne(collection: Collection, command: Doc): Match | undefined {
  const { sort, hint } = command;
  return firstMatch(
    openQuery(
      collection,
      { filter: docField(command, 'query'), sort: sort ?? undefined, hint, limit: 1 },
      contextOf(command, collection),
    ),
  );
}

function projected(collection: Collection, command: Doc, doc: Doc, at: Match['at']): Doc {
  const fields = docField(command, 'fields');
  return Object.keys(fields).length === 0
    ? doc
    : compileProjection(fields, contextOf(command, collection))(doc, at);
}

export const writeCommands: Record<string, Command> = {
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
};
