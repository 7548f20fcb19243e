import { useEffect, useState } from 'react';
import { asFailure } from '../../api/failure';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { go, goOn, leaveFor } from '../../navigation';
import { openPage, refreshCertificates } from '../certificates/cards';
import {
  answer,
  answerPlace,
  beginAnew,
  bringDraft,
  finish,
  type Intake,
  type IntakeState,
  intake,
  startOver,
} from './store';

/** The pseudo questions at the beginning of the row and at its end. */
export const PLACE = 'place';
/** The question for the post, as the server calls it. */
export const POST = 'post';
const VERDICT = 'verdict';

export type Shown =
  | { screen: 'place' }
  | {
      screen: 'question';
      view: Intake;
      question: NonNullable<Intake['next']>;
      /** What was answered to it before. */
      value: string | null;
      /** Its place in the row, from 1; the place itself is the first. */
      place: number;
    }
  | { screen: 'verdict'; view: Intake };

/** What a screen shows: the question that its address names, else the one that comes next. */
function shownOf({ view }: IntakeState, wanted: string | null): Shown {
  if (view === null || wanted === PLACE) return { screen: 'place' };
  const at = view.answered.findIndex(({ question }) => question.id === wanted);
  const earlier = view.answered[at];
  if (earlier)
    return { screen: 'question', view, question: earlier.question, value: earlier.value, place: at + 2 };
  if (view.next === null) return { screen: 'verdict', view };
  return { screen: 'question', view, question: view.next, value: null, place: view.answered.length + 2 };
}

/** Where an answer leads: the question after it that has none yet, else the verdict. */
const followerOf = ({ view }: IntakeState): string => (view === null ? PLACE : (view.next?.id ?? VERDICT));

/** The questions about a new certificate, one screen each; going back keeps every answer. */
export function useIntake(wanted: string | null) {
  const shelf = useResource(intake);
  // A screen stays with its question, also when the answers move on behind it.
  const [own, setOwn] = useState(wanted);
  useEffect(() => {
    if (own === null && shelf.data) setOwn(followerOf(shelf.data));
  }, [own, shelf.data]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function run(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (failure) {
      setError(asFailure(failure).message);
    } finally {
      setBusy(false);
    }
  }

  const askOn = (state: IntakeState, changed: boolean) =>
    goOn('add', { question: followerOf(state) }, { replacing: changed });

  return {
    shelf,
    busy,
    error,
    shown: shelf.data && shownOf(shelf.data, own),
    givePlace: (pack: string, changed: boolean) => run(async () => askOn(await answerPlace(pack), changed)),
    /** The same for another certificate than the one that was asked about there. */
    giveAnew: (pack: string, changed: boolean) => run(async () => askOn(await beginAnew(pack), changed)),
    /** Answers; the question after it opens, in place of this one where an earlier answer was changed. */
    give: (question: string, value: string, changed: boolean) =>
      run(async () => askOn(await answer(question, value), changed)),
    change: (question: string) => go('add', { question }),
    /** Adds the certificate; who has not signed in does so first, and finds the answers again. */
    finish: () =>
      run(async () => {
        if (session.get() === null) return goOn('sign-in');
        // Whoever signed in on another screen has given the answers on this phone.
        await bringDraft();
        const id = await finish();
        await refreshCertificates();
        openPage('way', { id }, (page, params) => leaveFor('add', page, params));
      }),
    startOver: () =>
      run(async () => {
        await startOver();
        goOn('add', { question: PLACE }, { replacing: true });
      }),
  };
}

export type UseIntake = ReturnType<typeof useIntake>;
