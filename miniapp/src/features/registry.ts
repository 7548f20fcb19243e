// What the registry, or a list, shows of a certificate: the same words wherever it is asked for or told.

export const SEEN = ['valid', 'cancelled', 'not-found'] as const;
export type Seen = (typeof SEEN)[number];

export const seenWords: Readonly<Record<Seen, string>> = {
  valid: '有效',
  cancelled: '注销',
  'not-found': '查不到',
};

export const seenHints: Readonly<Record<Seen, string>> = {
  valid: '系统里写着有效',
  cancelled: '系统里写着已注销',
  'not-found': '系统里没有这本证',
};
