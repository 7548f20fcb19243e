import type { mongo, Types } from 'mongoose';
import type { FoldedRecords } from '../folded';
import type { CertificateStatement, RegistryModels, Told } from '../models';
import type { Batch, Same } from './batch';

/** Keeps what lists say: what a stored statement says already is not stored again, the list joins it. */
export class Statements {
  // Straight to the driver: whole batches of our own making, with nothing to cast.
  private readonly collections: readonly [mongo.Collection, mongo.Collection];

  constructor({ certificates, study }: Pick<RegistryModels, 'certificates' | 'study'>) {
    this.collections = [certificates.collection, study.collection] as never;
  }

  async add(batch: Batch): Promise<void> {
    const [certificates, study] = this.collections;
    await insert(certificates, batch.certificates);
    await insert(study, batch.study);
    await join(certificates, batch.sameCertificates);
    await join(study, batch.sameStudy);
  }

  /** Takes away what a list says; what another one says too stays. Piece by piece: others have their turn between. */
  async clear(importId: Types.ObjectId, folded: FoldedRecords): Promise<void> {
    const [certificates, study] = this.collections;
    await leave(certificates, importId, (piece) => folded.forget(piece as CertificateStatement[]));
    await leave(study, importId, async () => undefined);
  }
}

async function insert(collection: mongo.Collection, statements: readonly Told[]): Promise<void> {
  if (statements.length > 0) await collection.insertMany([...statements], { ordered: false });
}

async function join(collection: mongo.Collection, same: readonly Same<Told>[]): Promise<void> {
  const [first] = same;
  if (!first) return;
  const stored = same.map((one) => one.stored);
  const { matchedCount } = await collection.updateMany(
    { _id: { $in: stored } },
    { $addToSet: { also: first.own.import } },
  );
  if (matchedCount === new Set(stored.map(String)).size) return;
  // The other list was taken back in between: what only it said is gone, and is said anew.
  const left = await collection.find({ _id: { $in: stored } }, { projection: { _id: 1 } }).toArray();
  const there = new Set(left.map(({ _id }) => String(_id)));
  await insert(
    collection,
    same.filter((one) => !there.has(one.stored.toHexString())).map(({ own }) => own),
  );
}

const PIECE = 400;
/** What is asked of a statement that a list leaves. */
const projection = { import: 1, also: 1, keys: 1 };

async function leave(
  collection: mongo.Collection,
  importId: Types.ObjectId,
  forget: (piece: readonly Told[]) => Promise<void>,
): Promise<void> {
  const isAlone = [{ also: { $exists: false } }, { also: [] }];
  for (;;) {
    const piece = (await collection
      .find({ import: importId }, { projection })
      .limit(PIECE)
      .toArray()) as unknown as Told[];
    if (piece.length === 0) break;
    await forget(piece);
    const alone = piece.filter(({ also = [] }) => also.length === 0).map(({ _id }) => _id);
    // Only what nobody has joined or left since it was read; the rest is read again.
    if (alone.length > 0)
      await collection.deleteMany({ _id: { $in: alone }, import: importId, $or: isAlone });
    const shared = piece.flatMap(({ _id, also = [] }) => {
      const [next, ...others] = also;
      const update = { $set: { import: next, also: others } };
      return next ? [{ updateOne: { filter: { _id, import: importId, also }, update } }] : [];
    });
    if (shared.length > 0) await collection.bulkWrite(shared);
  }
  for (;;) {
    const piece = (await collection
      .find({ also: importId }, { projection })
      .limit(PIECE)
      .toArray()) as unknown as Told[];
    if (piece.length === 0) return;
    await forget(piece);
    const ids = piece.map(({ _id }) => _id);
    await collection.updateMany({ _id: { $in: ids } }, { $pull: { also: importId } } as never);
  }
}
