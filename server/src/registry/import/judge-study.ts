import { Types } from 'mongoose';
import type { ListRow } from '../lists/read';
import { rowFault, type StudyRow } from '../lists/rows';
import type { StudyStatement } from '../models';
import { Batch, type BatchContext } from './batch';
import type { Effect } from './difference';
import { type Known, knownCertificates, knownStudy } from './known';

/** Judges study rows: hours count only for certificates that a list in force knows. */
export async function judgeStudy(rows: readonly ListRow<'study'>[], context: BatchContext): Promise<Batch> {
  const { models, sealing, counts } = context;
  const batch = new Batch(context);
  const keysOf = rows.map((one) => ('row' in one ? sealing.numberKeys(one.row.number) : []));
  const keys = keysOf.flat();
  const certificates = await knownCertificates(models, keys);
  const study = await knownStudy(models, keys);
  const claims = await models.claims.find({ keys: { $in: keys } }).lean();
  for (const [at, one] of rows.entries()) {
    const own = keysOf[at] ?? [];
    const shares = (stored: { keys: string[] }) => stored.keys.some((key) => own.includes(key));
    if (!('row' in one)) batch.reject(one, one.faults);
    else if (!certificates.some(({ statement }) => shares(statement)))
      batch.reject(one, [rowFault('unknown-certificate', 'number')]);
    else {
      const same = study.filter(({ statement }) => own.includes(statement.key));
      counts[effectOf(one.row, context.asOf, same)] += 1;
      batch.study.push(statementOf(one.row, context));
      batch.claimed.push(...claims.filter(shares).map(({ certificateId }) => certificateId));
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

function effectOf(row: StudyRow, asOf: number, known: readonly Known<StudyStatement>[]): Effect {
  if (known.some(({ list }) => list.asOf > asOf)) return 'older';
  const isSame = ({ statement }: Known<StudyStatement>) =>
    statement.on === row.on && statement.tenths === row.tenths;
  return known.some(isSame) ? 'confirmed' : 'added';
}
