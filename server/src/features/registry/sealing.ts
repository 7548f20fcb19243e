import { canonicalNumber } from '@hz/shared/codes';
import { comparedName } from '@hz/shared/text';
import { Types } from 'mongoose';
import type { Keyring } from '../../platform/crypto/keyring';
import type { CertificateRow } from './lists/rows';
import type { CertificateStatement } from './models';

/** What of a statement is nobody's business: kept encrypted, opened only to compare or to show masked. */
export interface Personal {
  number: string;
  newNumber: string | null;
  name: string | null;
  idNumber: string | null;
}

/** Every hash under which it may be stored: a list for each number, the hash in force first; none where it is missing. */
export interface PersonalHashes {
  numbers: string[][];
  name: string[];
  id: string[];
}

/**
 * Encrypts what is personal in imported rows, and finds rows again by keyed hashes. Two packs may have the same number:
 * a number of a pack's lists has hashes of its own, and so nothing of one pack is ever found under another. No pack is
 * the first version's.
 */
export class Sealing {
  constructor(private readonly keyring: Keyring) {}

  /** The hash under which a number is stored now. */
  numberKey(number: string, pack?: string): string {
    return this.keyring.hash(hashed(number, pack));
  }

  /** Every hash under which a number may be stored: keys are rotated while data is at rest. */
  numberKeys(number: string, pack?: string): string[] {
    return this.keyring.hashes(hashed(number, pack));
  }

  nameKeys(name: string): string[] {
    return this.keyring.hashes(`name ${comparedName(name)}`);
  }

  idKeys(idNumber: string): string[] {
    return this.keyring.hashes(`identity ${idNumber}`);
  }

  /** Every hash under which the personal part of a row may be stored: the one in force first. */
  hashesOf({ number, newNumber, name, idNumber }: Personal, pack?: string): PersonalHashes {
    return {
      numbers: [number, newNumber].flatMap((one) => (one === null ? [] : [this.numberKeys(one, pack)])),
      name: name === null ? [] : this.nameKeys(name),
      id: idNumber === null ? [] : this.idKeys(idNumber),
    };
  }

  /** A row as it is stored. */
  statementOf(
    row: CertificateRow,
    hashes: PersonalHashes,
    importId: Types.ObjectId,
    pack?: string,
  ): CertificateStatement {
    const { number, newNumber, name, idNumber, ...facts } = row;
    return {
      ...facts,
      ...this.sealed(new Types.ObjectId(), { number, newNumber, name, idNumber }, hashes),
      import: importId,
      ...(pack !== undefined && { pack }),
    };
  }

  /** The personal part of a statement under the key in force now: what is stored, and what finds it. */
  sealed(_id: Types.ObjectId, personal: Personal, hashes: PersonalHashes) {
    return {
      _id,
      sealed: this.keyring.seal(JSON.stringify(personal), contextOf(_id)),
      keys: hashes.numbers.map(([inForce]) => inForce as string),
      nameKey: hashes.name[0] ?? null,
      idKey: hashes.id[0] ?? null,
    };
  }

  /** The numbers of a claim, findable under every key of the ring, so that a record has one holder at a time. */
  sealedNumbers(
    _id: Types.ObjectId,
    numbers: readonly string[],
    pack: string | undefined,
    under: 'every' | 'current' = 'every',
  ) {
    const keysOf = (number: string) =>
      under === 'every' ? this.numberKeys(number, pack) : [this.numberKey(number, pack)];
    const keys = [...new Set(numbers.flatMap(keysOf))];
    return { _id, keys, sealed: this.keyring.seal(JSON.stringify(numbers), contextOf(_id)) };
  }

  /** The number of an hour entry. */
  sealedNumber(_id: Types.ObjectId, number: string, key: string) {
    return { _id, key, sealed: this.keyring.seal(number, contextOf(_id)) };
  }

  /** The numbers of a claim. */
  numbersOf(claim: { _id: Types.ObjectId; sealed: string }): string[] {
    return JSON.parse(this.openText(claim)) as string[];
  }

  /** Whether all of these sealed texts and hashes were made with the key in force. */
  isCurrent(...sealedOrHashes: readonly string[]): boolean {
    return sealedOrHashes.every((one) => this.keyring.isCurrent(one));
  }

  /** What was sealed for a document, as text. */
  openText({ _id, sealed }: { _id: Types.ObjectId; sealed: string }): string {
    return this.keyring.open(sealed, contextOf(_id));
  }

  open(statement: Pick<CertificateStatement, '_id' | 'sealed'>): Personal {
    return JSON.parse(this.openText(statement)) as Personal;
  }
}

const hashed = (number: string, pack: string | undefined): string =>
  `number ${pack === undefined ? '' : `${pack} `}${canonicalNumber(number)}`;

const contextOf = (id: Types.ObjectId): string => `registry ${id.toHexString()}`;
