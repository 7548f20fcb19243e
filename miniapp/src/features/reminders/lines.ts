import { go } from '../../navigation';
import { openPage } from '../certificates/cards';
import type { Line } from './store';
import { words } from './words';

/** Each clause once, however many certificates rest on it. */
export const clausesOf = (lines: readonly Line[]) => [
  ...new Map(lines.map(({ clause }) => [clause.id, clause])).values(),
];

type Kind = Line['target']['kind'];

const openers: Record<Kind, (id: string, about: string) => void> = {
  certificate: (id) => openPage('certificate', { id }),
  // Facts are asked, and advice is given, on the pages of any pack alone.
  fact: (id, fact) => go('held', { id, fact }),
  advice: (id, advice) => go('held-step', { id, advice }),
  cycles: (id) => openPage('years', { id }),
  step: (id, step) => openPage('step', { id, step }),
  hours: (id) => openPage('study', { id }),
  help: () => go('help'),
};

/** Opens the screen that a line is about. */
export const openTarget = ({ target: { kind, certificateId, id } }: Line): void =>
  openers[kind](certificateId, id ?? '');

/** What a line leads to, in words. */
export const openWords = ({ target }: Line): string => words.open[target.kind];
