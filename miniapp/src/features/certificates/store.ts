import type { CertificateView } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { type Deed, onSent, submit } from '../../api/queue';
import { createResource, type Shelf, useResource } from '../../api/resource';
import { go } from '../../navigation';
import { onClockMoved } from '../shell/clock';
import { onNotTakenBack } from './take-back';
import { changedBy, lateUndo, sayLate, tellOfFlip } from './turn';

/** All certificates of the holder: every screen reads from here, every change comes back to here. */
export const certificates = createResource({
  name: 'certificates',
  load: () => call('GET /v1/certificates'),
  scope: 'holder',
});

onClockMoved(() => certificates.refresh());

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

onNotTakenBack('v1', () => certificates.refresh());

/** A certificate as it is known now. */
export const latestCertificate = (id: string): CertificateView | null =>
  certificates.state.get().data?.certificates.find((each) => each.id === id) ?? null;

onSent((sent, response, late) => {
  if (!sent.key.includes(' /v1/')) return;
  const after = response as CertificateView;
  const before = latestCertificate(after.id);
  putCertificate(after);
  if (late && before && tellOfFlip(before, after, changedBy(sent), lateUndo(sent)))
    sayLate(after.title, () => go('certificate', { id: after.id }));
});

/** Changes a certificate by the queue; `back` takes it back. Says whether the server has it already. */
export const change = async ({ key, request, words }: Deed, back?: Deed): Promise<boolean> =>
  (await submit(key, request, words, back)).sent;

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
