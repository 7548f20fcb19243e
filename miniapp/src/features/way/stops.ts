import { formatPartChinese } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import type { Stop } from '../../ui/WayMap';
import { dayWords } from '../dates';
import { words } from './words';

export type Step = CertificateView['way']['steps'][number];

/** The steps as stops on the map, each with its state in words. */
export const stopsOf = ({ way, asOf }: CertificateView): Stop[] =>
  way.steps.map(({ id, title, state, doneOn, donePart }) => ({
    id,
    title,
    state,
    note: state === 'done' ? doneWords({ doneOn, donePart }, asOf) : words.notes[state],
  }));

/** That a step is done, and what is known of its day. */
function doneWords({ doneOn, donePart }: Pick<Step, 'doneOn' | 'donePart'>, asOf: string): string {
  if (doneOn) return words.doneOn(dayWords(doneOn, asOf));
  return donePart ? words.donePart(formatPartChinese(donePart)) : words.notes.done;
}

/** A step, its place in the way, and the one that is due now. */
export function stepIn({ way }: CertificateView, stepId: string | null) {
  const at = way.steps.findIndex(({ id }) => id === stepId);
  const step = way.steps[at] ?? null;
  const current = way.steps.find(({ id }) => id === way.currentStepId) ?? null;
  return { step, place: at + 1, total: way.steps.length, current };
}
