import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';
import { holderId } from '../../api/session';
import { storage } from '../../api/storage';
import { newId } from '../../ids';
import { isOfFirstApi } from '../packs/first-api';
import { choice, choose } from '../packs/store';

export type Intake = ResponseOf<'POST /v2/intake/try'>;
export type Question = NonNullable<Intake['next']>;
type Answers = NonNullable<RequestOf<'POST /v2/intake/try'>['body']['answers']>;

/** What was said so far of a new certificate. It stays on this phone until the certificate is added. */
interface Draft {
  /** Made once, so that a certificate that is sent twice is added once. */
  requestId: string;
  pack: string | null;
  answers: Answers;
}

/** How far the questions have come; `view` is null until the place is chosen. */
export interface IntakeState {
  view: Intake | null;
}

const keyOf = (owner: string | null) => `new-certificate:${owner ?? 'stranger'}`;
const blank = (): Draft => ({ requestId: newId(), pack: null, answers: [] });
const draft = (): Draft => ({ ...blank(), ...storage.read<Draft>(keyOf(holderId())) });
const keep = (next: Draft): void => void storage.write(keyOf(holderId()), next);

async function tried({ pack, answers }: Pick<Draft, 'pack' | 'answers'>): Promise<IntakeState> {
  return { view: pack === null ? null : await call('POST /v2/intake/try', { body: { pack, answers } }) };
}

// A stranger who chose a place has chosen; a holder may have certificates of several, and is asked of each.
async function begun(): Promise<Draft> {
  const now = draft();
  if (holderId() !== null) return now;
  await choice.refresh();
  const pack = choice.state.get().data?.pack ?? null;
  if (pack === null || pack === now.pack) return now;
  return { ...now, pack: (await isOfFirstApi(pack)) ? null : pack, answers: [] };
}

/** How far the questions about a new certificate have come; nothing of it is kept by the server. */
export const intake = createResource<IntakeState>({
  name: 'new-certificate',
  load: async () => tried(await begun()),
  scope: 'anybody',
});

async function go(next: Draft): Promise<IntakeState> {
  const state = await tried(next);
  // Answers that no longer apply are left out by the server, and so forgotten here.
  const applying = new Set(state.view?.answered.map(({ question }) => question.id));
  keep({ ...next, answers: next.answers.filter(({ question }) => applying.has(question)) });
  intake.put(state);
  return state;
}

/** Takes a place; another than before begins the questions anew. */
export async function answerPlace(pack: string): Promise<IntakeState> {
  const now = draft();
  const state = await go(now.pack === pack ? now : { ...now, pack, answers: [] });
  // A choice that could not be kept is made again with the next certificate.
  await choose(pack).catch(() => undefined);
  return state;
}

/** The answers with one more, or with an earlier one changed: the new one comes last. */
export async function answer(question: string, value: string): Promise<IntakeState> {
  const now = await begun();
  const others = now.answers.filter((each) => each.question !== question);
  return go({ ...now, answers: [...others, { question, value }] });
}

/** Adds the certificate; gives its id. */
export async function finish(certificate: NonNullable<Intake['certificate']>): Promise<string> {
  const { requestId } = draft();
  const { id } = await call('POST /v2/certificates', { body: { requestId, ...certificate } });
  storage.remove(keyOf(holderId()));
  intake.forget();
  return id;
}

/** Begins anew; the place is asked again too. */
export async function startOver(): Promise<void> {
  keep(blank());
  intake.put({ view: null });
}

/**
 * Takes what was said on this phone before signing in over to whoever signed in, once. Says whether there was anything
 * that is still to be added.
 */
export async function bringDraft(): Promise<boolean> {
  const before = storage.read<Draft>(keyOf(null));
  if (holderId() === null || before === null || before.answers.length === 0) return false;
  keep(before);
  storage.remove(keyOf(null));
  await intake.refresh();
  return true;
}
