import { typedPhone } from '@hz/shared/text';
import { useEffect, useState } from 'react';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { words } from './words';

const PHONE = /^1[3-9]\d{9}$/;

/** Asks for a one-time code and counts down until the next may be asked for. */
export function usePhoneCode(consent: string) {
  const [typed, setTyped] = useState('');
  const [sentFor, setSentFor] = useState<{ minutes: number } | null>(null);
  const [wait, setWait] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    if (wait <= 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);

  async function send(): Promise<void> {
    const phone = typedPhone(typed);
    if (!PHONE.test(phone)) return setError(words.phoneWrong);
    setTyped(phone);
    setBusy(true);
    setError(null);
    try {
      const answer = await call('POST /v1/auth/phone/code', { body: { phone, consent } });
      setWait(answer.resendAfter);
      setSentFor({ minutes: Math.floor(answer.expiresIn / 60) });
    } catch (failure) {
      setError(asFailure(failure).message);
    } finally {
      setBusy(false);
    }
  }

  return { phone: typedPhone(typed), typed, setTyped, sentFor, wait, busy, error, send };
}
