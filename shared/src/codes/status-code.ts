import { fromBase32, toBase32 } from './base32';
import { isOfFirstVersion, type PackLookVerdict, packVerdicts, verdicts } from './verdict';

/**
 * The status code: a 28-byte body and its 64-byte Ed25519 signature, in base32.
 *
 * | bytes | what |
 * | --- | --- |
 * | 0 | version: 1, or 2 where the verdict is none of the first eight |
 * | 1 | verdict, its place in `packVerdicts` |
 * | 2–3 | lifetime in seconds, at most 600 |
 * | 4–7 | issued at, in seconds since the epoch, real time |
 * | 8–15 | key id: the first 8 bytes of the public key's SHA-512 |
 * | 16–27 | record id: the holder's certificate in this helper |
 *
 * All numbers are big-endian. The signature is over a fixed prefix and the body.
 * Whoever is built before a version or a verdict says 请更新: what is new has a new version, and so what is out in the
 * field is read as ever.
 */
export interface StatusBody {
  verdict: PackLookVerdict;
  /** Seconds, 1 to 600. */
  lifetime: number;
  /** Seconds since the epoch. */
  issuedAt: number;
  /** 16 hex digits. */
  keyId: string;
  /** 24 hex digits. */
  recordId: string;
}

/** A status code taken apart; nothing is said yet of its signature or its age. */
export interface StatusCode {
  body: StatusBody;
  /** The bytes that are signed. */
  signed: Uint8Array;
  signature: Uint8Array;
}

export const MAX_LIFETIME_SECONDS = 600;
export const STATUS_PREFIX = 'HZ:';
/** In a web address the code is the last part of the path after this one. */
export const STATUS_PATH = '/S/';
export const STATUS_LETTERS = 148;

/** What a code of each version can say, by its number. */
const SAYABLE: Readonly<Record<number, readonly PackLookVerdict[]>> = { 1: verdicts, 2: packVerdicts };
const NEWEST = 2;
const BODY_BYTES = 28;
const SIGNATURE_BYTES = 64;
// "huanzheng/status/1": a signature made for anything else never fits here.
const DOMAIN = Uint8Array.from('huanzheng/status/1', (letter) => letter.charCodeAt(0));

/** The bytes to be signed for a body. Throws a RangeError for a body that cannot be written. */
export function bytesToSign(body: StatusBody): Uint8Array {
  if (!Number.isInteger(body.lifetime) || body.lifetime < 1 || body.lifetime > MAX_LIFETIME_SECONDS)
    throw new RangeError('a status code holds for 1 to 600 seconds');
  const bytes = new Uint8Array(BODY_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, isOfFirstVersion(body.verdict) ? 1 : 2);
  view.setUint8(1, packVerdicts.indexOf(body.verdict));
  view.setUint16(2, body.lifetime);
  view.setUint32(4, body.issuedAt);
  bytes.set(fromHex(body.keyId, 8), 8);
  bytes.set(fromHex(body.recordId, 12), 16);
  return join(DOMAIN, bytes);
}

/** The text of a signed body, 148 letters of base32. */
export const statusText = (signed: Uint8Array, signature: Uint8Array): string =>
  toBase32(join(signed.subarray(DOMAIN.length), signature));

/** Takes the 148 letters apart, or says why they are no status code. */
export function readStatusText(text: string): StatusCode | 'unreadable' | 'newer-version' {
  const bytes = text.length === STATUS_LETTERS ? fromBase32(text) : undefined;
  if (!bytes || bytes.length !== BODY_BYTES + SIGNATURE_BYTES) return 'unreadable';
  const view = new DataView(bytes.buffer);
  const version = view.getUint8(0);
  const sayable = SAYABLE[version];
  if (!sayable) return version > NEWEST ? 'newer-version' : 'unreadable';
  const verdict = sayable[view.getUint8(1)];
  if (!verdict) return 'newer-version';
  const lifetime = view.getUint16(2);
  if (lifetime < 1 || lifetime > MAX_LIFETIME_SECONDS) return 'unreadable';
  return {
    body: {
      verdict,
      lifetime,
      issuedAt: view.getUint32(4),
      keyId: toHex(bytes.subarray(8, 16)),
      recordId: toHex(bytes.subarray(16, BODY_BYTES)),
    },
    signed: join(DOMAIN, bytes.subarray(0, BODY_BYTES)),
    signature: bytes.slice(BODY_BYTES),
  };
}

export const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte < 16 ? '0' : '') + byte.toString(16)).join('');

function fromHex(hex: string, length: number): Uint8Array {
  if (hex.length !== length * 2 || !/^[0-9a-f]+$/.test(hex))
    throw new RangeError(`not ${length} bytes in hex`);
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
