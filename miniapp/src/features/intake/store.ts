import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { Failure } from '../../api/failure';
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
  /** What was answered of other places before: it is there when they are chosen again. */
  aside?: Readonly<Record<string, Answers>>;
}

/** How far the questions have come; `view` is null until the place is chosen. */
export interface IntakeState {
  view: Intake | null;
  /** Places of which something was answered before another was chosen; what an older app kept does not say. */
  waiting?: readonly string[];
  /** The draft in the account that `view` is of: an answer goes into no other. */
  draft?: string;
}

const keyOf = (owner: string | null) => `new-certificate:${owner ?? 'stranger'}`;
const isStranger = (): boolean => holderId() === null;
const draft = (): Draft => ({ pack: null, answers: [], ...storage.read<Draft>(keyOf(null)) });

/** What a stranger answered of a place, as it stands or put aside since. */
const answersOf = (pack: string, { pack: now, answers, aside }: Draft): Answers =>
  pack === now ? answers : (aside?.[pack] ?? []);

/** The answers to the questions of a place, with those to another's put aside. */
function withAnswers(pack: string, answers: Answers, before: Draft): Draft {
  const { [pack]: _taken, ...others } = before.aside ?? {};
  const left = before.pack !== null && before.pack !== pack && before.answers.length > 0;
  return { pack, answers, aside: left ? { ...others, [before.pack as string]: before.answers } : others };
}

/** Where these answers lead; nothing is kept. */
export async function tried({ pack, answers, aside = {} }: Draft): Promise<IntakeState> {
  const view = pack === null ? null : await call('POST /v2/intake/try', { body: { pack, answers } });
  return { view, waiting: Object.keys(aside) };
}

// A stranger who chose a place has chosen; a holder may have certificates of several, and is asked of each.
async function begun(): Promise<Draft> {
  const now = draft();
  await choice.refresh();
  const pack = choice.state.get().data?.pack ?? null;
  return pack === null || pack === now.pack ? now : withAnswers(pack, answersOf(pack, now), now);
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
  if (isStranger()) return view ? answersOf(view.pack, draft()) : [];
  return (view?.answered ?? []).map(({ question, value }) => ({ question: question.id, value }));
}

/** Keeps answers in the account. */
function keptIn(draft: string | undefined, given: { pack: string; answers: Answers }): Promise<IntakeState> {
  return newestIfChanged(() =>
    call('PUT /v2/intake', { body: { ...given, ...(draft !== undefined && { draft }) } }),
  );
}

/** What was refused since another device has gone on meanwhile: what is asked there is shown. */
async function newestIfChanged<T>(tell: () => Promise<T>): Promise<T> {
  try {
    return await tell();
  } catch (error) {
    if (error instanceof Failure && error.code === 'version-conflict')
      await intake.newest().catch(() => undefined);
    throw error;
  }
}

async function go(pack: string, answers: Answers): Promise<IntakeState> {
  const next = withAnswers(pack, answers, draft());
  const state = isStranger()
    ? await tried(next)
    : await keptIn(intake.state.get().data?.draft, { pack, answers });
  // Answers that do not apply any more are kept: they count again when the earlier one is changed back.
  if (isStranger()) storage.write(keyOf(null), next);
  intake.put(state);
  return state;
}

const now = async (): Promise<IntakeState> => intake.state.get().data ?? (await intake.newest());

/** Takes a place; of another than before, what was answered then stands again. */
export async function answerPlace(pack: string): Promise<IntakeState> {
  const before = await now();
  const again = isStranger() ? answersOf(pack, draft()) : [];
  const state = before.view?.pack === pack ? before : await go(pack, again);
  // A choice that could not be kept is made again with the next certificate.
  await choose(pack).catch(() => undefined);
  return state;
}

/** Takes a place for another certificate: what was answered of it before is forgotten, that of other places waits on. */
export async function beginAnew(pack: string): Promise<IntakeState> {
  await answerPlace(pack);
  if (isStranger()) return go(pack, []);
  await call('DELETE /v2/intake');
  const state = await call('PUT /v2/intake', { body: { pack, answers: [] } });
  intake.put(state);
  return state;
}

/** The answers with one more, or with an earlier one changed: the new one comes last. */
export async function answer(question: string, value: string): Promise<IntakeState> {
  const before = await now();
  const others = given(before).filter((each) => each.question !== question);
  return go(before.view?.pack ?? '', [...others, { question, value }]);
}

/** Adds the certificate that is shown, by the answers that are shown with it; gives its id. */
export async function finish(): Promise<string> {
  const state = await now();
  const { view, draft } = state;
  // What was read is what is added: another device may have answered otherwise since.
  const shown = {
    ...(draft !== undefined && { draft }),
    ...(view && { pack: view.pack, answers: given(state) }),
  };
  const { certificateId } = await newestIfChanged(() => call('POST /v2/intake/finish', { body: shown }));
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

/** Refusals of answers that the account can never take. */
const NEVER_TAKEN: readonly string[] = ['pack-not-served', 'answer-invalid', 'date-in-future'];

/** Puts answers about a place into the account: of those that wait there already, the newest alone are meant. */
async function bring(pack: string, answers: Answers): Promise<void> {
  const { view, waiting = [] } = await call('GET /v2/intake');
  if (waiting.includes(pack)) await call('PUT /v2/intake', { body: { pack, answers: [] } });
  if (view?.pack === pack || waiting.includes(pack)) await call('DELETE /v2/intake');
  intake.put(await call('PUT /v2/intake', { body: { pack, answers } }));
}

/**
 * Takes what was said on this phone before signing in over to whoever signed in, once; so what a holder said to an app
 * that kept it on the phone. What was said of other places waits in the account as it waited here. Says whether there
 * was anything that is still to be added.
 */
export async function bringDraft(): Promise<boolean> {
  const owner = holderId();
  if (owner === null) return false;
  let brought = false;
  for (const key of [keyOf(owner), keyOf(null)]) {
    const before = storage.read<Draft>(key);
    const now = before?.pack ?? null;
    // The one that was asked about last comes last: it is the one that is asked about then.
    for (const [pack, answers] of Object.entries(before?.aside ?? {})) {
      if (pack === now || answers.length === 0) continue;
      await bring(pack, answers).catch((error) => {
        if (!(error instanceof Failure && NEVER_TAKEN.includes(error.code))) throw error;
      });
      brought = true;
    }
    if (before && now !== null && before.answers.length > 0) {
      await bring(now, before.answers);
      brought = true;
    }
    storage.remove(key);
  }
  return brought;
}
