import type { Types } from 'mongoose';
import type { ListRow } from '../lists/read';
import { rowFault } from '../lists/rows';
import { type CertificateStatement, type Claim, listsOf } from '../models';
import { Batch, type BatchContext } from './batch';
import { differenceOf } from './difference';
import { type HashedRow, hashRow } from './hashed-row';
import { byHash, claimsOf, type Known, knownCertificates } from './known';
import { inSlices } from './slices';

type Row = ListRow<'certificates'>;

/** Hashes and seals certificate rows; gives what judges them against what the lists in force say. */
export async function certificatesJudge(
  rows: readonly Row[],
  context: BatchContext,
): Promise<() => Promise<Batch>> {
  const hashed = await inSlices(rows, (one) => hashedOf(one, context));
  return () => judgeAll(rows, hashed, context);
}

async function judgeAll(
  rows: readonly Row[],
  hashed: readonly (HashedRow | undefined)[],
  context: BatchContext,
): Promise<Batch> {
  const batch = new Batch(context);
  const keys = hashed.flatMap((row) => row?.numberKeys.flat() ?? []);
  const { known, told } = await knownCertificates(context.models, keys);
  const claims = await claimsOf(context.models, keys);
  const knownBy = byHash(known, ({ statement }) => statement.keys);
  const claimsBy = byHash(claims, (claim) => claim.keys);
  for (const [at, one] of rows.entries()) {
    const row = hashed[at];
    const own = row?.numberKeys.flat() ?? [];
    if (row && 'row' in one) {
      batch.remark(one, one.remarks);
      judge(
        batch,
        context,
        one,
        row,
        { same: knownBy(own), isTold: own.some((key) => told.has(key)) },
        claimsBy(own),
      );
      for (const key of row.statement.keys) told.add(key);
    } else batch.reject(one, 'faults' in one ? one.faults : []);
  }
  return batch;
}

const hashedOf = (one: Row, { sealing, importId, pack }: BatchContext): HashedRow | undefined =>
  'row' in one ? hashRow(one.row, sealing, importId, pack) : undefined;

function judge(
  batch: Batch,
  context: BatchContext,
  where: Row,
  row: HashedRow,
  { same, isTold }: { same: readonly Known<CertificateStatement>[]; isTold: boolean },
  holders: readonly Claim[],
): void {
  const fault = linkFault(row, same, holders);
  if (fault) {
    batch.reject(where, [rowFault(fault, 'newNumber')]);
    return;
  }
  const { effect, changes } = differenceOf(row, context.asOf, same);
  context.counts[effect] += 1;
  const stored = same.find(({ statement }) => isSame(row, statement, context.importId));
  if (stored) batch.sameCertificates.push({ stored: stored.statement._id, own: row.statement });
  else batch.certificates.push(row.statement);
  if (!isTold) row.statement.fold = context.alone(row.statement);
  // Where one statement alone is known and the row says the same, nothing follows from it that is not known.
  else if (same.length === 0 || same.some(({ statement }) => statement !== stored?.statement))
    context.refold.push(...row.numberKeys.flat());
  batch.claimed.push(...holders.map(({ certificateId }) => certificateId));
  for (const { field, message } of changes)
    batch.report(where, { kind: 'changed', field, code: `changed-${field}`, message });
}

const FACTS = [
  ...(['family', 'trade', 'specialty', 'status', 'company', 'creditCode', 'region'] as const),
  ...(['issuedOn', 'exchangedOn', 'expiresOn', 'electronic'] as const),
] as const;

/** Whether a stored statement says exactly what a row says, and this list has not made it yet. */
function isSame(row: HashedRow, stored: CertificateStatement, importId: Types.ObjectId): boolean {
  const { statement, numberKeys, nameKeys, idKeys } = row;
  const isHash = (hashes: readonly string[], one: string | null) =>
    one === null ? hashes.length === 0 : hashes.includes(one);
  return (
    FACTS.every((fact) => (stored[fact] ?? null) === (statement[fact] ?? null)) &&
    stored.keys.length === numberKeys.length &&
    numberKeys.every((hashes, at) => isHash(hashes, stored.keys[at] ?? null)) &&
    isHash(nameKeys, stored.nameKey) &&
    isHash(idKeys, stored.idKey) &&
    !listsOf(stored).some((id) => id.equals(importId))
  );
}

/** Old and new number must not tie together what belongs to two people. */
function linkFault(
  row: HashedRow,
  known: readonly Known<CertificateStatement>[],
  holders: readonly Claim[],
): 'different-person' | 'claimed-by-two' | undefined {
  if (row.numberKeys.length < 2) return undefined;
  if (new Set(holders.map(({ holderId }) => holderId.toHexString())).size > 1) return 'claimed-by-two';
  const others = known.flatMap(({ statement: { idKey } }) =>
    idKey === null || row.idKeys.includes(idKey) ? [] : [idKey],
  );
  return new Set(others).size + Math.min(1, row.idKeys.length) > 1 ? 'different-person' : undefined;
}
