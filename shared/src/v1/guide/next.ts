import type { Day } from '../../calendar';
import type { EducationStatus, Explained } from '../engine';
import type { Rulebook } from '../rulebook';
import type { Way } from './way';
import { dayAskedIn, doubtOf, verdictOf } from './words';

/** The one thing to do next for a certificate. */
export interface NextThing {
  kind: 'fact' | 'step' | 'study' | 'confirm-years' | 'retrain' | 'contact' | 'look-up' | 'nothing';
  /** The step it belongs to, where there is one. */
  stepId: string | null;
  /** The main action's words. */
  label: string;
  sentence: string;
}

type Wanted = Omit<NextThing, 'sentence'>;

const dutyNext: Partial<Record<EducationStatus, Wanted>> = {
  unconfirmed: { kind: 'confirm-years', stepId: 'yearly-study', label: '说说前几年' },
  'catch-up': { kind: 'study', stepId: 'yearly-study', label: '记学时' },
  'in-progress': { kind: 'study', stepId: 'yearly-study', label: '记学时' },
  'retraining-required': { kind: 'retrain', stepId: null, label: '看看找谁问' },
};

function wanted(explained: Explained, way: Way): Wanted {
  const { assessment } = explained;
  if (dayAskedIn(explained) !== null && doubtOf(explained) === null)
    return { kind: 'fact', stepId: null, label: '补上日子' };
  const { nextStep } = assessment.exchange;
  if (nextStep === 'use-provincial-registry')
    return { kind: 'look-up', stepId: 'check-registry', label: '看看到哪里查' };
  // Whether it was exchanged at all is asked before anything is done that goes on from it.
  if (nextStep === 'contact-authority' || doubtOf(explained) !== null)
    return { kind: 'contact', stepId: null, label: '看看找谁问' };
  const duty = dutyNext[assessment.continuingEducation.status];
  if (duty) return duty;
  const step = way.steps.find(({ id }) => id === way.currentStepId);
  if (!step) return { kind: 'nothing', stepId: null, label: '现在没有要办的' };
  return { kind: step.marks === 'hours' ? 'study' : 'step', stepId: step.id, label: step.call };
}

/** The one next thing for a certificate, in the words of its verdict and its way. */
export function nextOf(rulebook: Rulebook, explained: Explained, way: Way, asOf: Day): NextThing {
  const next = wanted(explained, way);
  const step = way.steps.find(({ id }) => id === next.stepId);
  const verdict = verdictOf(rulebook, explained, asOf);
  const sentence = next.kind === 'step' && verdict.tone === 'done' && step ? step.title : verdict.title;
  return { ...next, sentence };
}
