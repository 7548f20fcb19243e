import { V1_PACK } from '@hz/shared/v1/rulebook';
import { AccountService } from '../features/accounts/service';
import { CertificateService } from '../features/certificates/service';
import { PackOffer } from '../features/packs/service';
import { OfficialRecords, RegistryService } from '../features/registry/service';
import { VerificationService } from '../features/verification/service';
import { AuditLog } from '../platform/audit/log';
import { Limits } from '../platform/store/limits';
import { type CommandData, sentenceOf, withData } from './data';

export { runCommand, UsageError } from './data';

function featuresOn(data: CommandData) {
  const limits = new Limits(data.connection, data.keyring, data.time);
  const offer = new PackOffer(data.packs);
  const parts = { ...data, limits, offer, rulebookId: V1_PACK };
  const accounts = new AccountService(parts);
  const official = new OfficialRecords(parts);
  const certificates = new CertificateService({ ...data, accounts, offer, official });
  const registry = new RegistryService({
    ...parts,
    official,
    accounts,
    certificates,
    onFault: (error) => console.error(sentenceOf(error) ?? error),
  });
  const verification = new VerificationService({ ...parts, accounts, certificates, registry });
  const audit = new AuditLog(data.connection, data.clock);
  /** Writes down what somebody did at the command line: who sits there is not known. */
  const note = (act: string, sentence: string) =>
    audit.note({ by: null, role: null, orgs: [], act, sentence });
  return { accounts, registry, verification, note };
}
export type RegistryFeatures = ReturnType<typeof featuresOn>;

/** Does some work on accounts and official records, without loading the rest: imports are bound in memory. */
export const withRegistry = <T>(
  demo: boolean,
  work: (features: RegistryFeatures) => Promise<T>,
): Promise<T> =>
  withData(demo, async (data) => {
    const features = featuresOn(data);
    for (const model of Object.values(data.connection.models)) await model.createIndexes();
    return work(features);
  });
