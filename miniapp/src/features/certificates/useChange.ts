import type { CertificateView } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { deed } from '../../api/queue';
import { showToast } from '../../ui/Toast';
import { certificates, putCertificate } from './store';
import { takingBack } from './take-back';
import { type Facts, takenBack } from './told';
import { type Changed, tellOfFlip } from './turn';
import { useSending } from './useSending';
import { words } from './words';

/** Facts that are all empty are none that were told. */
const howOf = (facts: Facts): Changed['how'] =>
  Object.values(facts).every((value) => value === null) ? 'takenBack' : 'told';

async function send(id: string, version: number, facts: Facts): Promise<CertificateView> {
  const view = await call('PUT /v1/certificates/:id', { params: { id }, body: { version, ...facts } });
  putCertificate(view);
  return view;
}

/** Changes facts of a certificate. */
export function useChange(certificate: CertificateView) {
  const { id, version } = certificate;
  const { busy, error, run } = useSending(() => certificates.refresh());

  return {
    busy,
    error,
    /** Where the change flips the verdict, before and after are shown with what made it, and the way back; else `done` is said. */
    change: (facts: Facts, done: string, changedBy?: (after: CertificateView) => string) =>
      run(async () => {
        const after = await send(id, version, facts);
        const undo = deed(
          'PUT /v1/certificates/:id',
          { params: { id }, body: takenBack(certificate, after, facts) },
          words.takeBackOf(after.title),
        );
        if (!tellOfFlip(certificate, after, { words: changedBy?.(after) ?? done, how: howOf(facts) }, undo))
          showToast({ text: done, undo: takingBack(undo) });
      }),
    remove: () =>
      run(async () => {
        await call('DELETE /v1/certificates/:id', { params: { id }, query: { version } });
        const { data } = certificates.state.get();
        if (!data) return;
        certificates.put({ ...data, certificates: data.certificates.filter((each) => each.id !== id) });
      }),
  };
}
