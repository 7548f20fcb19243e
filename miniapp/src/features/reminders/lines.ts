import { openThing } from '../certificates/next';
import type { Line } from './store';
import { words } from './words';

/** Each clause once, however many certificates rest on it. */
export const clausesOf = (lines: readonly Line[]) => [
  ...new Map(lines.map(({ clause }) => [clause.id, clause])).values(),
];

/** Opens the screen that a line is about. */
export const openTarget = ({ target }: Line): void =>
  openThing(target.kind, target.certificateId, target.stepId);

/** What a line leads to, in words: no step of it is named where its own pack alone can tell which. */
export const openWords = ({ target }: Line): string =>
  target.kind === 'step' && target.stepId === null ? words.openCertificate : words.open[target.kind];
