import { EJSON } from 'bson';
import {
  type Collection,
  type CommandStartedEvent,
  type CommandSucceededEvent,
  type Db,
  MongoBulkWriteError,
  MongoClient,
  MongoServerError,
} from 'mongodb';
import { differences } from './unified-match';

type Doc = Record<string, unknown>;

interface Operation {
  object: string;
  name: string;
  arguments?: Doc;
  expectResult?: unknown;
  expectError?: Doc;
  ignoreResultAndError?: boolean;
}

interface Requirement {
  minServerVersion?: string;
  maxServerVersion?: string;
  topologies?: string[];
}

export interface UnifiedTest {
  description: string;
  runOnRequirements?: Requirement[];
  skipReason?: string;
  operations: Operation[];
  expectEvents?: { client: string; events: Doc[] }[];
  outcome?: CollectionData[];
}

interface CollectionData {
  collectionName: string;
  databaseName: string;
  documents: Doc[];
}

export interface UnifiedFile {
  description: string;
  runOnRequirements?: Requirement[];
  createEntities?: Doc[];
  initialData?: CollectionData[];
  tests: UnifiedTest[];
}

export const parseFile = (text: string): UnifiedFile => EJSON.parse(text, { relaxed: true }) as UnifiedFile;

const serverVersion = '7.0.0';

/** Whether a test is meant for a standalone server of version 7.0. */
export function applies(requirements: Requirement[] = [{}]): boolean {
  return requirements.some(
    ({ minServerVersion = '0', maxServerVersion = '99', topologies = ['single'] }) =>
      compareVersions(minServerVersion, serverVersion) <= 0 &&
      compareVersions(maxServerVersion, serverVersion) >= 0 &&
      topologies.includes('single'),
  );
}

function compareVersions(a: string, b: string): number {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < 3; i++) if ((x[i] ?? 0) !== (y[i] ?? 0)) return (x[i] ?? 0) - (y[i] ?? 0);
  return 0;
}

interface ObservedClient {
  client: MongoClient;
  events: Doc[];
}

/** The objects a test file works with, by their names in it. */
class Entities {
  readonly clients = new Map<string, ObservedClient>();
  readonly databases = new Map<string, Db>();
  readonly collections = new Map<string, Collection>();

  constructor(private readonly uri: string) {}

  create(entity: Doc): void {
    const [[kind, given]] = Object.entries(entity) as [[string, Doc]];
    const id = given.id as string;
    if (kind === 'client') this.clients.set(id, this.observe(given));
    else if (kind === 'database') {
      const { client } = this.clients.get(given.client as string) as ObservedClient;
      this.databases.set(id, client.db(given.databaseName as string, given.databaseOptions as Doc));
    } else if (kind === 'collection') {
      const db = this.databases.get(given.database as string) as Db;
      this.collections.set(id, db.collection(given.collectionName as string, given.collectionOptions as Doc));
    } else throw new Error(`The runner does not know the entity ${kind}`);
  }

  private observe({ observeEvents = [], uriOptions = {} }: Doc): ObservedClient {
    const client = new MongoClient(this.uri, { monitorCommands: true, ...(uriOptions as Doc) });
    const events: Doc[] = [];
    const wanted = observeEvents as string[];
    const note = (type: string, event: CommandStartedEvent | CommandSucceededEvent) => {
      if (event.commandName !== 'configureFailPoint') events.push({ [type]: event });
    };
    if (wanted.includes('commandStartedEvent'))
      client.on('commandStarted', (event) => note('commandStartedEvent', event));
    if (wanted.includes('commandSucceededEvent')) {
      client.on('commandSucceeded', (event) => note('commandSucceededEvent', event));
    }
    return { client, events };
  }

  async close(): Promise<void> {
    for (const { client } of this.clients.values()) await client.close();
  }
}

/** Runs one case against the server at the address; gives what did not come out as it should. */
export async function runCase(
  uri: string,
  admin: MongoClient,
  file: UnifiedFile,
  test: UnifiedTest,
): Promise<string[]> {
  const entities = new Entities(uri);
  try {
    await prepare(admin, file.initialData ?? []);
    for (const entity of file.createEntities ?? []) entities.create(entity);
    const failures: string[] = [];
    for (const operation of test.operations) failures.push(...(await runOperation(entities, operation)));
    failures.push(...checkEvents(entities, test), ...(await checkOutcome(admin, test.outcome ?? [])));
    return failures;
  } finally {
    await admin.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' });
    await entities.close();
  }
}

async function prepare(admin: MongoClient, data: CollectionData[]): Promise<void> {
  for (const { databaseName, collectionName, documents } of data) {
    const db = admin.db(databaseName);
    await db.dropCollection(collectionName);
    if (documents.length > 0) await db.collection(collectionName).insertMany(documents);
    else await db.createCollection(collectionName);
  }
}

async function runOperation(entities: Entities, operation: Operation): Promise<string[]> {
  const { name, expectError, expectResult, ignoreResultAndError } = operation;
  let result: unknown;
  try {
    result = await perform(entities, operation);
  } catch (error) {
    if (ignoreResultAndError) return [];
    if (expectError) return checkError(error as Error, expectError).map((text) => `${name}: ${text}`);
    return [`${name} failed: ${(error as Error).message}`];
  }
  if (expectError) return [`${name} should have failed`];
  if (expectResult === undefined) return [];
  return differences(expectResult, result ?? null, name);
}

