import { call } from '../../api/call';

/**
 * Whether the first version of the API asks and keeps the certificates of a pack: the one whose document is its notice.
 * Certificates of the others can be looked at by their answers until they too can be kept.
 */
export async function isOfFirstApi(pack: string): Promise<boolean> {
  const [{ packs }, notice] = await Promise.all([call('GET /v2/packs'), call('GET /v1/notice')]);
  return packs.some(({ id, title }) => id === pack && title === notice.title);
}
