import type { ImportView } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import type { Fault } from '../lists/rows';
import { faultSentences } from '../lists/words';
import type { CertificateStatement, Finding, Fold, RegistryModels, StudyStatement } from '../models';
import type { Sealing } from '../sealing';

export type Counts = ImportView['counts'];

export const noRows = (): Counts => ({
  ...{ rows: 0, added: 0, changed: 0, confirmed: 0, older: 0, repeated: 0, bad: 0 },
});

/** More is not written down but counted: nobody mends thousands of rows by hand. */
export const MAX_FINDINGS = 5000;

/** What rows are judged with. */
export interface BatchContext {
  importId: Types.ObjectId;
  /** The pack of the list; none: the first version's. */
  pack: string | undefined;
  asOf: number;
  models: RegistryModels;
  sealing: Sealing;
  counts: Counts;
  /** How many findings were made, those included that are not written down. */
  findings: { made: number };
  /** How a certificate stands that nobody else tells of. */
  alone: (statement: CertificateStatement) => Fold;
  /** Hashes of numbers whose records are to be folded anew once the list is in force. */
  refold: string[];
  /** Real time. */
  now: Date;
}

export interface Where {
  sheet: string | null;
  at: number;
}

/** A statement that is stored already, and the same of this list, should the stored one be gone. */
export interface Same<S> {
  stored: Types.ObjectId;
  own: S;
}

// Where names and numbers stand, and where anything may, nothing is kept of what was read.
const PLAIN_FIELDS: readonly (string | null)[] = [
  ...['family', 'form', 'post', 'status', 'issuedOn', 'exchangedOn', 'expiresOn', 'on', 'year', 'hours'],
];
const MAX_KEPT = 40;

/** What of a cell may be written down: a column may hold something else than it should. */
const keptOf = (field: string | null, read: string | null): string | null =>
  read === null || !PLAIN_FIELDS.includes(field) || /^\p{Script=Han}{2,4}$/u.test(read)
    ? null
    : read.replace(/[\dX]{7,}/gi, '…').slice(0, MAX_KEPT);

/** What a batch of rows comes to: what to store, what to report, and whose certificates it touches. */
export class Batch {
  readonly certificates: CertificateStatement[] = [];
  readonly study: StudyStatement[] = [];
  /** Stored statements of other lists that this one makes too. */
  readonly sameCertificates: Same<CertificateStatement>[] = [];
  readonly sameStudy: Same<StudyStatement>[] = [];
  readonly findings: Finding[] = [];
  /** Certificates of holders whose official record is touched. */
  readonly claimed: Types.ObjectId[] = [];

  constructor(private readonly context: BatchContext) {}

  /** Counts a row that is not taken and reports every reason. */
  reject(where: Where, faults: readonly Fault[]): void {
    const isRepeated = faults.length === 1 && faults[0]?.code === 'duplicate-row';
    this.context.counts[isRepeated ? 'repeated' : 'bad'] += 1;
    this.remark(where, faults);
  }

  /** Reports what is to be looked at in a row, or why it is not taken. What is personal is not repeated. */
  remark(where: Where, faults: readonly Fault[]): void {
    for (const { field, code, column, read } of faults)
      this.report(where, {
        ...{ kind: 'bad' as const, field, code, column, message: faultSentences[code] },
        read: keptOf(field, read),
      });
  }

  report(
    { sheet, at }: Where,
    told: Pick<Finding, 'kind' | 'field' | 'code' | 'message'> & Partial<Pick<Finding, 'column' | 'read'>>,
  ): void {
    const { importId, findings, now } = this.context;
    findings.made += 1;
    if (findings.made > MAX_FINDINGS) return;
    this.findings.push({ _id: new Types.ObjectId(), import: importId, sheet, row: at, at: now, ...told });
  }
}
