import { type MergedFacts, mergeOfficial, type OfficialFacts } from '@hz/shared/v1/guide';
import { viewableIds } from '@hz/shared/v1/rulebook';
import type { CertificateRecord, StoredCredit } from './model';
import { factsV1 } from './v1';

/** Where official records come from: what they say about claimed certificates, by the certificate's id. */
export interface OfficialSource {
  ofCertificates(ids: readonly string[]): Promise<ReadonlyMap<string, OfficialFacts>>;
}

/**
 * What official records say of a certificate under its own pack: a record that was claimed before the certificate moved
 * to another place says nothing there.
 */
export function officialFor(
  { _id, pack }: Pick<CertificateRecord, '_id' | 'pack'>,
  all: ReadonlyMap<string, OfficialFacts>,
): OfficialFacts | null {
  const official = all.get(_id.toHexString());
  const isOfIt =
    official && (official.pack === undefined ? viewableIds().includes(pack) : official.pack === pack);
  return isOfIt ? official : null;
}

/** A certificate with what official records say about it laid over what its holder entered. */
export interface CertificateWithFacts {
  record: CertificateRecord;
  official: OfficialFacts | null;
  /** As the first version of the API sees it: `merged.facts` is what its sums and verdicts are made from. */
  merged: MergedFacts<StoredCredit>;
}

export const withOfficial = (
  record: CertificateRecord,
  official: OfficialFacts | null,
): CertificateWithFacts => ({
  record,
  official,
  merged: mergeOfficial<StoredCredit>(factsV1(record), official),
});
