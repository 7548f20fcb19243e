export * from './certificates';
export * from './facts';
export * from './intake';
export * from './packs';
export * from './reminders';
export * from './verification';
