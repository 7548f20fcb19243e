import { openThing } from '../certificates/next';
import type { Line } from './store';

/** Each clause once, however many certificates rest on it. */
export const clausesOf = (lines: readonly Line[]) => [
  ...new Map(lines.map(({ clause }) => [clause.id, clause])).values(),
];

/** Opens the screen that a line is about. */
export const openTarget = ({ target }: Line): void =>
  openThing(target.kind, target.certificateId, target.stepId);
