import { call } from '../../api/call';
import { packs } from './store';

/**
 * Whether the first version of the API asks and keeps the certificates of a pack: the one whose document is its notice.
 * Certificates of the others can be looked at by their answers until they too can be kept.
 */
export async function isOfFirstApi(pack: string): Promise<boolean> {
  const [{ packs: served }, notice] = await Promise.all([packs.newest(), call('GET /v1/notice')]);
  return served.some(({ id, title }) => id === pack && title === notice.title);
}
