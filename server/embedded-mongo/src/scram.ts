import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

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

export const mechanism = 'SCRAM-SHA-256';
// The password is 192 random bits: there is nothing to be slowed down by more rounds than drivers insist on.
const iterations = 4096;

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

/** The attributes of a message, `n=name,r=nonce`. */
const attributesOf = (message: string): Map<string, string> =>
  new Map(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]));

/** The client names itself and is answered with salt and nonce; undefined when nobody has that name. */
export function begin(
  message: string,
  credentials: Credentials,
): (Conversation & { reply: string }) | undefined {
  const first = message.replace(/^[ny],[^,]*,/, '');
  const given = attributesOf(first);
  const ofClient = given.get('r');
  if (given.get('n') !== credentials.name || !ofClient) return undefined;
  const nonce = ofClient + randomBytes(18).toString('base64');
  const reply = `r=${nonce},s=${credentials.salt},i=${iterations}`;
  return { nonce, said: `${first},${reply}`, reply };
}

/** The client proves that it knows the password, and is answered with the proof that we know it; undefined when it fails. */
export function finish(
  message: string,
  { nonce, said }: Conversation,
  credentials: Credentials,
): string | undefined {
  const [, withoutProof, proofText] = /^(.*),p=([^,]*)$/.exec(message) ?? [];
  if (withoutProof === undefined || attributesOf(withoutProof).get('r') !== nonce) return undefined;
  const signed = `${said},${withoutProof}`;
  const signature = hmac(credentials.storedKey, signed);
  const proof = Buffer.from(proofText ?? '', 'base64');
  if (proof.length !== signature.length) return undefined;
  const clientKey = Buffer.from(proof.map((byte, at) => byte ^ (signature[at] as number)));
  if (!timingSafeEqual(sha256(clientKey), credentials.storedKey)) return undefined;
  return `v=${hmac(credentials.serverKey, signed).toString('base64')}`;
}
