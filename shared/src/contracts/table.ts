import { accountEndpoints } from './accounts';
import { assessmentEndpoints } from './assessment';
import { certificateEndpoints } from './certificates';
import { chatEndpoints } from './chat';
import type { RequestOf as RequestOfEndpoint, ResponseOf as ResponseOfEndpoint } from './endpoint';
import { guideEndpoints } from './guide';
import { officeConsentEndpoints } from './office-consents';
import { officeDistrictEndpoints } from './office-district';
import { officeListEndpoints } from './office-lists';
import { officeNudgeEndpoints } from './office-nudges';
import { officeOrgEndpoints } from './office-orgs';
import { officePeopleEndpoints } from './office-people';
import { officeQuestionEndpoints } from './office-questions';
import { officeRosterEndpoints } from './office-rosters';
import { officeSignInEndpoints } from './office-sign-in';
import { registryEndpoints } from './registry';
import { reminderEndpoints } from './reminders';
import { rulebookEndpoints } from './rulebook';
import { systemEndpoints } from './system';
import { packCertificateEndpoints } from './v2/certificates';
import { packIntakeEndpoints } from './v2/intake';
import { packEndpoints } from './v2/packs';
import { packReminderEndpoints } from './v2/reminders';
import { packVerificationEndpoints } from './v2/verification';
import { verificationEndpoints } from './verification';

/** Every endpoint of the product by `METHOD /path`: routes, OpenAPI and the typed client are made from this table. */
export const endpoints = {
  ...systemEndpoints,
  ...accountEndpoints,
  ...rulebookEndpoints,
  ...assessmentEndpoints,
  ...guideEndpoints,
  ...certificateEndpoints,
  ...registryEndpoints,
  ...verificationEndpoints,
  ...packVerificationEndpoints,
  ...reminderEndpoints,
  ...chatEndpoints,
  ...officeSignInEndpoints,
  ...officeOrgEndpoints,
  ...officeDistrictEndpoints,
  ...officeRosterEndpoints,
  ...officePeopleEndpoints,
  ...officeConsentEndpoints,
  ...officeNudgeEndpoints,
  ...officeQuestionEndpoints,
  ...officeListEndpoints,
  ...packEndpoints,
  ...packIntakeEndpoints,
  ...packCertificateEndpoints,
  ...packReminderEndpoints,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointKey = keyof Endpoints;
export type RequestOf<K extends EndpointKey> = RequestOfEndpoint<Endpoints[K]>;
export type ResponseOf<K extends EndpointKey> = ResponseOfEndpoint<Endpoints[K]>;

type Takes<K extends EndpointKey> = keyof RequestOf<K> extends never ? never : K;
type TakesSomething = { [K in EndpointKey]: Takes<K> }[EndpointKey];

/** A request for every endpoint that takes something. */
export type Examples = { readonly [K in TakesSomething]: RequestOf<K> };
