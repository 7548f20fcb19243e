import type { ResponseOf } from '@hz/shared/contracts';

type FactDoubt = ResponseOf<'POST /v2/intake/try'>['doubts'][number];

/** The questioned days of one fact. What an app of before has put by on this phone questions none. */
export const doubtsAbout = (doubts: readonly FactDoubt[] | undefined, name: string): FactDoubt[] =>
  (doubts ?? []).filter(({ fact }) => fact === name);
