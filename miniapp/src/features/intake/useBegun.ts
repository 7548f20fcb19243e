import { useResource } from '../../api/resource';
import { session } from '../../api/session';
import { go } from '../../navigation';
import { useObservable } from '../../observable';
import type { Waiting } from '../certificates/Waits';
import { packs } from '../packs/store';
import { useBusy } from '../shell/useBusy';
import { answerPlace, type IntakeState, intake } from './store';
import { words } from './words';

/** The places of which something was answered and nothing added yet; `title` is set where every question is answered. */
export function begunIn({ view, waiting = [] }: IntakeState): { pack: string; title: string | null }[] {
  const now =
    view && view.answered.length > 0 ? [{ pack: view.pack, title: view.preview?.title ?? null }] : [];
  return [...now, ...waiting.filter((pack) => pack !== view?.pack).map((pack) => ({ pack, title: null }))];
}

/** Answers about a new certificate that wait to be gone on with, and the way back to each. */
export function useBegun(): Waiting[] {
  const signedIn = useObservable(session) !== null;
  // A stranger's are on this phone: what was shown last is all there is.
  const { data } = useResource(intake, signedIn);
  const begun = data ? begunIn(data) : [];
  const served = useResource(packs, begun.length > 0).data?.packs ?? [];
  const { run } = useBusy();
  return begun.flatMap(({ pack, title }) => {
    const place = served.find(({ id }) => id === pack)?.jurisdiction;
    if (place === undefined) return [];
    const [text, hint] =
      title === null
        ? [words.begun, words.begunOf(place)]
        : [words.answeredAll, words.answeredAllOf(place, title)];
    const onTap = () =>
      void run(async () => {
        await answerPlace(pack);
        go('add');
      });
    return [{ pack, text, hint, onTap }];
  });
}
