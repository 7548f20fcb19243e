import type { Day } from '../calendar';
import type { Answer, FactValue, LawCase, Need, ObligationData, Pack } from '../law';

/** blocked: cannot be done any more, or not at all; the answers say why. */
export type StepState = 'done' | 'current' | 'upcoming' | 'not-needed' | 'blocked';

export interface WayStep {
  readonly id: string;
  readonly state: StepState;
  /** The day it was done, where that is known. */
  readonly doneOn: Day | null;
}

/** What a step is for: the obligation that it meets, the need, if it is one of hours, and whether it is its act. */
interface Purpose {
  readonly answer: Answer;
  readonly need: Need | null;
  readonly isAct: boolean;
}

type Told = readonly { data: ObligationData; answer: Answer }[];

function purposeOf(step: string, obligations: Told): Purpose | null {
  for (const { data, answer } of obligations) {
    const hours = data.needs.find((one) => 'hours' in one && one.step === step);
    const need = hours && 'hours' in hours ? answer.needs.find(({ id }) => id === hours.id) : undefined;
    if (hours) return { answer, need: need ?? null, isAct: false };
    if (data.step === step) return { answer, need: null, isAct: true };
    if (data.needs.some((one) => one.step === step)) return { answer, need: null, isAct: false };
  }
  return null;
}

/** Whether the facts show that a step is done, and when. An act counts only where the law says that it does. */
function isDone(purpose: Purpose | null, value: FactValue | undefined, asOf: Day): boolean {
  if (purpose?.isAct) return purpose.answer.state === 'done';
  if (purpose?.need) return purpose.need.remaining === 0;
  return typeof value === 'number' ? value <= asOf : typeof value === 'string' || typeof value === 'boolean';
}

function openState(purpose: Purpose | null): StepState {
  switch (purpose?.answer.state) {
    case 'not-applicable':
      return 'not-needed';
    case 'refused':
    case 'missed':
      return 'blocked';
    default:
      return 'upcoming';
  }
}

/** The way of a certificate: the steps of its kind in order, each with its state, from the facts alone. */
export function wayOf(pack: Pack, told: LawCase, obligations: Told, next: string | null): readonly WayStep[] {
  return (pack.said.kinds[told.kind]?.way ?? []).map((id): WayStep => {
    const value = told.facts[pack.said.steps[id]?.sets as string];
    const purpose = purposeOf(id, obligations);
    if (isDone(purpose, value, told.asOf))
      return { id, state: 'done', doneOn: typeof value === 'number' ? value : null };
    return { id, state: id === next ? 'current' : openState(purpose), doneOn: null };
  });
}
