import type { LiveImport } from '../fold';
import {
  type CertificateStatement,
  type Claim,
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

/**
 * What the lists in force say about certificates with these hashes of numbers, and every hash under which anything is
 * stored, if only by a list that is being read.
 */
export async function knownCertificates(models: RegistryModels, keys: readonly string[]) {
  const stored = await found<CertificateStatement>(models.certificates, { keys: { $in: keys } });
  return {
    known: await inForce(models, stored),
    told: new Set(stored.flatMap((statement) => statement.keys)),
  };
}

/** The certificates that the lists in force know, by nothing but their numbers. */
export const knownNumbers = async (
  models: RegistryModels,
  keys: readonly string[],
): Promise<Known<Told & Pick<CertificateStatement, 'keys'>>[]> =>
  inForce(
    models,
    await found<CertificateStatement>(
      models.certificates,
      { keys: { $in: keys } },
      { keys: 1, import: 1, also: 1 },
    ),
  );

/** Official hours in force for these hashes of numbers. */
export const knownStudy = async (
  models: RegistryModels,
  keys: readonly string[],
): Promise<Known<StudyStatement>[]> =>
  inForce(models, await found<StudyStatement>(models.study, { key: { $in: keys } }));

/** The claims of certificates with these hashes of numbers. */
export const claimsOf = ({ claims }: RegistryModels, keys: readonly string[]): Promise<Claim[]> =>
  found<Claim>(claims, { keys: { $in: keys } });

// Straight to the driver: hundreds of hashes of our own making, with nothing to cast
const found = <T>(
  { collection }: Pick<RegistryModels[keyof RegistryModels], 'collection'>,
  filter: object,
  projection?: Record<string, 1>,
): Promise<T[]> =>
  collection.find(filter, { ...(projection && { projection }) }).toArray() as unknown as Promise<T[]>;

async function inForce<S extends Told>(
  { imports }: RegistryModels,
  statements: readonly S[],
): Promise<Known<S>[]> {
  const ids = [...new Map(statements.flatMap(listsOf).map((id) => [id.toHexString(), id])).values()];
  // Nearly every row of a first list is known to nobody.
  if (ids.length === 0) return [];
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
