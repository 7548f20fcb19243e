import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
} from 'node:crypto';
import type { DataKey } from './data-keys';

interface DerivedKeys {
  id: string;
  encryption: KeyObject;
  lookup: KeyObject;
  token: KeyObject;
  fingerprint: string;
}

// Each purpose has a key of its own, so that what one leaks says nothing about another.
const derive = ({ id, secret }: DataKey): DerivedKeys => {
  const key = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `huanzheng/${purpose}`, 32));
  return {
    id,
    encryption: createSecretKey(key('encryption')),
    lookup: createSecretKey(key('lookup')),
    token: createSecretKey(key('token')),
    fingerprint: key('fingerprint').toString('base64url'),
  };
};

const NONCE_BYTES = 12;
const nonces = Buffer.alloc(NONCE_BYTES * 256);
let nextNonce = nonces.length;

/** A nonce is never given out twice; random bytes are fetched for many at once, which lists are sealed with. */
function freshNonce(): Buffer {
  if (nextNonce === nonces.length) {
    randomFillSync(nonces);
    nextNonce = 0;
  }
  const nonce = Buffer.from(nonces.subarray(nextNonce, nextNonce + NONCE_BYTES));
  nextNonce += NONCE_BYTES;
  return nonce;
}

/** A sealed text that does not open: its key is gone, or it was changed. */
export class NotOpened extends Error {}

/**
 * Encrypts and hashes with the first key; decrypts and looks up with any of them.
 * To rotate: put the new key second everywhere, then first, and drop the old one when nothing uses it any more.
 */
export class Keyring {
  private readonly keys: DerivedKeys[];
  private readonly current: DerivedKeys;

  constructor(dataKeys: readonly DataKey[]) {
    this.keys = dataKeys.map(derive);
    const [current] = this.keys;
    if (!current) throw new Error('a keyring needs at least one key');
    this.current = current;
  }

  /**
   * AES-256-GCM. `context` says what the text belongs to and must be given again to open it:
   * a sealed text that was moved to another record does not open.
   */
  seal(text: string, context: string): string {
    const nonce = freshNonce();
    const cipher = createCipheriv('aes-256-gcm', this.current.encryption, nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return [
      this.current.id,
      ...[nonce, cipher.getAuthTag(), sealed].map((b) => b.toString('base64url')),
    ].join('.');
  }

  /** Opens what `seal` made, with the key it names. Throws when the key is gone or the text was tampered with. */
  open(sealedText: string, context: string): string {
    const [id, ...parts] = sealedText.split('.');
    const key = this.keys.find((candidate) => candidate.id === id);
    if (!key) throw new NotOpened(`data key ${id} is not among DATA_KEYS`);
    const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, 'base64url'));
    if (!nonce || !tag || !sealed) throw new NotOpened('not a sealed text');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key.encryption, nonce, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
      return decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8');
    } catch (error) {
      throw new NotOpened(`a sealed text does not open: ${(error as Error).message}`);
    }
  }

  /** A keyed hash to look a value up by, with the id of its key: `k1:…`. */
  hash(value: string): string {
    return hashWith(this.current, value);
  }

  /** The hashes under which a value may be stored: by the current key first, then by the older ones. */
  hashes(value: string): string[] {
    return this.keys.map((key) => hashWith(key, value));
  }

  /** Whether a sealed text or a hash was made with the key that encrypts now. */
  isCurrent(sealedOrHash: string): boolean {
    const { id } = this.current;
    return sealedOrHash.startsWith(`${id}.`) || sealedOrHash.startsWith(`${id}:`);
  }

  /** The id of the key that encrypts now, and those of the older ones. */
  get ids(): { current: string; older: string[] } {
    const [, ...older] = this.keys.map(({ id }) => id);
    return { current: this.current.id, older };
  }

  /** What tells each key from any other, by its id; no key can be made from it. */
  get fingerprints(): ReadonlyMap<string, string> {
    return new Map(this.keys.map(({ id, fingerprint }) => [id, fingerprint]));
  }

  /** The key that signs tokens, and its id. */
  get tokenKey(): { id: string; key: KeyObject } {
    return { id: this.current.id, key: this.current.token };
  }

  /** The key that signed a token, by the id the token names. */
  tokenKeyOf(id: string | undefined): KeyObject | undefined {
    return this.keys.find((key) => key.id === id)?.token;
  }
}

const hashWith = (key: DerivedKeys, value: string): string =>
  `${key.id}:${createHmac('sha256', key.lookup).update(value).digest('base64url')}`;
