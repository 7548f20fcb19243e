import type { RequestOf } from '@hz/shared/contracts';
import { type Deed, deed } from '../../api/queue';
import type { Held } from './store';
import type { Step } from './view';
import { words } from './words';

type Known = RequestOf<'PUT /v2/certificates/:id/steps/:stepId'>['body']['value'];

/** What marks a step, what takes the mark away, and the mark as the holder told it, where they did. */
export function stepDeeds(held: Held, step: Step) {
  const params = { id: held.id, stepId: step.id };
  const told = held.facts.find(({ name, origin }) => name === step.fact && origin === 'self') ?? null;
  const marking = (value: Known, said: string): Deed =>
    deed(
      'PUT /v2/certificates/:id/steps/:stepId',
      { params, body: { value } },
      words.mark(step.action, said),
    );
  return {
    marking,
    removing: deed('DELETE /v2/certificates/:id/steps/:stepId', { params }, words.unmark(step.title)),
    asItWas: told && told.value !== null ? marking(told.value, told.label) : null,
  };
}
