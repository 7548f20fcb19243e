import type { Types } from 'mongoose';
import type { CertificateRow } from '../lists/rows';
import type { CertificateStatement } from '../models';
import type { Sealing } from '../sealing';

/** A row as it will be stored, with every hash under which the same may be stored already. */
export interface HashedRow {
  statement: CertificateStatement;
  /** One list of hashes for each of its numbers. */
  numberKeys: string[][];
  nameKeys: string[];
  idKeys: string[];
}

export function hashRow(
  row: CertificateRow,
  sealing: Sealing,
  importId: Types.ObjectId,
  pack?: string,
): HashedRow {
  const hashes = sealing.hashesOf(row, pack);
  return {
    statement: sealing.statementOf(row, hashes, importId, pack),
    ...{ numberKeys: hashes.numbers, nameKeys: hashes.name, idKeys: hashes.id },
  };
}
