import { canonicalNumber } from '@hz/shared/codes';
import type { Types } from 'mongoose';
import type { Keyring } from '../../platform/crypto/keyring';
import type { Resealed } from '../../platform/kept/register';

/** A document with something personal in it, sealed; and, where it is looked up by a number, that number's hash. */
interface SealedDocument {
  _id: Types.ObjectId;
  sealed: string;
}

/** What of the office's documents is nobody's business: kept encrypted, found by keyed hashes. */
export class OfficeSealing {
  constructor(private readonly keyring: Keyring) {}

  seal(_id: Types.ObjectId, personal: unknown): string {
    return this.keyring.seal(JSON.stringify(personal), contextOf(_id));
  }

  open<Personal>({ _id, sealed }: SealedDocument): Personal {
    return JSON.parse(this.keyring.open(sealed, contextOf(_id))) as Personal;
  }

  /** The hash of a number within one organisation: the same number in two of them cannot be told from the store. */
  numberKey(orgId: string, number: string): string {
    return this.keyring.hash(numberText(orgId, number));
  }

  /** Every hash under which it may be stored. */
  numberKeys(orgId: string, number: string): string[] {
    return this.keyring.hashes(numberText(orgId, number));
  }

  /** A document's sealed part under the key in force, and whatever else of it follows from it. */
  resealed<Personal>(
    document: SealedDocument & { key?: string | null },
    more: (personal: Personal) => Record<string, unknown> = () => ({}),
  ): Resealed[] {
    const { _id, sealed, key } = document;
    if (this.keyring.isCurrent(sealed) && (!key || this.keyring.isCurrent(key))) return [];
    const personal = this.open<Personal>(document);
    return [
      { filter: { _id, sealed }, update: { $set: { sealed: this.seal(_id, personal), ...more(personal) } } },
    ];
  }
}

const numberText = (orgId: string, number: string) => `office ${orgId} ${canonicalNumber(number)}`;
const contextOf = (id: Types.ObjectId): string => `office ${id.toHexString()}`;
