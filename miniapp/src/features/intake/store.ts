import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';
import { holderId } from '../../api/session';
import { storage } from '../../api/storage';
import { choice, choose } from '../packs/store';

export type Intake = ResponseOf<'POST /v2/intake/try'>;
export type Question = NonNullable<Intake['next']>;
type Answers = NonNullable<RequestOf<'POST /v2/intake/try'>['body']['answers']>;

/** What was said so far of a new certificate, where it stays on this phone: as long as nobody has signed in. */
interface Draft {
  pack: string | null;
  answers: Answers;
}

/** How far the questions have come; `view` is null until the place is chosen. */
export interface IntakeState {
  view: Intake | null;
}

const keyOf = (owner: string | null) => `new-certificate:${owner ?? 'stranger'}`;
const isStranger = (): boolean => holderId() === null;
const draft = (): Draft => ({ pack: null, answers: [], ...storage.read<Draft>(keyOf(null)) });

/** Where these answers lead; nothing is kept. */
export async function tried({ pack, answers }: Draft): Promise<IntakeState> {
  return { view: pack === null ? null : await call('POST /v2/intake/try', { body: { pack, answers } }) };
}

// A stranger who chose a place has chosen; a holder may have certificates of several, and is asked of each.
async function begun(): Promise<Draft> {
  const now = draft();
  await choice.refresh();
  const pack = choice.state.get().data?.pack ?? null;
  return pack === null || pack === now.pack ? now : { pack, answers: [] };
}

/** How far the questions about a new certificate have come: a holder's answers are in the account, a stranger's here. */
export const intake = createResource<IntakeState>({
  name: 'new-certificate',
  load: async () => {
    if (isStranger()) return tried(await begun());
    await bringDraft().catch(() => false);
    return call('GET /v2/intake');
  },
  scope: 'anybody',
});

/** The answers to the questions of a pack that were given so far; the account knows those of a holder that do not apply. */
function given({ view }: IntakeState): Answers {
  if (isStranger()) return draft().pack === view?.pack ? draft().answers : [];
  return (view?.answered ?? []).map(({ question, value }) => ({ question: question.id, value }));
}

async function go(pack: string, answers: Answers): Promise<IntakeState> {
  const state = isStranger()
    ? await tried({ pack, answers })
    : await call('PUT /v2/intake', { body: { pack, answers } });
  // Answers that do not apply any more are kept: they count again when the earlier one is changed back.
  if (isStranger()) storage.write(keyOf(null), { pack, answers } satisfies Draft);
  intake.put(state);
  return state;
}

const now = async (): Promise<IntakeState> => intake.state.get().data ?? (await intake.newest());

/** Takes a place; another than before begins the questions anew. */
export async function answerPlace(pack: string): Promise<IntakeState> {
  const before = await now();
  const state = before.view?.pack === pack ? before : await go(pack, []);
  // A choice that could not be kept is made again with the next certificate.
  await choose(pack).catch(() => undefined);
  return state;
}

/** The answers with one more, or with an earlier one changed: the new one comes last. */
export async function answer(question: string, value: string): Promise<IntakeState> {
  const before = await now();
  const others = given(before).filter((each) => each.question !== question);
  return go(before.view?.pack ?? '', [...others, { question, value }]);
}

/** Adds the certificate; gives its id. */
export async function finish(): Promise<string> {
  const { certificateId } = await call('POST /v2/intake/finish', { body: {} });
  intake.forget();
  return certificateId;
}

/** Begins anew; the place is asked again too. */
export async function startOver(): Promise<void> {
  if (isStranger()) {
    storage.remove(keyOf(null));
    intake.put({ view: null });
  } else intake.put(await call('DELETE /v2/intake'));
}

/**
 * Takes what was said on this phone before signing in over to whoever signed in, once; so what a holder said to an app
 * that kept it on the phone. Says whether there was anything that is still to be added.
 */
export async function bringDraft(): Promise<boolean> {
  const owner = holderId();
  if (owner === null) return false;
  let brought = false;
  for (const key of [keyOf(owner), keyOf(null)]) {
    const before = storage.read<Draft>(key);
    if (before && before.pack !== null && before.answers.length > 0) {
      const { pack, answers } = before;
      await call('DELETE /v2/intake');
      intake.put(await call('PUT /v2/intake', { body: { pack, answers } }));
      brought = true;
    }
    storage.remove(key);
  }
  return brought;
}
