import { call } from '../../api/call';
import { words } from './words';

/** What stands over an export that is read by a person, and what the packs in it are called. */
export async function readableSaid() {
  const { packs } = await call('GET /v2/packs');
  return {
    title: words.exportPageTitle,
    note: words.exportPageNote,
    packs: Object.fromEntries(packs.map(({ id, jurisdiction }) => [id, jurisdiction])),
  };
}
