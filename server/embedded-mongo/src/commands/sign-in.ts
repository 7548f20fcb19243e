import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Binary } from 'bson';
import { fail } from '../errors';
import { type Doc, isDoc } from '../values/document';
import type { Client, Command, Environment } from './environment';

/** The one who may in: a name and a password in plain ASCII. */
export interface User {
  name: string;
  password: string;
}

/** What SCRAM-SHA-256 (RFC 5802, RFC 7677) needs to know of a user; the password cannot be read out of it. */
export interface Credentials {
  name: string;
  salt: string;
  storedKey: Buffer;
  serverKey: Buffer;
}

/** A sign-in of which the first half is done. */
export interface Conversation {
  nonce: string;
  /** What both sides have said so far, which the proof signs. */
  said: string;
}

// The password is 192 random bits: there is nothing to be slowed down by more rounds than drivers insist on.
const iterations = 4096;
const mechanism = 'SCRAM-SHA-256';
const conversationId = 1;

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

export function credentialsOf({ name, password }: User): Credentials {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  return {
    name,
    salt: salt.toString('base64'),
    storedKey: sha256(hmac(salted, 'Client Key')),
    serverKey: hmac(salted, 'Server Key'),
  };
}

const refuse = (): never => fail('AuthenticationFailed', 'Authentication failed.');

/** The attributes of a message of SCRAM, `n=name,r=nonce`. */
const attributesOf = (message: string): Map<string, string> =>
  new Map(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));

function payloadOf({ payload }: Doc): string {
  return payload instanceof Binary ? Buffer.from(payload.value()).toString('utf8') : refuse();
}

const answer = (done: boolean, payload: string): Doc => ({
  conversationId,
  done,
  payload: new Binary(Buffer.from(payload)),
});

/** The client names itself; the store answers with salt and nonce. */
export function beginSignIn(command: Doc, { client, credentials }: Environment): Doc {
  client.conversation = undefined;
  if (command.mechanism !== mechanism) {
    fail(
      'MechanismUnavailable',
      `Received authentication for mechanism ${String(command.mechanism)}, which is not here`,
    );
  }
  const first = payloadOf(command).replace(/^[ny],[^,]*,/, '');
  const given = attributesOf(first);
  if (given.get('n') !== credentials.name || !given.get('r')) refuse();
  const nonce = given.get('r') + randomBytes(18).toString('base64');
  const reply = `r=${nonce},s=${credentials.salt},i=${iterations}`;
  client.conversation = { nonce, said: `${first},${reply}` };
  return answer(false, reply);
}

/** The client proves that it knows the password, and the store proves the same in its answer. */
function continueSignIn(command: Doc, { client, credentials }: Environment): Doc {
  const { conversation } = client;
  client.conversation = undefined;
  const last = payloadOf(command);
  if (client.isKnown && last === '') return answer(true, ''); // of clients that cannot end with the proof
  const given = attributesOf(last);
  if (!conversation || given.get('r') !== conversation.nonce) return refuse();
  const said = `${conversation.said},${last.slice(0, last.lastIndexOf(',p='))}`;
  const signature = hmac(credentials.storedKey, said);
  const proof = Buffer.from(last.slice(last.lastIndexOf(',p=') + 3), 'base64');
  if (proof.length !== signature.length) return refuse();
  const clientKey = Buffer.from(proof.map((byte, at) => byte ^ (signature[at] as number)));
  if (!timingSafeEqual(sha256(clientKey), credentials.storedKey)) return refuse();
  client.isKnown = true;
  return answer(true, `v=${hmac(credentials.serverKey, said).toString('base64')}`);
}

/** The first half of a sign-in within the handshake, which saves a round trip; what is wrong there is told later. */
export function speculativeSignIn(command: Doc, environment: Environment): Doc {
  const { saslSupportedMechs, speculativeAuthenticate } = command;
  const extra: Doc = saslSupportedMechs === undefined ? {} : { saslSupportedMechs: [mechanism] };
  if (!isDoc(speculativeAuthenticate) || speculativeAuthenticate.mechanism !== mechanism) return extra;
  try {
    return { ...extra, speculativeAuthenticate: beginSignIn(speculativeAuthenticate, environment) };
  } catch {
    return extra;
  }
}

/** What may be asked before a sign-in. */
const open = new Set(
  'hello isMaster ismaster ping buildInfo connectionStatus saslStart saslContinue logout'.split(' '),
);

export function requireSignIn(name: string, client: Client): void {
  if (!client.isKnown && !open.has(name)) fail('Unauthorized', `Command ${name} requires authentication`);
}

export const signInCommands: Record<string, Command> = {
  saslStart: { fields: 'mechanism payload options autoAuthorize', run: beginSignIn },
  saslContinue: { fields: 'conversationId payload', run: continueSignIn },
  logout: {
    fields: '',
    run: (_command, { client }) => {
      client.isKnown = false;
      return {};
    },
  },
};
