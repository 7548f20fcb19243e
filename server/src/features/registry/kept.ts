import type { KeptCollection, Resealed } from '../../platform/kept/register';
import type { CertificateStatement, Claim, Dispute, RegistryModels, StudyStatement } from './models';
import type { Sealing } from './sealing';

/**
 * What the registry keeps of people, and how each of it gets new keys. In an order that is gone through backwards too:
 * a dispute has its hashes from the claim or from the lists, so it comes last here and first with new keys.
 */
export function keptByRegistry(models: RegistryModels, sealing: Sealing): KeptCollection[] {
  const { imports, certificates, study, findings, claims, disputes } = models;
  const set = ({ _id, ...fresh }: { _id: unknown }, old: object): Resealed[] => [
    { filter: { _id, ...old }, update: { $set: fresh } },
  ];

  function resealedStudy(one: StudyStatement) {
    const number = sealing.openText(one);
    return sealing.sealedNumber(one._id, number, sealing.numberKey(number, one.pack));
  }

  /** The hashes of a dispute's record under the key in force; none where nothing tells the number any more. */
  async function resealedDispute({ _id, claimId, keys }: Dispute): Promise<Resealed[]> {
    if (keys.every((key) => sealing.isCurrent(key))) return [];
    const claim = await claims.findById(claimId).lean<Claim>();
    const told = claim ? null : await certificates.findOne({ keys: { $in: keys } }).lean();
    const { number = null, newNumber = null } = told ? sealing.open(told) : {};
    const numbers = claim ? sealing.numbersOf(claim) : [number, newNumber].filter((one) => one !== null);
    return set(
      { _id, keys: numbers.map((one) => sealing.numberKey(one, (claim ?? told)?.pack)) } as { _id: unknown },
      { keys },
    );
  }

  return [
    // Lists say who brought them in; see `letGo`. Findings hold no name or number.
    { model: imports, holderIn: [] },
    { model: findings, holderIn: [] },
    {
      model: certificates,
      holderIn: [],
      reseal: (one: CertificateStatement) =>
        sealing.isCurrent(one.sealed, ...one.keys)
          ? []
          : set(sealing.sealed(one._id, sealing.open(one), sealing.hashesOf(sealing.open(one), one.pack)), {
              sealed: one.sealed,
            }),
    },
    {
      model: study,
      holderIn: [],
      reseal: (one: StudyStatement) =>
        sealing.isCurrent(one.sealed, one.key) ? [] : set(resealedStudy(one), { sealed: one.sealed }),
    },
    {
      model: claims,
      holderIn: ['holderId'],
      // A claim was findable under every key of the ring; now that all servers write with the first, under that alone.
      reseal: (one: Claim) =>
        sealing.isCurrent(one.sealed, ...one.keys)
          ? []
          : set(sealing.sealedNumbers(one._id, sealing.numbersOf(one), one.pack, 'current'), {
              sealed: one.sealed,
              keys: one.keys,
            }),
    },
    { model: disputes, holderIn: ['holderId', 'claimantId'], reseal: resealedDispute },
  ];
}
