import type { Types } from 'mongoose';
import type { LiveImport } from '../fold';
import type { CertificateStatement, RegistryModels, StudyStatement } from '../models';

/** A row that counts now, and the list that told it. */
export interface Known<S> {
  statement: S;
  list: LiveImport;
}

/** What the lists in force say about certificates with these hashes of numbers. */
export async function knownCertificates(
  models: RegistryModels,
  keys: readonly string[],
): Promise<Known<CertificateStatement>[]> {
  return inForce(models, await models.certificates.find({ keys: { $in: keys } }).lean());
}

/** Official hours in force for these hashes of numbers. */
export async function knownStudy(
  models: RegistryModels,
  keys: readonly string[],
): Promise<Known<StudyStatement>[]> {
  return inForce(models, await models.study.find({ key: { $in: keys } }).lean());
}

async function inForce<S extends { import: Types.ObjectId }>(
  { imports }: RegistryModels,
  statements: readonly S[],
): Promise<Known<S>[]> {
  const ids = [...new Map(statements.map((one) => [one.import.toHexString(), one.import])).values()];
  const found = await imports.find({ _id: { $in: ids }, state: 'active' }).lean<LiveImport[]>();
  const lists = new Map(found.map((list) => [list._id.toHexString(), list]));
  return statements.flatMap((statement) => {
    const list = lists.get(statement.import.toHexString());
    return list ? [{ statement, list }] : [];
  });
}
