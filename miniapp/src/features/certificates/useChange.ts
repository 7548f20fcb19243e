import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { useState } from 'react';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { certificates, putCertificate } from './store';

export type Facts = Omit<RequestOf<'PUT /v1/certificates/:id'>['body'], 'version'>;

const CHANGED_ELSEWHERE = '别处刚改过这本证，已经换成最新的了。请再看一眼，需要的话再改一次。';

/** Changes facts of a certificate. It needs the server at once: two phones must not overwrite each other. */
export function useChange({ id, version }: CertificateView) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function run(act: () => Promise<void>): Promise<boolean> {
    setBusy(true);
    setError(null);
    try {
      await act();
      return true;
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (failure.code === 'version-conflict') await certificates.refresh();
      setError(failure.code === 'version-conflict' ? CHANGED_ELSEWHERE : failure.message);
      return false;
    } finally {
      setBusy(false);
    }
  }

  return {
    busy,
    error,
    change: (facts: Facts) =>
      run(async () =>
        putCertificate(
          await call('PUT /v1/certificates/:id', { params: { id }, body: { version, ...facts } }),
        ),
      ),
    remove: () =>
      run(async () => {
        await call('DELETE /v1/certificates/:id', { params: { id }, query: { version } });
        const { data } = certificates.state.get();
        if (!data) return;
        certificates.put({ ...data, certificates: data.certificates.filter((each) => each.id !== id) });
      }),
  };
}
