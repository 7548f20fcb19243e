import { Binary } from 'bson';
import { fail } from '../errors';
import { begin, finish, mechanism } from '../scram';
import { type Doc, isDoc } from '../values/document';
import type { Client, Command, Environment } from './environment';

const conversationId = 1;

const refuse = (): never => fail('AuthenticationFailed', 'Authentication failed.');

const payloadOf = ({ payload }: Doc): string =>
  payload instanceof Binary ? Buffer.from(payload.value()).toString('utf8') : refuse();

const answer = (done: boolean, payload: string): Doc => ({
  conversationId,
  done,
  payload: new Binary(Buffer.from(payload)),
});

function beginSignIn(command: Doc, { client, credentials }: Environment): Doc {
  client.conversation = undefined;
  if (command.mechanism !== mechanism) {
    const asked = String(command.mechanism);
    fail('MechanismUnavailable', `Received authentication for mechanism ${asked}, which is not here`);
  }
  client.conversation = begin(payloadOf(command), credentials);
  return client.conversation ? answer(false, client.conversation.reply) : refuse();
}

function continueSignIn(command: Doc, { client, credentials }: Environment): Doc {
  const { conversation } = client;
  const message = payloadOf(command);
  if (client.isKnown && message === '') return answer(true, ''); // of clients that cannot end with the proof
  client.conversation = undefined;
  const proof = conversation && finish(message, conversation, credentials);
  if (!proof) return refuse();
  client.isKnown = true;
  return answer(true, proof);
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
