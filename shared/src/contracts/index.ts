export * from './accounts';
export * from './assessment';
export * from './certificates';
export * from './chat';
export type {
  Access,
  Endpoint,
  RequestOf as EndpointRequest,
  ResponseOf as EndpointResponse,
  Role,
} from './endpoint';
export * from './errors';
export * from './errors-of';
export * from './examples';
export * from './guide';
export * from './office';
export * from './office-consents';
export * from './office-district';
export * from './office-lists';
export * from './office-nudges';
export * from './office-orgs';
export * from './office-people';
export * from './office-questions';
export * from './office-rosters';
export * from './office-sign-in';
export * from './primitives';
export * from './registry';
export * from './reminders';
export * from './rulebook';
export * from './system';
export * from './table';
export * from './v2/certificates';
export * from './v2/facts';
export * from './v2/intake';
export * from './v2/packs';
export * from './v2/reminders';
export * from './v2/verification';
export * from './verification';
