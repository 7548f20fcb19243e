import type { RegistryStatus } from '../../engine';

/** What the provincial registry shows, in its own words. */
export const registryLabels: Record<RegistryStatus, string> = {
  valid: '有效',
  cancelled: '注销',
  'not-found': '查不到',
};
