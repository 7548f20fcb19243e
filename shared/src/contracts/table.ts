import { accountEndpoints } from './accounts';
import { assessmentEndpoints } from './assessment';
import { certificateEndpoints } from './certificates';
import { chatEndpoints } from './chat';
import type { RequestOf as RequestOfEndpoint, ResponseOf as ResponseOfEndpoint } from './endpoint';
import { guideEndpoints } from './guide';
import { registryEndpoints } from './registry';
import { reminderEndpoints } from './reminders';
import { rulebookEndpoints } from './rulebook';
import { systemEndpoints } from './system';
import { packCertificateEndpoints } from './v2/certificates';
import { packIntakeEndpoints } from './v2/intake';
import { packEndpoints } from './v2/packs';
import { packReminderEndpoints } from './v2/reminders';
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
  ...reminderEndpoints,
  ...chatEndpoints,
  ...packEndpoints,
  ...packIntakeEndpoints,
  ...packCertificateEndpoints,
  ...packReminderEndpoints,
} as const;

export type Endpoints = typeof endpoints;
export type EndpointKey = keyof Endpoints;
export type RequestOf<K extends EndpointKey> = RequestOfEndpoint<Endpoints[K]>;
export type ResponseOf<K extends EndpointKey> = ResponseOfEndpoint<Endpoints[K]>;
