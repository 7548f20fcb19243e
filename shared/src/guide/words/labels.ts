import type { EducationStatus, ExchangeStatus, RegistryStatus } from '../../engine';

/** What the provincial registry shows, in its own words. */
export const registryLabels: Record<RegistryStatus, string> = {
  valid: '有效',
  cancelled: '注销',
  'not-found': '查不到',
};

export const exchangeLabels: Record<ExchangeStatus, string> = {
  'not-needed': '不用换',
  completed: '已换好',
  ineligible: '换不了',
  lapsed: '过了期限',
  unconfirmed: '还没查证书状态',
  open: '可以换',
};

export const educationLabels: Record<EducationStatus, string> = {
  'not-applicable': '没有每年学习的要求',
  'not-started': '还没到要学的年头',
  'retraining-required': '可能要重新培训',
  unconfirmed: '前几年要确认',
  met: '今年学够了',
  'catch-up': '今年要补学',
  'in-progress': '今年还没学够',
};
