import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { type Deed, onSent, submit } from '../../api/queue';
import { createResource, type Resource, type Shelf, useResource } from '../../api/resource';
import { go } from '../../navigation';
import { refreshCertificates } from '../certificates/cards';
import { changedBy, lateUndo, sayLate } from '../certificates/turn';
import { type Pack, packTexts } from '../packs/store';
import { tellOfChange } from './turned';

export type Held = ResponseOf<'GET /v2/certificates/:id'>;

const known = new Map<string, Resource<Held>>();

/** Everything about one certificate; what was opened once can be read without a network. */
function heldResource(id: string): Resource<Held> {
  const there = known.get(id);
  if (there) return there;
  const made = createResource({
    name: `certificate-${id}`,
    load: () => call('GET /v2/certificates/:id', { params: { id } }),
    scope: 'holder',
  });
  known.set(id, made);
  return made;
}

/** A certificate as it is known now. */
export const latestHeld = (id: string): Held | null => heldResource(id).state.get().data;

/** Fetches a certificate again: it was changed elsewhere. */
export const refreshHeld = (id: string): void => void heldResource(id).refresh();

/** Takes over a certificate as the server has it now, also in the list. */
export function putHeld(view: Held): void {
  heldResource(view.id).put(view);
  void refreshCertificates();
}

/** Forgets a certificate that was deleted. */
export function forgetHeld(id: string): void {
  heldResource(id).forget();
  known.delete(id);
  void refreshCertificates();
}

onSent((sent, response, late) => {
  if (!sent.key.includes(' /v2/')) return;
  const after = response as Held;
  const before = late ? latestHeld(after.id) : null;
  putHeld(after);
  if (before && tellOfChange(before, after, { changed: changedBy(sent), undo: lateUndo(sent) }))
    sayLate(after.title, () => go('held', { id: after.id }));
});

export interface HeldWithPack {
  held: Held;
  pack: Pack;
}

/** One certificate by its id, with the texts of its pack; null until both are there. */
export function useHeld(id: string): {
  shelf: Shelf<HeldWithPack>;
  resource: Resource<unknown>;
  /** The certificate, also where its pack is missing. */
  held: Held | null;
} {
  const own = heldResource(id);
  const shelf = useResource(own);
  const texts = packTexts(shelf.data?.pack ?? 'none');
  const pack = useResource(texts, shelf.data !== null);
  const failed = shelf.data === null ? shelf : pack;
  const data = shelf.data && pack.data ? { held: shelf.data, pack: pack.data } : null;
  return { shelf: { ...failed, data }, resource: shelf.data === null ? own : texts, held: shelf.data };
}

/** Changes a certificate by the queue; `back` takes it back. Says whether the server has it already. */
export const changeHeld = async ({ key, request, words }: Deed, back?: Deed): Promise<boolean> =>
  (await submit(key, request, words, back)).sent;

export type HeldChange = Omit<RequestOf<'PUT /v2/certificates/:id'>['body'], 'version'>;
