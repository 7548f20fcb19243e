import { Types } from 'mongoose';
import type { ListRow } from '../lists/read';
import { rowFault, type StudyRow } from '../lists/rows';
import { listsOf, type StudyStatement } from '../models';
import { Batch, type BatchContext } from './batch';
import type { Effect } from './difference';
import { byHash, claimsOf, type Known, knownNumbers, knownStudy } from './known';
import { inSlices } from './slices';

type Row = ListRow<'study'>;

/** Hashes and seals study rows; gives what judges them. Hours count only for certificates that a list in force knows. */
export async function studyJudge(rows: readonly Row[], context: BatchContext): Promise<() => Promise<Batch>> {
  const hashed = await inSlices(rows, (one) => ('row' in one ? hashRow(one.row, context) : undefined));
  return () => judgeAll(rows, hashed, context);
}

/** A row as it will be stored, with every hash under which its certificate may be. */
interface HashedRow {
  keys: string[];
  statement: StudyStatement;
}

async function judgeAll(
  rows: readonly Row[],
  hashed: readonly (HashedRow | undefined)[],
  context: BatchContext,
): Promise<Batch> {
  const { models, counts } = context;
  const batch = new Batch(context);
  const keysOf = hashed.map((one) => one?.keys ?? []);
  const keys = keysOf.flat();
  const certificates = await knownNumbers(models, keys);
  const study = await knownStudy(models, keys);
  const claims = await claimsOf(models, keys);
  const certificatesBy = byHash(certificates, ({ statement }) => statement.keys);
  const studyBy = byHash(study, ({ statement }) => [statement.key]);
  const claimsBy = byHash(claims, (claim) => claim.keys);
  const taken = new Set<StudyStatement>();
  for (const [at, one] of rows.entries()) {
    const own = keysOf[at] ?? [];
    const statement = hashed[at]?.statement;
    if (!('row' in one) || !statement) batch.reject(one, 'faults' in one ? one.faults : []);
    else if (certificatesBy(own).length === 0) batch.reject(one, [rowFault('unknown-certificate', 'number')]);
    else {
      batch.remark(one, one.remarks);
      const same = studyBy(own);
      counts[effectOf(one.row, context.asOf, same)] += 1;
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

function hashRow(
  { number, on, tenths, source }: StudyRow,
  { sealing, importId, pack }: BatchContext,
): HashedRow {
  const keys = sealing.numberKeys(number, pack);
  return {
    keys,
    statement: {
      ...sealing.sealedNumber(new Types.ObjectId(), number, keys[0] as string),
      import: importId,
      ...(pack !== undefined && { pack }),
      ...{ on, tenths, source },
    },
  };
}

const isSame = (row: StudyRow, { on, tenths, source }: StudyStatement): boolean =>
  on === row.on && tenths === row.tenths && source === row.source;

function effectOf(row: StudyRow, asOf: number, known: readonly Known<StudyStatement>[]): Effect {
  if (known.some(({ list }) => list.asOf > asOf)) return 'older';
  const isKnown = ({ statement }: Known<StudyStatement>) =>
    statement.on === row.on && statement.tenths === row.tenths;
  return known.some(isKnown) ? 'confirmed' : 'added';
}
