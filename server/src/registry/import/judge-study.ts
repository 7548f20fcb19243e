import { Types } from 'mongoose';
import type { ListRow } from '../lists/read';
import { rowFault, type StudyRow } from '../lists/rows';
import { listsOf, type StudyStatement } from '../models';
import { Batch, type BatchContext } from './batch';
import type { Effect } from './difference';
import { byHash, type Known, knownCertificates, knownStudy } from './known';

/** Judges study rows: hours count only for certificates that a list in force knows. */
export async function judgeStudy(rows: readonly ListRow<'study'>[], context: BatchContext): Promise<Batch> {
  const { models, sealing, counts } = context;
  const batch = new Batch(context);
  const keysOf = rows.map((one) => ('row' in one ? sealing.numberKeys(one.row.number) : []));
  const keys = keysOf.flat();
  const certificates = await knownCertificates(models, keys);
  const study = await knownStudy(models, keys);
  const claims = await models.claims.find({ keys: { $in: keys } }).lean();
  const certificatesBy = byHash(certificates, ({ statement }) => statement.keys);
  const studyBy = byHash(study, ({ statement }) => [statement.key]);
  const claimsBy = byHash(claims, (claim) => claim.keys);
  const taken = new Set<StudyStatement>();
  for (const [at, one] of rows.entries()) {
    const own = keysOf[at] ?? [];
    if (!('row' in one)) batch.reject(one, one.faults);
    else if (certificatesBy(own).length === 0) batch.reject(one, [rowFault('unknown-certificate', 'number')]);
    else {
      batch.remark(one, one.remarks);
      const same = studyBy(own);
      counts[effectOf(one.row, context.asOf, same)] += 1;
      const statement = statementOf(one.row, context);
      // Two rows of one list that say the same are two records: each needs a stored one of its own.
      const stored = same.find(
        ({ statement: before }) =>
          isSame(one.row, before) &&
          !taken.has(before) &&
          !listsOf(before).some((id) => id.equals(context.importId)),
      );
      if (stored) {
        taken.add(stored.statement);
        batch.sameStudy.push({ stored: stored.statement._id, own: statement });
      } else batch.study.push(statement);
      batch.claimed.push(...claimsBy(own).map(({ certificateId }) => certificateId));
    }
  }
  return batch;
}

const statementOf = (
  { number, on, tenths, source }: StudyRow,
  { sealing, importId }: BatchContext,
): StudyStatement => ({
  ...sealing.sealedNumber(new Types.ObjectId(), number),
  import: importId,
  ...{ on, tenths, source },
});

const isSame = (row: StudyRow, { on, tenths, source }: StudyStatement): boolean =>
  on === row.on && tenths === row.tenths && source === row.source;

function effectOf(row: StudyRow, asOf: number, known: readonly Known<StudyStatement>[]): Effect {
  if (known.some(({ list }) => list.asOf > asOf)) return 'older';
  const isKnown = ({ statement }: Known<StudyStatement>) =>
    statement.on === row.on && statement.tenths === row.tenths;
  return known.some(isKnown) ? 'confirmed' : 'added';
}
