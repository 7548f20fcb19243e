import type { Me } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { http } from '../../api/http';
import { changes } from '../../api/queue';
import { createResource } from '../../api/resource';
import {
  forgetKept,
  holderId,
  isOtherHolder,
  keepSession,
  session,
  sessionOf,
  type TokenAnswer,
} from '../../api/session';
import { clearToast } from '../../ui/Toast';
import type { TextSize } from '../../ui/theme/text-size';
import { keepTextSize } from '../shell/text-size';

export const me = createResource({ name: 'me', load: () => call('GET /v1/me'), scope: 'holder' });

export const signInOptions = createResource({
  name: 'sign-in-options',
  load: () => call('GET /v1/auth/options'),
  scope: 'everybody',
});

/** Signs in with tokens: whose they are is asked first, so that nobody's data gets into another's hands. */
export async function enter(tokens: TokenAnswer): Promise<void> {
  const account = (await http({ method: 'GET', path: '/v1/me', as: tokens })) as Me;
  keepSession(sessionOf(tokens, account.id));
  me.put(account);
  if (account.textSize) keepTextSize(account.textSize);
}

/** How many changes would be lost with this device's storage. */
export const unsentChanges = (): number => changes.get().length;

/** Signs this device out; without a connection the device forgets all the same. */
export async function signOut(): Promise<void> {
  const current = session.get();
  if (current) {
    const body = { refreshToken: current.refreshToken };
    await call('POST /v1/auth/sign-out', { body }).catch((failure) => {
      if (isOtherHolder(failure)) throw failure;
    });
  }
  keepSession(null);
}

export async function signOutEverywhere(): Promise<void> {
  await call('POST /v1/auth/sign-out-everywhere', { body: {} });
  keepSession(null);
}

export async function deleteAccount(): Promise<void> {
  const gone = holderId();
  await call('DELETE /v1/me', { body: { confirm: '删除' } });
  keepSession(null);
  if (gone !== null) forgetKept(gone, { unsentToo: true });
}

/** Shows text in this size at once; the account learns of it when it can. */
export async function chooseTextSize(size: TextSize): Promise<void> {
  keepTextSize(size);
  const account = me.state.get().data;
  if (!account) return;
  try {
    me.put(await call('PUT /v1/me', { body: { version: account.version, textSize: size } }));
  } catch {
    // The size is kept on this phone; the account takes it with the next choice.
    void me.refresh();
  }
}

// What one was told, with the way to undo it, is nothing for the next.
let told = holderId();
session.subscribe(() => {
  if (holderId() !== told) clearToast();
  told = holderId();
});
