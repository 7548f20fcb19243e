import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { asFailure, Failure } from '../../api/failure';
import { type Deed, submit } from '../../api/queue';
import { showToast } from '../../ui/Toast';
import { words } from './words';

const MOVE = 'PUT /v2/certificates/:id/pack';
type Moved = ResponseOf<typeof MOVE>;

/** A move to another pack, or kind, that is taken back: at once, or not at all. */
export interface MoveBack {
  key: typeof MOVE;
  request: { params: { id: string } };
  /** Where it is taken back from; where it is no more, somebody has moved it since. */
  from: Pick<Moved, 'pack' | 'kind'>;
  to: Omit<RequestOf<typeof MOVE>['body'], 'version'>;
}

/** What takes a change back: written down, so that it is still there when the app was closed meanwhile. */
export type Undo = Deed | MoveBack;

/** Takes a certificate from where it was moved back to where it was. */
export const movingBack = (after: Moved, to: MoveBack['to']): MoveBack => ({
  ...{ key: MOVE, request: { params: { id: after.id } } },
  ...{ from: { pack: after.pack, kind: after.kind }, to },
});

let takeMoved: (after: Moved) => Promise<void> = async () => undefined;
const refreshers = new Map<'v1' | 'v2', (id: string) => unknown>();

/** Hears of what stands after a move was taken back. */
export function onMovedBack(take: typeof takeMoved): void {
  takeMoved = take;
}

/** Fetches what there is now, where taking a change back was refused. */
export function onNotTakenBack(version: 'v1' | 'v2', refresh: (id: string) => unknown): void {
  refreshers.set(version, refresh);
}

/** Whatever else was told of it meanwhile stays. */
async function moveBack({ request: { params }, from, to }: MoveBack): Promise<void> {
  const now = await call('GET /v2/certificates/:id', { params });
  if (now.pack !== from.pack || now.kind !== from.kind)
    throw new Failure('version-conflict', words.flipMoved, 409);
  await takeMoved(await call(MOVE, { params, body: { version: now.version, ...to } }));
}

/** Says whether it is done; else it waits for a network, as every change does. */
async function send(undo: Undo): Promise<boolean> {
  if (undo.key !== MOVE) return (await submit(undo.key, undo.request, undo.words)).sent;
  await moveBack(undo as MoveBack);
  return true;
}

/** Takes a change back, and says so. Resolves why it could not be; null: it is done, or waits to be sent. */
export async function takeBack(undo: Undo, done: string = words.flipUndone): Promise<string | null> {
  try {
    showToast({ text: (await send(undo)) ? done : words.flipUndoWaits });
    return null;
  } catch (thrown) {
    const { id } = (undo.request as { params: { id: string } }).params;
    refreshers.get(undo.key.includes(' /v1/') ? 'v1' : 'v2')?.(id);
    return asFailure(thrown).message;
  }
}

/** The same as a tap on what is said does it; undefined where nothing does. */
export const takingBack = (undo: Undo | null | undefined, done?: string) =>
  undo ? () => takeBack(undo, done) : undefined;
