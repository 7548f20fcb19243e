import { formatDay } from '@hz/shared/calendar';
import { loadRulebook, V1_PACK } from '@hz/shared/v1/rulebook';
import type { CallbackSecrets } from '../platform/clients/wechat/callback';
import { keptToken } from '../platform/clients/wechat/token-record';
import type { PlainRoute } from '../platform/http/plain';
import type { Binding } from '../platform/http/route';
import type { Logger } from '../platform/log';
import { Limits } from '../platform/store/limits';
import { DEFAULT_PACKS } from '../settings';
import { accountRoutes } from './accounts/routes';
import { type AccountParts, AccountService } from './accounts/service';
import { packCertificateRoutes } from './certificates/pack-routes';
import { certificateRoutes } from './certificates/routes';
import { CertificateService } from './certificates/service';
import { intakeRoutes } from './intake/routes';
import { IntakeService } from './intake/service';
import { demoDeskRoutes } from './office/desk/routes';
import { officeRoutes } from './office/routes';
import { OfficeService } from './office/service';
import { packRoutes } from './packs/routes';
import { PackOffer } from './packs/service';
import { registryRoutes } from './registry/routes';
import { OfficialRecords, RegistryService } from './registry/service';
import { CalendarLinks } from './reminders/calendar-link';
import { calendarRoute, weChatEventRoutes } from './reminders/plain-routes';
import { reminderRoutes } from './reminders/routes';
import { type PushOutlet, ReminderService, type Rules } from './reminders/service';
import { assessmentRoutes } from './rulebook/assessment';
import { rulebookRoutes } from './rulebook/routes';
import { chatRoutes } from './talk/routes';
import { ChatService } from './talk/service';
import { packVerificationRoutes } from './verification/pack-routes';
import { statusAddressRoute } from './verification/plain-routes';
import { verificationRoutes } from './verification/routes';
import { VerificationService } from './verification/service';

/** The rulebook that certificates of the first version of the API come under. */
const RULEBOOK = V1_PACK;

/** Under it is judged what belongs to it, as long as it is served. */
const rulesOf = (offer: PackOffer): Rules => ({
  ids: offer.find(RULEBOOK) ? [RULEBOOK] : [],
  load: loadRulebook,
});

export interface FeatureParts extends Omit<AccountParts, 'limits'> {
  log: Logger;
  /** How push messages go out; without it, reminders lie in the app alone. */
  push?: PushOutlet | undefined;
  /** For taking in what WeChat calls back with; without it, it is not taken in. */
  callbackSecrets?: CallbackSecrets | undefined;
  /** The product's own address, for status codes. */
  publicOrigin?: string | undefined;
  /** How long a delivery belongs to its sender, for tests with senders that die. */
  deliveryLeaseMs?: number | undefined;
  /** The ids of the packs that are served; the first is preset. */
  packs?: readonly string[] | undefined;
  /** Other rulebooks than the product's own, for tests. */
  rules?: Rules | undefined;
}

/** The product's features, each with its service, and the routes and jobs of all of them. */
export function createFeatures(parts: FeatureParts) {
  const { connection, clock, callbackSecrets, log } = parts;
  const offer = new PackOffer(parts.packs ?? DEFAULT_PACKS);
  const limits = new Limits(connection, parts.keyring, parts.time);
  const accounts = new AccountService({ ...parts, limits });
  accounts.register(keptToken(connection, parts.keyring));
  const official = new OfficialRecords({ connection, offer, keyring: parts.keyring, rulebookId: RULEBOOK });
  const certificates = new CertificateService({
    ...{ connection, clock, accounts, offer, official },
    keyring: parts.keyring,
    unreadable: (certificate) =>
      log.error({ certificate }, 'sealed facts do not open: left out of reminders'),
  });
  const intake = new IntakeService({
    ...{ connection, clock, certificates, accounts, offer },
    keyring: parts.keyring,
    rulebookId: RULEBOOK,
  });
  const reminders = new ReminderService({
    ...parts,
    accounts,
    certificates,
    rules: parts.rules ?? rulesOf(offer),
  });
  const registry = new RegistryService({
    ...{ clock, limits, accounts, certificates, official, offer, time: parts.time },
    rulebookId: RULEBOOK,
    tell: (holderId, key, notice) => reminders.tell(holderId, key, notice),
    onFault: (error) => log.error({ error: error instanceof Error ? error.name : typeof error }, 'import'),
  });
  const verification = new VerificationService({
    ...{
      connection,
      clock,
      limits,
      accounts,
      certificates,
      registry,
      keyring: parts.keyring,
      time: parts.time,
    },
    ...{ rulebookId: RULEBOOK, offer },
  });
  const chat = new ChatService({
    ...{ connection, clock, accounts, certificates, intake, reminders, offer, keyring: parts.keyring },
    time: parts.time,
    rulebookId: RULEBOOK,
  });
  const office = new OfficeService({
    ...{ connection, clock, limits, accounts, certificates, registry, verification, reminders, chat },
    ...{ keyring: parts.keyring, time: parts.time, publicOrigin: parts.publicOrigin },
  });
  const calendarLinks = new CalendarLinks(parts.keyring, parts.time, (caller) => accounts.isSignedIn(caller));
  const bindings: Binding[] = [
    ...accountRoutes(accounts, offer.all()),
    ...rulebookRoutes(RULEBOOK, offer, clock),
    ...packRoutes(offer, accounts, clock),
    ...assessmentRoutes(),
    ...intakeRoutes(intake, offer, clock),
    ...certificateRoutes(certificates, () => formatDay(clock.today())),
    ...packCertificateRoutes(certificates.packs, () => formatDay(clock.today())),
    ...registryRoutes(registry, (holderId, act, sentence) => office.noteForSite(holderId, act, sentence)),
    ...verificationRoutes(verification, parts.publicOrigin),
    ...packVerificationRoutes(verification, parts.publicOrigin),
    ...reminderRoutes(reminders, calendarLinks),
    ...chatRoutes(chat),
    ...officeRoutes(office),
    ...(parts.demoPeople ? demoDeskRoutes(office) : []),
  ];
  const plainRoutes: PlainRoute[] = [
    calendarRoute(reminders, calendarLinks, parts.time),
    statusAddressRoute,
    ...(callbackSecrets
      ? weChatEventRoutes({ reminders, secrets: callbackSecrets, limits, time: parts.time })
      : []),
  ];
  return {
    limits,
    offer,
    accounts,
    certificates,
    intake,
    registry,
    verification,
    reminders,
    chat,
    office,
    bindings,
    plainRoutes,
    jobs: [...reminders.jobs(office.nudges), ...accounts.jobs, ...office.jobs],
  };
}
export type Features = ReturnType<typeof createFeatures>;
