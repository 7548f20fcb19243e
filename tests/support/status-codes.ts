import { bytesToSign, type StatusBody, statusKey, statusText } from '@hz/shared/codes';
import nacl from 'tweetnacl';

const made = new Map<number, nacl.SignKeyPair>();

/** A key pair that signs status codes, made from one byte so that tests are the same every time. */
export function aKeyPair(seed = 1): nacl.SignKeyPair {
  const pair = made.get(seed) ?? nacl.sign.keyPair.fromSeed(new Uint8Array(32).fill(seed));
  made.set(seed, pair);
  return pair;
}

/** The public key as the server hands it out. */
export const publicKeyOf = (pair: nacl.SignKeyPair, verifiesUntil = 4_000_000_000) =>
  statusKey(pair.publicKey, verifiesUntil);

export const ISSUED_AT = 1_670_202_000;

/** The body of a status code, issued at ISSUED_AT for five minutes unless told otherwise. */
export const aBody = (told: Partial<StatusBody> = {}): StatusBody => ({
  verdict: 'electronic',
  lifetime: 300,
  issuedAt: ISSUED_AT,
  keyId: publicKeyOf(aKeyPair()).id,
  recordId: '0123456789abcdef01234567',
  ...told,
});

/** The 148 letters of a status code that `pair` signed. */
export function aSignedStatus(told: Partial<StatusBody> = {}, pair = aKeyPair()): string {
  const signed = bytesToSign(aBody({ keyId: publicKeyOf(pair).id, ...told }));
  return statusText(signed, nacl.sign.detached(signed, pair.secretKey));
}
