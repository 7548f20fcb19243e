import { formatDay } from '@hz/shared/calendar';
import { accountRoutes } from './accounts/routes';
import { type AccountParts, AccountService } from './accounts/service';
import { assessmentRoutes } from './assessment/routes';
import { certificateRoutes } from './certificates/routes';
import { CertificateService } from './certificates/service';
import { intakeRoutes } from './guide/routes';
import { IntakeService } from './guide/service';
import type { Binding } from './http/route';
import { rulebookRoutes } from './rulebook/routes';

/** The rulebook that new certificates come under. */
const RULEBOOK = 'jilin-2022-25';

/** The product's features, each with its service, and the routes of all of them. */
export function createFeatures(parts: AccountParts) {
  const { connection, clock } = parts;
  const accounts = new AccountService(parts);
  const certificates = new CertificateService(connection, clock, accounts);
  const intake = new IntakeService(connection, clock, certificates, accounts, RULEBOOK);
  const bindings: Binding[] = [
    ...accountRoutes(accounts),
    ...rulebookRoutes(RULEBOOK, clock),
    ...assessmentRoutes(),
    ...intakeRoutes(intake, clock),
    ...certificateRoutes(certificates, () => formatDay(clock.today())),
  ];
  return { accounts, certificates, intake, bindings };
}
export type Features = ReturnType<typeof createFeatures>;
