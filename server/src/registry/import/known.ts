import type { LiveImport } from '../fold';
import {
  type CertificateStatement,
  listsOf,
  type RegistryModels,
  type StudyStatement,
  type Told,
} from '../models';

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

async function inForce<S extends Told>(
  { imports }: RegistryModels,
  statements: readonly S[],
): Promise<Known<S>[]> {
  const ids = [...new Map(statements.flatMap(listsOf).map((id) => [id.toHexString(), id])).values()];
  const found = await imports.find({ _id: { $in: ids }, state: 'active' }).lean<LiveImport[]>();
  const lists = new Map(found.map((list) => [list._id.toHexString(), list]));
  return statements.flatMap((statement) =>
    listsOf(statement).flatMap((id) => {
      const list = lists.get(id.toHexString());
      return list ? [{ statement, list }] : [];
    }),
  );
}

/** Finds what has any of some hashes, without going through all for each row. */
export function byHash<T>(all: readonly T[], hashesOf: (one: T) => readonly string[]) {
  const found = new Map<string, T[]>();
  for (const one of all)
    for (const hash of hashesOf(one)) {
      const same = found.get(hash);
      if (same) same.push(one);
      else found.set(hash, [one]);
    }
  return (hashes: readonly string[]): T[] => [...new Set(hashes.flatMap((hash) => found.get(hash) ?? []))];
}
