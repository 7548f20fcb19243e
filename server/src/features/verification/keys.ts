import { createPrivateKey, generateKeyPairSync, type JsonWebKey, sign } from 'node:crypto';
import {
  bytesToSign,
  MAX_LIFETIME_SECONDS,
  type StatusBody,
  type StatusKey,
  statusKey,
  statusText,
} from '@hz/shared/codes';
import type { Keyring } from '../../platform/crypto/keyring';
import type { Resealed } from '../../platform/kept/register';
import type { SigningKey, VerificationModels } from './models';

const DAY_MS = 24 * 60 * 60 * 1000;
const SIGNS_FOR_MS = 30 * DAY_MS;
/** A key is handed out this long before it signs, so that phones without network know it by then. */
const LEAD_MS = 7 * DAY_MS;
/** The last code of a key holds ten minutes, and clocks differ by two. */
const AFTERWARDS_MS = (MAX_LIFETIME_SECONDS + 120) * 1000;

/** The keys that sign status codes: each signs for thirty days, and the next one is known a week before. */
export class SigningKeys {
  constructor(
    private readonly models: Pick<VerificationModels, 'keys'>,
    private readonly keyring: Keyring,
    /** Real time in milliseconds. */
    private readonly time: () => number,
  ) {}

  /** The public keys of all codes that may still hold, and of those soon to come. */
  async publicKeys(): Promise<StatusKey[]> {
    await this.current();
    const keys = await this.usable();
    return keys.map(({ _id, publicKey, verifiesUntil }) => ({
      id: _id,
      publicKey,
      verifiesUntil: Math.floor(verifiesUntil.getTime() / 1000),
    }));
  }

  /** Signs a status; answers its 148 letters. */
  async sign(body: Omit<StatusBody, 'keyId'>): Promise<string> {
    const key = await this.current();
    const signed = bytesToSign({ ...body, keyId: key._id });
    const jwk = JSON.parse(this.keyring.open(key.sealed, contextOf(key._id))) as JsonWebKey;
    return statusText(signed, sign(null, signed, createPrivateKey({ key: jwk, format: 'jwk' })));
  }

  /** Begins to sign with a new key at once; codes that are out go on being valid. */
  async rotate(): Promise<void> {
    const now = new Date(this.time());
    await this.models.keys.updateMany({ signsUntil: { $gt: now } }, { $set: { signsUntil: now } });
    await this.create(now.getTime());
  }

  /** Makes every code of every key up to now invalid: for a key that somebody may have taken. */
  async revokeAll(): Promise<void> {
    await this.models.keys.updateMany({}, { $set: { revoked: true } });
    await this.create(this.time());
  }

  /** A private key that an older data key encrypts, anew. */
  resealed({ _id, sealed }: SigningKey): Resealed[] {
    if (this.keyring.isCurrent(sealed)) return [];
    const fresh = this.keyring.seal(this.keyring.open(sealed, contextOf(_id)), contextOf(_id));
    return [{ filter: { _id, sealed }, update: { $set: { sealed: fresh } } }];
  }

  /** The key that signs now; the next one is made in time. */
  private async current(): Promise<SigningKey> {
    const now = this.time();
    const keys = await this.usable();
    const signing = keys.find((key) => key.signsFrom.getTime() <= now && key.signsUntil.getTime() > now);
    const current = signing ?? (await this.create(now));
    const next = current.signsUntil.getTime();
    const isNextKnown = keys.some((key) => key.signsFrom.getTime() >= next);
    if (!isNextKnown && next - now < LEAD_MS) await this.create(next);
    return current;
  }

  // The latest first: two servers that made one at the same time use the same one afterwards.
  private usable(): Promise<SigningKey[]> {
    return this.models.keys
      .find({ revoked: false, verifiesUntil: { $gt: new Date(this.time()) } })
      .sort({ signsFrom: -1, _id: 1 })
      .lean();
  }

  private async create(signsFrom: number): Promise<SigningKey> {
    const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
    const signsUntil = signsFrom + SIGNS_FOR_MS;
    const verifiesUntil = signsUntil + AFTERWARDS_MS;
    const { id, publicKey } = statusKey(
      new Uint8Array(Buffer.from(jwk.x as string, 'base64url')),
      Math.floor(verifiesUntil / 1000),
    );
    const key: SigningKey = {
      _id: id,
      publicKey,
      sealed: this.keyring.seal(JSON.stringify(jwk), contextOf(id)),
      signsFrom: new Date(signsFrom),
      signsUntil: new Date(signsUntil),
      verifiesUntil: new Date(verifiesUntil),
      revoked: false,
    };
    await this.models.keys.create(key);
    return key;
  }
}

const contextOf = (keyId: string): string => `signing key ${keyId}`;
