import { formatDay } from '@hz/shared/calendar';
import type { GuideStep, Way, WayStep } from '@hz/shared/guide';

/** A step as the contracts write it; one that belongs to no certificate is still to come. */
export function presentStep(step: GuideStep & Partial<Pick<WayStep, 'state' | 'doneOn'>>) {
  const { sets: _, call: __, state = 'upcoming', doneOn = null, trouble, ...shown } = step;
  return {
    ...shown,
    state,
    doneOn: doneOn === null ? null : formatDay(doneOn),
    trouble: trouble.map(({ what, remedy }) => ({ what, remedy })),
  };
}

export const presentWay = ({ steps, ...way }: Way) => ({ ...way, steps: steps.map(presentStep) });
