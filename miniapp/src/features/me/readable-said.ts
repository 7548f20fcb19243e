import { call } from '../../api/call';
import { packsIn, wordsOfPack } from './pack-words';
import { words } from './words';

/** What stands over an export that is read by a person, and in which words the packs in it speak. */
export async function readableSaid(data: Record<string, unknown>) {
  const { packs } = await call('GET /v2/packs');
  const used = packsIn(data, new Set(packs.map(({ id }) => id)));
  const whole = await Promise.all([...used].map((pack) => call('GET /v2/packs/:pack', { params: { pack } })));
  return {
    title: words.exportPageTitle,
    note: words.exportPageNote,
    packs: Object.fromEntries(whole.map((pack) => [pack.id, wordsOfPack(pack)])),
  };
}
