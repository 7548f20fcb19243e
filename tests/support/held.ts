import type { CertificateCard, CertificateDetail } from '@hz/shared/contracts';
import type { TestHolder } from './server';

/** What a test tells of a certificate of some pack; the rest is a 材料员 of which nothing is known. */
export interface Given {
  kind?: string;
  trade?: string;
  specialty?: string | null;
  facts?: Record<string, string | boolean | null>;
}

let requests = 0;

/** What is sent to add a certificate of a pack. */
export const toAdd = (
  pack: string,
  { kind = 'site-professional', trade = '材料员', specialty = null, facts = {} }: Given = {},
) => ({ requestId: `request-${++requests}-0000`, pack, kind, trade, specialty, facts });

/** Adds one, as it is kept then. */
export const addTo = async (holder: TestHolder, pack: string, given?: Given): Promise<CertificateDetail> =>
  (await holder.request('POST', '/v2/certificates', toAdd(pack, given)).expect(201)).body;

/** Changes what is told of one, seen as it is. */
export const changeOf = (holder: TestHolder, { id, version }: CertificateCard, change: object) =>
  holder.request('PUT', `/v2/certificates/${id}`, { version, ...change });

export const dutyOf = ({ obligations }: CertificateDetail, id: string) =>
  obligations.find((one) => one.id === id);
