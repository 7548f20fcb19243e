import { useEffect, useState } from 'react';
import { call } from '../../api/call';
import { asFailure, type Failure } from '../../api/failure';
import type { StatusCode } from './store';

const EVERY_SECOND = 1000;

/** A status code to show, and the seconds of real time it still holds. */
export function useStatusCode(certificateId: string) {
  const [code, setCode] = useState<StatusCode | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [left, setLeft] = useState(0);

  async function renew(): Promise<void> {
    setBusy(true);
    try {
      const made = await call('POST /v2/certificates/:id/status-code', {
        params: { id: certificateId },
        body: {},
      });
      setCode(made);
      setLeft(made.lifetimeSeconds);
      setFailure(null);
    } catch (error) {
      setFailure(asFailure(error));
    } finally {
      setBusy(false);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: one code when the page opens, others on a tap
  useEffect(() => void renew(), [certificateId]);
  useEffect(() => {
    if (!code) return;
    const over = Date.now() + code.lifetimeSeconds * 1000;
    const timer = setInterval(
      () => setLeft(Math.max(0, Math.round((over - Date.now()) / 1000))),
      EVERY_SECOND,
    );
    return () => clearInterval(timer);
  }, [code]);

  return { code, failure, busy, left, renew };
}
