import Taro from '@tarojs/taro';
import { useState } from 'react';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import type { TokenAnswer } from '../../api/session';
import { restartAt } from '../../navigation';
import { bringDraft } from '../intake/store';
import { bringChoice } from '../packs/store';
import { placeAfterwards } from '../shell/afterwards';
import { enter } from './store';

export type Method = 'wechat' | 'phone' | 'demo';

/** What this face of the app can offer: WeChat's sign-in works in WeChat alone, sample people on the web. */
export const offered = (methods: readonly Method[]): Method[] =>
  methods.filter((method) => method !== (process.env.TARO_ENV === 'h5' ? 'wechat' : 'demo'));

/** Signing in by any way; `consent` is the version of the privacy notice that was agreed to. */
export function useSignIn(consent: string) {
  const [busy, setBusy] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function run(name: string, act: () => Promise<TokenAnswer>): Promise<void> {
    setBusy(name);
    setError(null);
    try {
      await enter(await act());
      // Where somebody chose a place before, the account speaks by it; where that fails, it is chosen again.
      await bringChoice().catch(() => undefined);
      const place = placeAfterwards();
      if (place) return restartAt(place.page, place.params);
      // Answers that were given before are looked at first: the certificate is added with one tap.
      restartAt((await bringDraft().catch(() => false)) ? 'add' : 'home');
    } catch (failure) {
      setError(asFailure(failure).message);
    } finally {
      setBusy(null);
    }
  }

  return {
    busy,
    error,
    demo: (identity: string) =>
      run(identity, () => call('POST /v1/auth/demo', { body: { identity, consent } })),
    wechat: () =>
      run('wechat', async () => {
        const { code } = await Taro.login();
        return call('POST /v1/auth/wechat', { body: { code, consent } });
      }),
    phone: (phone: string, code: string) =>
      run('phone', () => call('POST /v1/auth/phone', { body: { phone, code, consent } })),
  };
}

export type SignIn = ReturnType<typeof useSignIn>;
