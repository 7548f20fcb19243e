import nacl from 'tweetnacl';
import { fromBase32, toBase32 } from './base32';
import { type Refusal, refuse } from './refusals';
import { readStatusText, type StatusBody, toHex } from './status-code';

/** A public key as the server hands it out and the app keeps it. */
export interface StatusKey {
  id: string;
  /** 32 bytes in base32. */
  publicKey: string;
  /** No code of this key holds longer than this; seconds since the epoch. */
  verifiesUntil: number;
}

/** A status code that is genuine and still holds. */
export interface VerifiedStatus {
  kind: 'verified';
  body: StatusBody;
  /** How old it is, in seconds. */
  age: number;
  /** Seconds since the epoch. */
  expiresAt: number;
}

/** Clocks of phones differ; a code may seem this many seconds younger than new. */
const CLOCK_TOLERANCE_SECONDS = 120;

/** The id of a public key: the first 8 bytes of its SHA-512 in hex. */
export const statusKeyId = (publicKey: Uint8Array): string => toHex(nacl.hash(publicKey).subarray(0, 8));

/** The form in which a public key is handed out. */
export const statusKey = (publicKey: Uint8Array, verifiesUntil: number): StatusKey => ({
  id: statusKeyId(publicKey),
  publicKey: toBase32(publicKey),
  verifiesUntil,
});

/**
 * Verifies a status code without network, from the public keys that were fetched before.
 * @param now real time of this device, seconds since the epoch
 */
export function verifyStatus(
  text: string,
  keys: readonly StatusKey[],
  now: number,
): VerifiedStatus | Refusal {
  const code = readStatusText(text);
  if (typeof code === 'string') return refuse(code);
  const { body } = code;
  const expiresAt = body.issuedAt + body.lifetime;
  const key = keys.find(({ id }) => id === body.keyId);
  if (!key) return refuse(now > expiresAt ? 'expired' : 'unknown-key');
  if (!isSigned(code.signed, code.signature, key)) return refuse('forged');
  if (now > expiresAt) return refuse('expired');
  if (body.issuedAt > now + CLOCK_TOLERANCE_SECONDS) return refuse('clock-differs');
  return { kind: 'verified', body, age: Math.max(0, now - body.issuedAt), expiresAt };
}

function isSigned(signed: Uint8Array, signature: Uint8Array, key: StatusKey): boolean {
  const publicKey = fromBase32(key.publicKey);
  return publicKey?.length === 32 && nacl.sign.detached.verify(signed, signature, publicKey);
}

/** How old a code is, in words: 刚刚出示 or 3 分钟前出示. */
export const ageInWords = (age: number): string =>
  age < 60 ? '刚刚出示' : `${Math.floor(age / 60)} 分钟前出示`;