function perform(entities: Entities, { object, name, arguments: given = {} }: Operation): Promise<unknown> {
  const collection = entities.collections.get(object);
  if (collection) return onCollection(collection, name, given);
  const db = entities.databases.get(object);
  if (db) return onDatabase(db, name, given);
  if (object === 'testRunner' && name === 'failPoint') {
    const { client } = entities.clients.get(given.client as string) as ObservedClient;
    return client.db('admin').command(given.failPoint as Doc);
  }
  throw new Error(`The runner cannot do ${name} on ${object}`);
}

async function onDatabase(db: Db, name: string, given: Doc): Promise<unknown> {
  const { pipeline, collection, ...options } = given;
  switch (name) {
    case 'aggregate':
      return db.aggregate(pipeline as Doc[], options).toArray();
    case 'createCollection':
      return db.createCollection(collection as string, {
        ...options,
        ...(pipeline ? { pipeline: pipeline as Doc[] } : {}),
      });
    case 'dropCollection':
      return db.dropCollection(collection as string);
    case 'modifyCollection':
      return db.command({ collMod: collection, ...options });
  }
  throw new Error(`The runner cannot do ${name} on a database`);
}

function onCollection(collection: Collection, name: string, given: Doc): Promise<unknown> {
  const {
    filter,
    update,
    replacement,
    document,
    documents,
    pipeline,
    requests,
    fieldName,
    keys,
    ...options
  } = given;
  const where = filter as Doc;
  switch (name) {
    case 'aggregate':
      return collection.aggregate(pipeline as Doc[], options).toArray();
    case 'find':
      return collection.find(where, options).toArray();
    case 'findOne':
    case 'countDocuments':
    case 'count':
    case 'deleteOne':
    case 'deleteMany':
    case 'findOneAndDelete':
      return (collection[name] as (where: Doc, options: Doc) => Promise<unknown>).call(
        collection,
        where,
        options,
      );
    case 'estimatedDocumentCount':
      return collection.estimatedDocumentCount(options);
    case 'distinct':
      return collection.distinct(fieldName as string, where, options);
    case 'insertOne':
      return collection.insertOne(document as Doc, options);
    case 'insertMany':
      return collection.insertMany(documents as Doc[], options);
    case 'updateOne':
    case 'updateMany':
      return collection[name](where, update as Doc, options);
    case 'replaceOne':
      return collection.replaceOne(where, replacement as Doc, options);
    case 'findOneAndUpdate':
      return collection.findOneAndUpdate(where, update as Doc, lowerCased(options));
    case 'findOneAndReplace':
      return collection.findOneAndReplace(where, replacement as Doc, lowerCased(options));
    case 'bulkWrite':
      return collection.bulkWrite(requests as never, options);
    case 'createIndex':
      return collection.createIndex(keys as never, options);
  }
  throw new Error(`The runner cannot do ${name} on a collection`);
}

const lowerCased = ({ returnDocument, ...options }: Doc): Doc => ({
  ...options,
  ...(returnDocument ? { returnDocument: String(returnDocument).toLowerCase() } : {}),
});

function checkError(error: Error, expected: Doc): string[] {
  const failures: string[] = [];
  const isServerError = error instanceof MongoServerError;
  const expect = (holds: boolean, text: string) => holds || failures.push(`${text} (${error.message})`);
  if (expected.isClientError !== undefined)
    expect(expected.isClientError !== isServerError, 'client or server error');
  if (typeof expected.errorContains === 'string') {
    expect(
      error.message.toLowerCase().includes(expected.errorContains.toLowerCase()),
      `should say ${expected.errorContains}`,
    );
  }
  const { code } = error as { code?: unknown };
  if (expected.errorCode !== undefined)
    expect(code === expected.errorCode, `code ${expected.errorCode}, not ${code}`);
  if (expected.errorResponse !== undefined) {
    const response = (error as MongoServerError).errorResponse ?? {};
    failures.push(...differences(expected.errorResponse, response, 'errorResponse'));
  }
  if (expected.expectResult !== undefined) {
    const partial = error instanceof MongoBulkWriteError ? error.result : {};
    failures.push(...differences(expected.expectResult, partial, 'partial result'));
  }
  return failures;
}

function checkEvents(entities: Entities, { expectEvents = [] }: UnifiedTest): string[] {
  return expectEvents.flatMap(({ client, events: expected }) => {
    const seen = (entities.clients.get(client) as ObservedClient).events;
    if (seen.length !== expected.length) return [`${expected.length} events expected, ${seen.length} seen`];
    return expected.flatMap((event, i) => {
      const [[type, wanted]] = Object.entries(event) as [[string, Doc]];
      const actual = (seen[i] as Doc)[type] as Doc | undefined;
      return actual
        ? differences(wanted, commandOf(actual), `event ${i}`).filter((text) => !isSurplus(text))
        : [`event ${i} is no ${type}`];
    });
  });
}

/** A command and a reply stand at the root by themselves: further fields are allowed in them. */
const isSurplus = (text: string): boolean =>
  /^event \d+\.(command|reply)\.[^.[]+ should not be there$/.test(text);

const commandOf = (event: Doc): Doc => ({
  command: event.command,
  commandName: event.commandName,
  databaseName: event.databaseName,
  reply: event.reply,
});

async function checkOutcome(admin: MongoClient, outcome: CollectionData[]): Promise<string[]> {
  const failures: string[] = [];
  for (const { databaseName, collectionName, documents } of outcome) {
    const found = await admin
      .db(databaseName)
      .collection(collectionName)
      .find({}, { sort: { _id: 1 } })
      .toArray();
    failures.push(...differences(documents, found, 'outcome', false));
  }
  return failures;
}
