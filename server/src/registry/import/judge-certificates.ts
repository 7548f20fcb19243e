import type { ListRow } from '../lists/read';
import { rowFault } from '../lists/rows';
import type { CertificateStatement, Claim } from '../models';
import { Batch, type BatchContext } from './batch';
import { differenceOf } from './difference';
import { type HashedRow, hashRow } from './hashed-row';
import { type Known, knownCertificates } from './known';

type Row = ListRow<'certificates'>;

/** Judges certificate rows against what the lists in force say. */
export async function judgeCertificates(rows: readonly Row[], context: BatchContext): Promise<Batch> {
  const batch = new Batch(context);
  const hashed = rows.map((one) => hashedOf(one, context));
  const keys = hashed.flatMap((row) => row?.numberKeys.flat() ?? []);
  const known = await knownCertificates(context.models, keys);
  const claims = await context.models.claims.find({ keys: { $in: keys } }).lean();
  for (const [at, one] of rows.entries()) {
    const row = hashed[at];
    if (row) judge(batch, context, one, row, known, claims);
    else batch.reject(one, 'faults' in one ? one.faults : []);
  }
  return batch;
}

const hashedOf = (one: Row, { sealing, importId }: BatchContext): HashedRow | undefined =>
  'row' in one ? hashRow(one.row, sealing, importId) : undefined;

function judge(
  batch: Batch,
  context: BatchContext,
  where: Row,
  row: HashedRow,
  known: readonly Known<CertificateStatement>[],
  claims: readonly Claim[],
): void {
  const own = row.numberKeys.flat();
  const shares = ({ keys }: { keys: string[] }) => keys.some((key) => own.includes(key));
  const same = known.filter(({ statement }) => shares(statement));
  const holders = claims.filter(shares);
  const fault = linkFault(row, same, holders);
  if (fault) {
    batch.reject(where, [rowFault(fault, 'newNumber')]);
    return;
  }
  const { effect, changes } = differenceOf(row, context.asOf, same);
  context.counts[effect] += 1;
  batch.certificates.push(row.statement);
  batch.claimed.push(...holders.map(({ certificateId }) => certificateId));
  for (const { field, message } of changes)
    batch.report(where, { kind: 'changed', field, code: `changed-${field}`, message });
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
