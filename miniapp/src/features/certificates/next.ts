import type { CertificateView } from '@hz/shared/contracts';
import { go } from '../../navigation';
import { openPage } from './cards';

/** Asks the certificate's own page for the day on which it hangs how it stands. */
export const DAY = 'day';

type Kind = CertificateView['next']['kind'];
type Opener = (id: string, stepId: string | null) => void;

const openStep: Opener = (id, stepId) =>
  stepId ? openPage('step', { id, step: stepId }) : openPage('way', { id });

const openers: Record<Kind, Opener | null> = {
  fact: (id) => openPage('certificate', { id, tell: DAY }),
  step: openStep,
  'look-up': openStep,
  study: (id) => openPage('study', { id }),
  'confirm-years': (id) => openPage('years', { id }),
  retrain: () => go('help'),
  contact: () => go('help'),
  nothing: null,
};

/** Opens the screen where a thing is done for a certificate. */
export const openThing = (kind: Kind, certificateId: string, stepId: string | null): void =>
  openers[kind]?.(certificateId, stepId);

/** Opens the screen where the one next thing is done; null when there is nothing to do. */
export function nextOpener({ id, next }: CertificateView): (() => void) | null {
  return openers[next.kind] && (() => openThing(next.kind, id, next.stepId));
}
