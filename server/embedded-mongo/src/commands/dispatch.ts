import type { Binary } from 'bson';
import { fail, notSupported, StoreError } from '../errors';
import { type Doc, encode, isDoc, toNumber, truthy } from '../values/document';
import { aggregateCommands } from './aggregate';
import { collectionCommands } from './collections';
import type { Client, Command, Environment } from './environment';
import { explainCommands } from './explain';
import { applyFailPoint, ConnectionClosed, failPointCommands } from './fail-points';
import { indexCommands } from './indexes';
import { readCommands } from './read';
import { serverCommands } from './server';
import { requireSignIn, signInCommands } from './sign-in';
import { writeCommands } from './write';

const commands: Record<string, Command> = {
  ...serverCommands,
  ...signInCommands,
  ...failPointCommands,
  ...collectionCommands,
  ...indexCommands,
  ...readCommands,
  ...writeCommands,
  ...aggregateCommands,
  ...explainCommands,
};

const everyCommand =
  '$db lsid txnNumber autocommit startTransaction stmtId $clusterTime $readPreference readConcern ' +
  'writeConcern maxTimeMS comment apiVersion apiStrict apiDeprecationErrors';

/** The names of the fields that a command may have. */
const fieldsOf = new Map(
  Object.entries(commands).map(([name, { fields }]) => [
    name,
    new Set([name, ...fields.split(' '), ...everyCommand.split(' ')]),
  ]),
);

const rememberedReplies = 1000;

export interface Store extends Omit<Environment, 'db' | 'deadline' | 'client'> {
  /** Whether clients may make chosen commands fail, for tests. */
  failPoints: boolean;
}

/** Runs commands for clients. Whatever goes wrong in one becomes its answer and goes no further. */
export class Dispatcher {
  /** Replies to retryable writes: one that is sent again is answered again and not run twice. */
  private readonly replies = new Map<string, Uint8Array>();

  constructor(private readonly store: Store) {}

  async run(command: Doc, client: Client): Promise<Uint8Array> {
    try {
      const retry = client.isKnown ? retryKey(command) : undefined;
      const known = retry && this.replies.get(retry);
      if (known) return known;
      const reply = await this.answer(command, client);
      if (retry) this.remember(retry, reply);
      return reply;
    } catch (error) {
      if (error instanceof ConnectionClosed) throw error;
      return errorReply(error);
    }
  }

  private async answer(command: Doc, client: Client): Promise<Uint8Array> {
    const name = Object.keys(command)[0] ?? '';
    const known = this.knows(name) ? commands[name] : undefined;
    if (!known) fail('CommandNotFound', `no such command: '${name}', or not supported by the embedded store`);
    requireSignIn(name, client);
    checkFields(name, command);
    const db = typeof command.$db === 'string' ? command.$db : 'admin';
    const limit = toNumber(command.maxTimeMS) ?? 0;
    const deadline = limit > 0 ? Date.now() + limit : Number.POSITIVE_INFINITY;
    const added = applyFailPoint(name);
    const answer = await known.run(command, { ...this.store, db, deadline, client });
    if (isDoc(command.writeConcern) && truthy(command.writeConcern.j)) this.store.catalog.storage.sync();
    return answer instanceof Uint8Array ? answer : encode({ ...answer, ...added, ok: 1 });
  }

  private knows(name: string): boolean {
    return (
      Object.hasOwn(commands, name) && (this.store.failPoints || !Object.hasOwn(failPointCommands, name))
    );
  }

  private remember(key: string, reply: Uint8Array): void {
    this.replies.set(key, reply);
    const [oldest] = this.replies.keys();
    if (this.replies.size > rememberedReplies && oldest !== undefined) this.replies.delete(oldest);
  }
}

function retryKey({ lsid, txnNumber }: Doc): string | undefined {
  if (txnNumber === undefined || !isDoc(lsid)) return undefined;
  return `${(lsid.id as Binary).toString('hex')}:${String(txnNumber)}`;
}

function checkFields(name: string, command: Doc): void {
  const unknown = Object.keys(command).find((field) => fieldsOf.get(name)?.has(field) === false);
  if (unknown !== undefined) {
    fail(
      'UnknownField',
      `BSON field '${name}.${unknown}' is an unknown field or not supported by the embedded store`,
    );
  }
  if (command.autocommit !== undefined || truthy(command.startTransaction))
    throw notSupported('A transaction');
  const level = isDoc(command.readConcern) ? command.readConcern.level : undefined;
  if (level === 'snapshot' || level === 'linearizable') throw notSupported(`The read concern '${level}'`);
  const w = isDoc(command.writeConcern) ? toNumber(command.writeConcern.w) : undefined;
  if (w !== undefined && w > 1) fail('BadValue', "cannot use 'w' > 1 when a host is not replicated");
}

function errorReply(error: unknown): Uint8Array {
  const known = error instanceof StoreError ? error : new StoreError('InternalError', describe(error));
  const { code, codeName, message, details } = known;
  return encode({ ...details, ok: 0, errmsg: message, code, codeName });
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
