import type { Types } from 'mongoose';
import { inBatches } from '../batches';
import type { Migration, MigrationContext } from './migration';

/** How a certificate stood by all lists in force, as the version before kept it: a document of its own. */
interface OldRecord {
  _id: Types.ObjectId;
  statements: Types.ObjectId[];
  family: string;
  trade: string;
  specialty: string | null;
  status: string | null;
  exchangedOn: number | null;
  issuedOn: number | null;
  company: string | null;
  companies: string[];
  region: string | null;
  state: string;
  due: number | null;
}

interface Statement {
  _id: Types.ObjectId;
  fold?: object;
}

interface List {
  _id: Types.ObjectId;
  folded?: true | string;
}

const BATCH = 400;
const OLD = 'registry_records';

/** The fold as the statement with the lowest id keeps it. */
function foldOf(record: OldRecord): { keeper: Types.ObjectId; fold: object } | null {
  const { family, trade, specialty, status, exchangedOn, issuedOn, company, ...fold } = record;
  const { region, companies, state, due } = fold;
  const statements = [...record.statements].sort((a, b) => (a.toHexString() < b.toHexString() ? -1 : 1));
  const [keeper] = statements;
  if (!keeper) return null;
  const together = { statements, family, trade, specialty, status, exchangedOn, issuedOn, company };
  return { keeper, fold: { region, companies, state, due, ...(statements.length > 1 && { together }) } };
}

/**
 * How a record stands is kept in one of its statements, no longer in a document of its own. Its old place goes at once:
 * no version ever answered anybody from it, and a server of the version before makes it anew where it must. What such a
 * server imports meanwhile is folded at the next start, for it notes that elsewhere.
 */
export const foldsInStatements: Migration = {
  version: 4,
  what: 'how a record stands is kept in one of its statements',
  async run({ connection, signal }: MigrationContext) {
    const lists = connection.collection<List>('registry_imports');
    // Read first: a list that comes in meanwhile is not among what is moved below.
    const folded = await lists.find({ folded: true }, { projection: { _id: 1 } }).toArray();
    const statements = connection.collection<Statement>('registry_certificates');
    const old = connection.collection<OldRecord>(OLD).find({}, { batchSize: BATCH });
    for await (const batch of inBatches(old, BATCH)) {
      signal.throwIfAborted();
      const operations = batch.flatMap((record) => {
        const kept = foldOf(record);
        return kept
          ? [{ updateOne: { filter: { _id: kept.keeper }, update: { $set: { fold: kept.fold } } } }]
          : [];
      });
      if (operations.length > 0) await statements.bulkWrite(operations, { ordered: false });
    }
    const ids = folded.map(({ _id }) => _id);
    await lists.updateMany({ _id: { $in: ids } }, { $set: { folded: 'statements' } });
    const there = await connection.listCollections();
    if (there.some(({ name }) => name === OLD)) await connection.dropCollection(OLD);
  },
};
