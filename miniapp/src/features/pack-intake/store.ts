import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';
import { holderId } from '../../api/session';
import { storage } from '../../api/storage';
import { isOfFirstApi } from '../packs/first-api';
import { choice, choose } from '../packs/store';

export type Intake = ResponseOf<'POST /v2/intake/try'>;
export type Question = NonNullable<Intake['next']>;
type Answers = NonNullable<RequestOf<'POST /v2/intake/try'>['body']['answers']>;

/** What was said so far of a certificate. It stays on this phone. */
interface Draft {
  pack: string | null;
  answers: Answers;
}

/** How far the questions have come; `view` is null until the place is chosen. */
export interface IntakeState {
  view: Intake | null;
}

const keyOf = (owner: string | null) => `new-certificate:${owner ?? 'stranger'}`;
const blank = (): Draft => ({ pack: null, answers: [] });
const draft = (): Draft => storage.read<Draft>(keyOf(holderId())) ?? blank();
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
  return { pack: (await isOfFirstApi(pack)) ? null : pack, answers: [] };
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

/** Begins anew; the place is asked again too. */
export async function startOver(): Promise<void> {
  keep(blank());
  intake.put({ view: null });
}
