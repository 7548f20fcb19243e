import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { type Deed, submit } from '../../api/queue';
import { showToast } from '../../ui/Toast';
import { words } from './words';

type DirectKey = 'PUT /v1/certificates/:id' | 'PUT /v2/certificates/:id' | 'PUT /v2/certificates/:id/pack';

/** A change that is sent at once, or not at all. */
export interface Direct<K extends DirectKey = DirectKey> {
  key: K;
  request: RequestOf<K>;
}

/** What takes a change back: written down, so that it is still there when the app was closed meanwhile. */
export type Undo = Deed | Direct;

export const direct = <K extends DirectKey>(key: K, request: RequestOf<K>): Undo =>
  ({ key, request }) as unknown as Undo;

const isQueued = (undo: Undo): undo is Deed => 'words' in undo;

type Answer = ResponseOf<DirectKey>;
type Taker = (answer: never, key: DirectKey) => void | Promise<void>;
const takers = new Map<string, Taker>();

/** Hears of what stands after a change of this version of the API was taken back at once. */
export function onTakenBack<K extends DirectKey>(
  version: '/v1/' | '/v2/',
  take: (answer: ResponseOf<K>, key: DirectKey) => void | Promise<void>,
): void {
  takers.set(version, take as Taker);
}

async function send(undo: Undo): Promise<void> {
  if (isQueued(undo)) return void (await submit(undo.key, undo.request, undo.words));
  const answer = (await call(undo.key, undo.request as never)) as Answer;
  await takers.get(undo.key.includes(' /v1/') ? '/v1/' : '/v2/')?.(answer as never, undo.key);
}

/** Takes a change back, and says so, or why it cannot be. */
export const takeBack = (undo: Undo): Promise<void> =>
  send(undo).then(
    () => showToast({ text: words.flipUndone }),
    (thrown) => {
      const failure = asFailure(thrown);
      showToast({ text: failure.code === 'version-conflict' ? words.flipMoved : failure.message });
    },
  );

/** The same as a tap does it; undefined where nothing does. */
export const takingBack = (undo: Undo | null): (() => void) | undefined =>
  undo ? () => void takeBack(undo) : undefined;
