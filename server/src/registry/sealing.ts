import { comparedName } from '@hz/shared/text';
import { canonicalNumber } from '@hz/shared/verification';
import { Types } from 'mongoose';
import type { Keyring } from '../crypto/keyring';
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

/** Encrypts what is personal in imported rows, and finds rows again by keyed hashes. */
export class Sealing {
  constructor(private readonly keyring: Keyring) {}

  /** The hash under which a number is stored now. */
  numberKey(number: string): string {
    return this.keyring.hash(`number ${canonicalNumber(number)}`);
  }

  /** Every hash under which a number may be stored: keys are rotated while data is at rest. */
  numberKeys(number: string): string[] {
    return this.keyring.hashes(`number ${canonicalNumber(number)}`);
  }

  nameKeys(name: string): string[] {
    return this.keyring.hashes(`name ${comparedName(name)}`);
  }

  idKeys(idNumber: string): string[] {
    return this.keyring.hashes(`identity ${idNumber}`);
  }

  /** Every hash under which the personal part of a row may be stored: the one in force first. */
  hashesOf({ number, newNumber, name, idNumber }: Personal): PersonalHashes {
    return {
      numbers: [number, newNumber].flatMap((one) => (one === null ? [] : [this.numberKeys(one)])),
      name: name === null ? [] : this.nameKeys(name),
      id: idNumber === null ? [] : this.idKeys(idNumber),
    };
  }

  /** A row as it is stored. */
  statementOf(row: CertificateRow, hashes: PersonalHashes, importId: Types.ObjectId): CertificateStatement {
    const { number, newNumber, name, idNumber, ...facts } = row;
    return {
      ...facts,
      ...this.sealed(new Types.ObjectId(), { number, newNumber, name, idNumber }, hashes),
      import: importId,
    };
  }

  /** The personal part of a statement under the key in force now: what is stored, and what finds it. */
  sealed(_id: Types.ObjectId, personal: Personal, hashes = this.hashesOf(personal)) {
    return {
      _id,
      sealed: this.keyring.seal(JSON.stringify(personal), contextOf(_id)),
      keys: hashes.numbers.map(([inForce]) => inForce as string),
      nameKey: hashes.name[0] ?? null,
      idKey: hashes.id[0] ?? null,
    };
  }

  /** The numbers of a claim, findable under every key of the ring, so that a record has one holder at a time. */
  sealedNumbers(_id: Types.ObjectId, numbers: readonly string[], under: 'every' | 'current' = 'every') {
    const keysOf = (number: string) =>
      under === 'every' ? this.numberKeys(number) : [this.numberKey(number)];
    const keys = [...new Set(numbers.flatMap(keysOf))];
    return { _id, keys, sealed: this.keyring.seal(JSON.stringify(numbers), contextOf(_id)) };
  }

  /** The number of an hour entry. */
  sealedNumber(_id: Types.ObjectId, number: string, key = this.numberKey(number)) {
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

const contextOf = (id: Types.ObjectId): string => `registry ${id.toHexString()}`;
