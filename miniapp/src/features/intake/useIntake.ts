import { useEffect, useState } from 'react';
import { asFailure } from '../../api/failure';
import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { go, goOn, restartAt } from '../../navigation';
import { showToast } from '../../ui/Toast';
import { certificates } from '../certificates/store';
import { answer, bringAnswers, finish, type Intake, intake, type Question, startOver } from './store';
import { words } from './words';

/** The pseudo question at the end of the row: the verdict. */
const VERDICT = 'verdict';

export interface Shown {
  /** The question of this screen; null for the verdict. */
  question: Question | null;
  /** What was answered to it before. */
  value: string | null;
  /** Its place in the row, from 1. */
  place: number;
}

/** Which question a screen shows: the one its address names, else the one that comes next. */
export function shownOf(data: Intake, wanted: string | null): Shown {
  const at = data.answered.findIndex(({ question }) => question.id === wanted);
  const earlier = data.answered[at];
  if (earlier) return { question: earlier.question, value: earlier.value, place: at + 1 };
  return { question: data.next, value: null, place: data.answered.length + 1 };
}

/** Where an answer leads: the question after it that has none yet, else the verdict. */
export const followerOf = (data: Intake): string => data.next?.id ?? VERDICT;

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

  return {
    shelf,
    busy,
    error,
    shown: shelf.data && shownOf(shelf.data, own),
    /** Answers; the question after it opens, in place of this one where an earlier answer was changed. */
    give: (questionId: string, value: string, changed: boolean) =>
      run(async () => {
        const question = followerOf(await answer(questionId, value));
        goOn('add', { question }, { replacing: changed });
      }),
    change: (questionId: string) => go('add', { question: questionId }),
    finish: () =>
      run(async () => {
        if (session.get() === null) return goOn('sign-in');
        await bringAnswers();
        const id = await finish();
        await certificates.refresh();
        showToast({ text: words.finished });
        restartAt('way', { id });
      }),
    startOver: () =>
      run(async () => {
        await startOver();
        goOn('add', {}, { replacing: true });
      }),
  };
}
