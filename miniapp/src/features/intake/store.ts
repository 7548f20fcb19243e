import type { ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';

export type Intake = ResponseOf<'GET /v1/intake'>;
export type Question = NonNullable<Intake['next']>;

/** How far the questions about a new certificate have come; the server keeps the answers. */
export const intake = createResource({
  name: 'intake',
  load: () => call('GET /v1/intake'),
  scope: 'holder',
});

export async function answer(questionId: string, value: string): Promise<Intake> {
  const next = await call('PUT /v1/intake/answers/:questionId', { params: { questionId }, body: { value } });
  intake.put(next);
  return next;
}

/** Adds the certificate; gives its id. */
export async function finish(): Promise<string> {
  const { certificateId } = await call('POST /v1/intake/finish', { body: {} });
  intake.forget();
  return certificateId;
}

export async function startOver(): Promise<void> {
  intake.put(await call('DELETE /v1/intake'));
}
