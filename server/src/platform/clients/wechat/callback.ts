import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';

/** How the callbacks of WeChat (its page calls them 消息推送) are set up on the platform. */
export interface CallbackSecrets {
  /** Token of the platform's page on them. */
  token: string;
  /** EncodingAESKey, 43 characters: needed for the encrypted mode. */
  aesKey?: string | undefined;
  appId: string;
}

/** What the address of a callback carries. */
export interface CallbackQuery {
  signature?: string | undefined;
  msg_signature?: string | undefined;
  timestamp: string;
  nonce: string;
}

/** A callback whose signature, encryption or form is wrong: whoever sent it, it is not answered. */
export class CallbackRefused extends Error {
  override readonly name = 'CallbackRefused';
}

const sha1 = (parts: readonly string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

function isSigned(signature: string | undefined, parts: readonly string[]): boolean {
  const expected = Buffer.from(sha1(parts));
  const given = Buffer.from(signature ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Checks the signature over (token, timestamp, nonce) that every plain callback and the first GET carry. */
export const isPlainlySigned = ({ token }: CallbackSecrets, query: CallbackQuery): boolean =>
  isSigned(query.signature, [token, query.timestamp, query.nonce]);

const xml = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: true });

// Numbers stay text: an id can exceed 2^53.
function readFields(text: string): Record<string, unknown> {
  // A document type could define entities that grow without end; WeChat sends none.
  if (/<!DOCTYPE/i.test(text)) throw new CallbackRefused('a document type');
  try {
    if (text.trimStart().startsWith('{')) return JSON.parse(text.replace(/(:\s*)(\d{16,})/g, '$1"$2"'));
    return (xml.parse(text) as { xml: Record<string, unknown> }).xml;
  } catch {
    throw new CallbackRefused('neither XML nor JSON');
  }
}

/** AES-256-CBC; inside: 16 random bytes, the length of the text in 4 bytes, the text, the AppID. */
function decrypt(aesKey: string, appId: string, encrypted: string): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const plain = decryptBlocks(key, encrypted);
  const padding = plain[plain.length - 1] ?? 0;
  const content = plain.subarray(0, plain.length - padding);
  if (content.length < 20) throw new CallbackRefused('too short');
  const end = 20 + content.readUInt32BE(16);
  if (content.subarray(end).toString('utf8') !== appId) throw new CallbackRefused('for another app');
  return content.subarray(20, end).toString('utf8');
}

function decryptBlocks(key: Buffer, encrypted: string): Buffer {
  try {
    // WeChat pads to 32 bytes, which Node's own unpadding refuses.
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    return Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
  } catch {
    throw new CallbackRefused('does not decrypt');
  }
}

/** How old a callback may be, or how far ahead: WeChat tries again for seconds, and clocks differ. */
const FRESH_SECONDS = 10 * 60;

const isFresh = ({ timestamp }: CallbackQuery, now: number): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= FRESH_SECONDS;

// The one thing that is looked for in what nobody has vouched for yet; no parser sees it.
const ENCRYPTED = /(?:<Encrypt>(?:<!\[CDATA\[)?|"Encrypt"\s{0,9}:\s{0,9}")([A-Za-z0-9+/=\\]+)/;
const encryptedIn = (body: string): string | undefined => ENCRYPTED.exec(body)?.[1]?.replaceAll('\\', '');

/**
 * The fields of a callback, once it is proven to come from WeChat, and lately: nothing is parsed before.
 * With a key set, only encrypted ones are taken. Throws a CallbackRefused.
 * @param now real time in milliseconds
 */
export function openCallback(
  secrets: CallbackSecrets,
  query: CallbackQuery,
  body: string,
  now: number,
): Record<string, unknown> {
  if (!isFresh(query, now)) throw new CallbackRefused('too old');
  if (!secrets.aesKey) {
    if (!isPlainlySigned(secrets, query)) throw new CallbackRefused('the signature is wrong');
    return readFields(body) ?? {};
  }
  const encrypted = encryptedIn(body);
  if (encrypted === undefined) throw new CallbackRefused('not encrypted');
  const parts = [secrets.token, query.timestamp, query.nonce, encrypted];
  if (!isSigned(query.msg_signature, parts)) throw new CallbackRefused('the signature is wrong');
  return readFields(decrypt(secrets.aesKey, secrets.appId, encrypted)) ?? {};
}
