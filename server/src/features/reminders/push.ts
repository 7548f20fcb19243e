import type { Connection } from 'mongoose';
import { WeChatCalls } from '../../platform/clients/wechat/call';
import { type WeChatOptions, wechatHttp } from '../../platform/clients/wechat/http';
import { type MiniProgramState, SubscribeMessages } from '../../platform/clients/wechat/messages';
import type { PushTemplates } from '../../platform/clients/wechat/templates';
import { StableToken } from '../../platform/clients/wechat/token';
import { tokenModel } from '../../platform/clients/wechat/token-record';
import type { Keyring } from '../../platform/crypto/keyring';
import type { AccountService, Holder } from '../accounts/service';
import type { PushSender } from './channels/wechat';

/** How push messages go out: through WeChat, or through the demo's stand-in. */
export interface PushOutlet {
  sender: PushSender;
  templates: PushTemplates;
  /** Where they reach a holder; null for nowhere. */
  addressOf(accounts: AccountService, holder: Holder): string | null;
  /** Most messages a second, of each instance. */
  perSecond: number;
}

export interface WeChatOutletParts {
  connection: Connection;
  keyring: Keyring;
  /** Real time in milliseconds. */
  time: () => number;
  options: WeChatOptions;
  templates: PushTemplates;
  state: MiniProgramState;
  perSecond: number;
}

/** Subscribe messages through WeChat, to those who sign in with it. */
export function weChatOutlet(parts: WeChatOutletParts): PushOutlet {
  const { connection, keyring, time, options } = parts;
  const http = wechatHttp(options);
  const tokens = new StableToken({ model: tokenModel(connection), http, options, keyring, time });
  return {
    sender: new SubscribeMessages(new WeChatCalls(http, tokens), parts.state),
    templates: parts.templates,
    addressOf: (accounts, holder) => accounts.openIdOf(holder),
    perSecond: parts.perSecond,
  };
}
