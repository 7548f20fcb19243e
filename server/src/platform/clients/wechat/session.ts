import { z } from 'zod';
import { wechatBusy } from '../../errors';
import { signInError } from './errors';
import { type WeChatOptions, wechatHttp } from './http';

/** Finds out who signs in with a code of `wx.login`. */
export interface WeChatSignIn {
  /** The holder's openid. Throws `wechat-code-invalid`, `wechat-blocked` or `wechat-busy`. */
  openIdOf(code: string): Promise<string>;
}

const Answer = z.object({ errcode: z.number().optional(), openid: z.string().min(1).max(128).optional() });

/** `GET /sns/jscode2session`. The session_key is not kept: nothing here decrypts with it. */
export function wechatSignIn(options: WeChatOptions): WeChatSignIn {
  const http = wechatHttp(options);
  return {
    openIdOf: async (code) => {
      const params = {
        appid: options.appId,
        secret: options.appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      };
      // Axios errors carry the secret in their config: they are never passed on
      const response = await http.get('/sns/jscode2session', { params }).catch(() => undefined);
      const answer = Answer.safeParse(response?.data).data;
      if (answer?.errcode) throw signInError(answer.errcode);
      if (!answer?.openid) throw wechatBusy();
      return answer.openid;
    },
  };
}
