import type { ImportView } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import type { Fault } from '../lists/rows';
import { faultSentences } from '../lists/words';
import type { CertificateStatement, Finding, RegistryModels, StudyStatement } from '../models';
import type { Sealing } from '../sealing';

export type Counts = ImportView['counts'];

export const noRows = (): Counts => ({ rows: 0, added: 0, changed: 0, confirmed: 0, older: 0, bad: 0 });

/** What rows are judged with. */
export interface BatchContext {
  importId: Types.ObjectId;
  asOf: number;
  models: RegistryModels;
  sealing: Sealing;
  counts: Counts;
}

export interface Where {
  sheet: string | null;
  at: number;
}

/** What a batch of rows comes to: what to store, what to report, and whose certificates it touches. */
export class Batch {
  readonly certificates: CertificateStatement[] = [];
  readonly study: StudyStatement[] = [];
  readonly findings: Finding[] = [];
  /** Certificates of holders whose official record is touched. */
  readonly claimed: Types.ObjectId[] = [];

  constructor(private readonly context: BatchContext) {}

  /** Counts a bad row and reports every reason. No cell's content is repeated. */
  reject(where: Where, faults: readonly Fault[]): void {
    this.context.counts.bad += 1;
    for (const { field, code } of faults)
      this.report(where, { kind: 'bad', field, code, message: faultSentences[code] });
  }

  report({ sheet, at }: Where, told: Pick<Finding, 'kind' | 'field' | 'code' | 'message'>): void {
    this.findings.push({ _id: new Types.ObjectId(), import: this.context.importId, sheet, row: at, ...told });
  }
}
