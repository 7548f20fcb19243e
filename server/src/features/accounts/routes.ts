import { parseDay } from '@hz/shared/calendar';
import type { Pack } from '@hz/shared/law';
import { confirmationMissing } from '../../platform/errors';
import { type Binding, route } from '../../platform/http/route';
import { jsonStream } from '../../platform/kept/json-stream';
import type { HolderChange } from './holders';
import { presentMe } from './presenter';
import { PRIVACY_VERSION, privacyNotice } from './privacy';
import type { AccountService } from './service';

/** `packs`: those that are served, some of which ask what is personal. */
export function accountRoutes(accounts: AccountService, packs: readonly Pack[]): Binding[] {
  const me = async (holderId: string) => {
    const holder = await accounts.me(holderId);
    return presentMe(holder, accounts.phoneOf(holder));
  };
  return [
    ...signInRoutes(accounts, packs),
    route('POST /v1/auth/refresh', ({ body }) => accounts.refresh(body.refreshToken)),
    route('POST /v1/auth/sign-out', async ({ body }) => {
      await accounts.signOut(body.refreshToken);
    }),
    route('POST /v1/auth/sign-out-everywhere', async ({ caller }) => {
      await accounts.signOutEverywhere(caller.holderId);
    }),
    route('GET /v1/me', ({ caller }) => me(caller.holderId)),
    route('PUT /v1/me', async ({ caller, body: { version, textSize, registeredOn } }) => {
      const change: HolderChange = {
        ...(textSize !== undefined && { textSize }),
        ...(registeredOn !== undefined && { registeredOn: toDay(registeredOn) }),
      };
      await accounts.change(caller.holderId, version, change);
      return me(caller.holderId);
    }),
    route('PUT /v1/me/privacy', async ({ caller, body }) => {
      await accounts.agree(caller.holderId, body.consent);
      return me(caller.holderId);
    }),
    ...myDataRoutes(accounts),
  ];
}

const toDay = (date: string | null) => (date === null ? null : parseDay(date));

const signInRoutes = (accounts: AccountService, packs: readonly Pack[]): Binding[] => [
  route('GET /v1/auth/options', () => ({
    methods: accounts.methods,
    privacyVersion: PRIVACY_VERSION,
    privacyNotice: privacyNotice(packs),
    demoIdentities: accounts.demoPeople.map(({ id, name, story }) => ({ id, name, story })),
  })),
  route('POST /v1/auth/wechat', ({ body, network }) =>
    accounts.signInByWeChat(body.code, body.consent, network),
  ),
  route('POST /v1/auth/phone/code', ({ body, network }) =>
    accounts.sendCode(body.phone, body.consent, network),
  ),
  route('POST /v1/auth/phone', ({ body, network }) =>
    accounts.signInByPhone(body.phone, body.code, body.consent, network),
  ),
  route('POST /v1/auth/demo', ({ body }) => accounts.signInToDemo(body.identity, body.consent)),
];

const myDataRoutes = (accounts: AccountService): Binding[] => [
  route('GET /v1/me/export', async ({ caller }) => jsonStream(await accounts.exportOf(caller.holderId))),
  route('DELETE /v1/me', async ({ caller, body }) => {
    if (body.confirm !== '删除') throw confirmationMissing();
    await accounts.deleteAccount(caller.holderId);
  }),
];
