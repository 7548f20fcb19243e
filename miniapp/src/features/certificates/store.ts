import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { onSent, type QueueKey, submit } from '../../api/queue';
import { createResource, type Shelf, useResource } from '../../api/resource';

/** All certificates of the holder: every screen reads from here, every change comes back to here. */
export const certificates = createResource({
  name: 'certificates',
  load: () => call('GET /v1/certificates'),
  scope: 'holder',
});

/** Takes over one certificate as the server has it now. */
export function putCertificate(view: CertificateView): void {
  const { data } = certificates.state.get();
  if (!data) return void certificates.refresh();
  const known = data.certificates.some((each) => each.id === view.id);
  const list = known
    ? data.certificates.map((each) => (each.id === view.id ? view : each))
    : [...data.certificates, view];
  certificates.put({ asOf: view.asOf, certificates: list });
}

onSent(({ key }, response) => {
  if (key.includes(' /v1/')) putCertificate(response as CertificateView);
});

/** Changes a certificate by the queue. Says whether the server has it already. */
export async function change<K extends QueueKey>(
  key: K,
  request: RequestOf<K>,
  words: string,
): Promise<boolean> {
  return (await submit(key, request, words)).sent;
}

export interface OneCertificate {
  shelf: Shelf<{ asOf: string; certificates: CertificateView[] }>;
  /** Null while it is loading, and when there is none of this id. */
  certificate: CertificateView | null;
}

/** One certificate by its id. */
export function useCertificate(id: string | null): OneCertificate {
  const shelf = useResource(certificates);
  return { shelf, certificate: shelf.data?.certificates.find((each) => each.id === id) ?? null };
}
