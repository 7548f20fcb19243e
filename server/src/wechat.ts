import type { AssemblyParts } from './compose';
import { weChatOutlet } from './features/reminders/service';
import { wechatSignIn } from './platform/clients/wechat/session';
import type { Settings } from './settings';

/** What the settings say about WeChat: signing in, sending messages, taking in what it calls back with. */
export function weChatOf(
  settings: Settings,
  { store, keyring }: Pick<AssemblyParts, 'store' | 'keyring'>,
): Pick<AssemblyParts, 'wechat' | 'push' | 'callbackSecrets'> {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret, WECHAT_PUSH_TOKEN: token } = settings;
  if (!appId || !appSecret) return {};
  const { WECHAT_API_BASE: apiBase, WECHAT_TIMEOUT_MS: timeoutMs, WECHAT_TEMPLATES: templates } = settings;
  const options = { appId, appSecret, apiBase, timeoutMs };
  return {
    wechat: wechatSignIn(options),
    ...(templates && {
      push: weChatOutlet({
        ...{ connection: store.connection, keyring, options, templates },
        time: Date.now,
        state: settings.WECHAT_PROGRAM_STATE,
        perSecond: settings.WECHAT_MESSAGES_PER_SECOND,
      }),
    }),
    ...(token && { callbackSecrets: { token, appId, aesKey: settings.WECHAT_PUSH_AES_KEY } }),
  };
}
