import type { RegistryModels } from './models';
import type { Sealing } from './sealing';

/**
 * Encrypts and hashes everything anew with the first of the keys, document by document, while the server may run:
 * look-ups find a hash under every key of the ring. A stop in between loses nothing; doing it again finishes it.
 * Answers how many documents were written. When it is done, the old key can go.
 */
export async function resealRegistry(models: RegistryModels, sealing: Sealing): Promise<number> {
  const { certificates, study, claims, disputes } = models;
  let written = 0;
  for await (const one of certificates.find().lean().cursor(BATCH)) {
    const { _id, ...fresh } = sealing.sealed(one._id, sealing.open(one));
    await certificates.updateOne({ _id }, { $set: fresh });
    written += 1;
  }
  for await (const one of study.find().lean().cursor(BATCH)) {
    const { _id, ...fresh } = sealing.sealedNumber(one._id, sealing.openText(one));
    await study.updateOne({ _id }, { $set: fresh });
    written += 1;
  }
  for await (const one of claims.find().lean().cursor(BATCH)) {
    const { _id, ...fresh } = sealing.sealedNumbers(one._id, JSON.parse(sealing.openText(one)));
    await claims.updateOne({ _id }, { $set: fresh });
    await disputes.updateMany({ claimId: _id }, { $set: { keys: fresh.keys } });
    written += 1;
  }
  return written;
}

const BATCH = { batchSize: 500 };
