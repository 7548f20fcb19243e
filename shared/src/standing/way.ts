import type { Day } from '../calendar';
import type { Answer, FactValue, LawCase, Need, ObligationData, Pack } from '../law';

/** blocked: cannot be done any more, or not at all; the answers say why. */
export type StepState = 'done' | 'current' | 'upcoming' | 'not-needed' | 'blocked';

export interface WayStep {
  readonly id: string;
  readonly state: StepState;
  /** The day it was done, where that is known. */
  readonly doneOn: Day | null;
  /** Nobody has said that it is done: it only follows from a later one. */
  readonly concluded?: true;
}

/** What a step is for: the obligation that it meets, the need, if it is one of hours, and whether it is its act. */
interface Purpose {
  readonly answer: Answer;
  readonly when: ObligationData['when'];
  readonly need: Need | null;
  readonly isAct: boolean;
}

type Told = readonly { data: ObligationData; answer: Answer }[];

function purposeOf(step: string, obligations: Told): Purpose | null {
  for (const { data, answer } of obligations) {
    const { when } = data;
    const hours = data.needs.find((one) => 'hours' in one && one.step === step);
    const need = hours && 'hours' in hours ? answer.needs.find(({ id }) => id === hours.id) : undefined;
    if (hours) return { answer, when, need: need ?? null, isAct: false };
    if (data.step === step) return { answer, when, need: null, isAct: true };
    if (data.needs.some((one) => one.step === step)) return { answer, when, need: null, isAct: false };
  }
  return null;
}

/** Whether the facts show that a step is done, and when. An act counts only where the law says that it does. */
function isDone(purpose: Purpose | null, value: FactValue | undefined, asOf: Day): boolean {
  if (purpose?.isAct) return purpose.answer.state === 'done';
  if (purpose?.need) return purpose.need.remaining === 0;
  return typeof value === 'number' ? value <= asOf : typeof value === 'string' || typeof value === 'boolean';
}

function openState(answer: Answer | null | undefined): StepState {
  switch (answer?.state) {
    case 'not-applicable':
      return 'not-needed';
    case 'refused':
    case 'missed':
      return 'blocked';
    default:
      return 'upcoming';
  }
}

/** The last step of the way that is an act which counts: −1 for none. */
function lastAct(way: readonly string[], obligations: Told): { at: number; answer: Answer | null } {
  for (let at = way.length - 1; at >= 0; at--) {
    const purpose = purposeOf(way[at] as string, obligations);
    if (purpose?.isAct && 'cycle' in purpose.when === false) return { at, answer: purpose.answer };
  }
  return { at: -1, answer: null };
}

/**
 * The way of a certificate: the steps of its kind in order, each with its state, from the facts alone. Who has done the
 * act has been through all that leads to it, whether or not the helper was told.
 */
export function wayOf(pack: Pack, told: LawCase, obligations: Told, next: string | null): readonly WayStep[] {
  const way = pack.said.kinds[told.kind]?.way ?? [];
  const act = lastAct(way, obligations);
  return way.map((id, at): WayStep => {
    const value = told.facts[pack.said.steps[id]?.sets as string];
    const purpose = purposeOf(id, obligations);
    if (isDone(purpose, value, told.asOf))
      return { id, state: 'done', doneOn: typeof value === 'number' ? value : null };
    if (id === next) return { id, state: 'current', doneOn: null };
    const serves = purpose === null || purpose.answer === act.answer;
    if (serves && at < act.at && act.answer?.state === 'done')
      return { id, state: 'done', doneOn: null, concluded: true };
    return { id, state: openState(serves && at > act.at ? act.answer : purpose?.answer), doneOn: null };
  });
}

/** What is left to do after the act, where no obligation asks for anything more. */
export const leftOver = (way: readonly WayStep[], obligations: Told): string | null => {
  const { at, answer } = lastAct(
    way.map(({ id }) => id),
    obligations,
  );
  if (answer?.state !== 'done') return null;
  const left = way.find(
    ({ id, state }, index) => index > at && state === 'upcoming' && purposeOf(id, obligations) === null,
  );
  return left?.id ?? null;
};
