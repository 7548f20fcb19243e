import type { Types } from 'mongoose';
import { inBatches } from '../batches';
import type { Migration } from './migration';

/** A certificate as the version before kept it: each fact in a field of its own. */
interface Before {
  _id: Types.ObjectId;
  version: number;
  rulebook: string;
  family: string;
  newNumber?: string | null;
  registryStatus?: string | null;
  registryCheckedOn?: number | null;
  exchangedOn?: number | null;
  issuedOn?: number | null;
  downloadedOn?: number | null;
  inPost?: boolean | null;
  yearStatements?: { year: number; tenths: number; statedOn: number }[];
}

const BATCH = 500;
const MS_A_DAY = 86_400_000;

// A step never changes, whatever becomes of the code around it: it brings its own arithmetic. Days are days since 1970.
const dayText = (day: number): string => new Date(day * MS_A_DAY).toISOString().slice(0, 10);
const firstDayOf = (year: number): number => Date.UTC(year, 0, 1) / MS_A_DAY;

function factsOf(certificate: Before): Record<string, string | boolean> {
  const { exchangedOn, issuedOn, downloadedOn, registryStatus, newNumber, inPost } = certificate;
  const days = Object.entries({ exchangedOn, issuedOn, downloadedOn }).map(([name, day]) => [
    name,
    typeof day === 'number' ? dayText(day) : null,
  ]);
  const told = [...days, ...Object.entries({ registryStatus, newNumber, inPost })];
  return Object.fromEntries(told.filter(([, value]) => value !== null && value !== undefined));
}

/** The same certificate with pack, kind, facts by name and statements by the first day of their cycle beside the old fields. */
const named = (certificate: Before) => ({
  pack: certificate.rulebook,
  kind: certificate.family,
  facts: factsOf(certificate),
  sealedFacts: null,
  toldOn:
    typeof certificate.registryCheckedOn === 'number'
      ? { registryStatus: certificate.registryCheckedOn }
      : {},
  statements: (certificate.yearStatements ?? []).map(({ year, tenths, statedOn }) => ({
    from: firstDayOf(year),
    tenths,
    statedOn,
  })),
});

/**
 * Certificates keep their pack, their kind, their facts by name and what was stated by the first day of the cycle. The
 * old fields stay beside them as long as servers of the version before may write: what they write is read from there.
 */
export const factsByName: Migration = {
  version: 2,
  what: 'certificates keep their facts by name, under the pack they belong to',
  async run({ connection, signal }) {
    const certificates = connection.collection<Before>('certificates');
    const old = certificates.find({ facts: { $exists: false } }, { batchSize: BATCH });
    for await (const batch of inBatches(old, BATCH)) {
      signal.throwIfAborted();
      // One that is changed meanwhile is read as it is until it is written the next time.
      const operations = batch.map((one) => ({
        updateOne: { filter: { _id: one._id, version: one.version }, update: { $set: named(one) } },
      }));
      await certificates.bulkWrite(operations as never, { ordered: false });
    }
  },
};
