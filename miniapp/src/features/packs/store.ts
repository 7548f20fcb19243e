import type { ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource, type Resource } from '../../api/resource';
import { session } from '../../api/session';
import { storage } from '../../api/storage';

export type PackSummary = ResponseOf<'GET /v2/packs'>['packs'][number];
export type Pack = ResponseOf<'GET /v2/packs/:pack'>;

/** What the server serves: everybody chooses from it. */
export const packs = createResource({
  name: 'packs',
  load: () => call('GET /v2/packs'),
  scope: 'everybody',
});

const texts = new Map<string, Resource<Pack>>();

/** Everything that one pack says; kept on the phone, so that ways and notices can be read without a network. */
export function packTexts(id: string): Resource<Pack> {
  const known = texts.get(id);
  if (known) return known;
  const made = createResource({
    name: `pack-${id}`,
    load: () => call('GET /v2/packs/:pack', { params: { pack: id } }),
    scope: 'everybody',
  });
  texts.set(id, made);
  return made;
}

const KEPT = 'pack-choice';

interface Choice {
  /** null: nothing was chosen yet. */
  pack: string | null;
  preset: string;
}

async function strangersChoice(): Promise<Choice> {
  const { packs: served } = await packs.newest();
  const pack = storage.read<string>(KEPT);
  const preset = served.find((one) => one.preset)?.id ?? '';
  return { pack: served.some(({ id }) => id === pack) ? pack : null, preset };
}

/** Where somebody's certificates are from: the server keeps a holder's choice, the phone a stranger's. */
export const choice = createResource<Choice>({
  name: 'choice',
  load: () => (session.get() === null ? strangersChoice() : call('GET /v2/choice')),
  scope: 'anybody',
});

/** What was chosen, as far as the phone knows: by it whoever has no certificate is answered. */
export const chosenPack = (): string | undefined => choice.state.get().data?.pack ?? undefined;

/** Keeps a choice: what has no certificate yet speaks by it from now on. */
export async function choose(pack: string): Promise<void> {
  if (session.get() !== null) return choice.put(await call('PUT /v2/choice', { body: { pack } }));
  storage.write(KEPT, pack);
  const { preset } = choice.state.get().data ?? (await strangersChoice());
  choice.put({ pack, preset });
}

/** Takes what was chosen on this phone before signing in into the account; the phone forgets it then. */
export async function bringChoice(): Promise<void> {
  const pack = storage.read<string>(KEPT);
  if (pack === null || session.get() === null) return;
  await choose(pack);
  storage.remove(KEPT);
}
