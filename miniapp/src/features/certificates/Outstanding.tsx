import type { CertificateView } from '@hz/shared/contracts';
import { Button } from '../../ui/Button';
import { openThing } from './next';
import { words } from './words';

/** A deed of the way that was passed by: what comes after it is due already, and nobody has said that it is done. */
function passedBy({ way: { steps, currentStepId } }: CertificateView) {
  const at = steps.findIndex(({ id }) => id === currentStepId);
  return steps.slice(0, Math.max(at, 0)).find(({ marks, state }) => marks === 'done' && state === 'upcoming');
}

/** Who waits for the new certificate goes on being told so when the hours of a year are due: it may be there by now. */
export function Outstanding({ certificate }: { certificate: CertificateView }) {
  const step = passedBy(certificate);
  if (!step) return null;
  const open = () => openThing('step', certificate.id, step.id);
  return <Button kind="quiet" icon="flag" text={words.outstanding(step.title)} onTap={open} />;
}
