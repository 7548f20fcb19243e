import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';
import { session } from '../../api/session';
import { storage } from '../../api/storage';

export type Intake = ResponseOf<'GET /v1/intake'>;
export type Question = NonNullable<Intake['next']>;
type Given = RequestOf<'POST /v1/intake/try'>['body']['answers'];

// Who has not signed in keeps the answers on this phone alone.
const KEPT = 'intake-answers';
const kept = (): Given => storage.read<Given>(KEPT) ?? [];
const isStranger = (): boolean => session.get() === null;

/** Where these answers lead; nothing is kept. */
export const tried = (answers: Given): Promise<Intake> => call('POST /v1/intake/try', { body: { answers } });

/** The answers with one more, or with an earlier one changed: the new one comes last. */
const withAnswer = (answers: Given, questionId: string, value: string): Given => [
  ...answers.filter((each) => each.questionId !== questionId),
  { questionId, value },
];

/** How far the questions about a new certificate have come; the server keeps a holder's answers, the phone a stranger's. */
export const intake = createResource({
  name: 'intake',
  load: () => (isStranger() ? tried(kept()) : call('GET /v1/intake')),
  scope: 'anybody',
});

export async function answer(questionId: string, value: string): Promise<Intake> {
  if (!isStranger()) {
    const next = await call('PUT /v1/intake/answers/:questionId', {
      params: { questionId },
      body: { value },
    });
    intake.put(next);
    return next;
  }
  const answers = withAnswer(kept(), questionId, value);
  const next = await tried(answers);
  storage.write(KEPT, answers);
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
  if (isStranger()) {
    storage.remove(KEPT);
    intake.put(await tried([]));
  } else intake.put(await call('DELETE /v1/intake'));
}

/**
 * Takes what was answered on this phone before signing in into the account, once: the phone forgets it when the
 * account has it all. Says whether there was anything.
 */
export async function bringAnswers(): Promise<boolean> {
  const answers = kept();
  if (answers.length === 0 || isStranger()) return false;
  const { answered } = await tried(answers);
  await call('DELETE /v1/intake');
  for (const { question, value } of answered)
    intake.put(
      await call('PUT /v1/intake/answers/:questionId', {
        params: { questionId: question.id },
        body: { value },
      }),
    );
  storage.remove(KEPT);
  return true;
}
