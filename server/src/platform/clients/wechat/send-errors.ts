/**
 * What an errcode means for the message that met it.
 * - `busy`: WeChat as a whole does not take messages now; the whole channel waits.
 * - `temporary`: this one message may go through later.
 * - `permanent`: this message to this person will never go through.
 * - `grant-gone`: the person refused, or no acceptance is left.
 * - `token`: the access token is no good; renewed once, then sent once more.
 * - `misconfigured`: our own set-up is wrong; somebody has to mend it.
 */
export type SendTrouble = 'busy' | 'temporary' | 'permanent' | 'grant-gone' | 'token' | 'misconfigured';

/** Every errcode of a call with an access token, as documented; the ones marked unsure are taken defensively. */
export const SEND_ERRORS: Readonly<Record<number, { trouble: SendTrouble; means: string }>> = {
  [-1]: { trouble: 'busy', means: '微信系统繁忙' },
  40001: { trouble: 'token', means: '凭证不对' },
  40003: { trouble: 'permanent', means: 'openid 不对' },
  40013: { trouble: 'misconfigured', means: 'AppID 不对' },
  40014: { trouble: 'token', means: '凭证不合法' },
  40037: { trouble: 'misconfigured', means: '模板编号不对' },
  40125: { trouble: 'misconfigured', means: 'AppSecret 不对' },
  40164: { trouble: 'misconfigured', means: '服务器地址不在白名单里' },
  41030: { trouble: 'misconfigured', means: '页面路径不对' },
  42001: { trouble: 'token', means: '凭证过期' },
  43101: { trouble: 'grant-gone', means: '用户拒绝接收，或没有次数了' },
  43107: { trouble: 'permanent', means: '订阅消息被封禁' },
  43108: { trouble: 'temporary', means: '同时发送冲突' }, // unsure
  45009: { trouble: 'busy', means: '超过调用次数' },
  45011: { trouble: 'busy', means: '调用太频繁' },
  45168: { trouble: 'permanent', means: '含有敏感词' }, // unsure
  47003: { trouble: 'permanent', means: '有一项内容不合要求' },
  48001: { trouble: 'misconfigured', means: '接口没有权限' },
};

/** The meaning of an errcode; one that nobody knows is tried again, a bounded number of times. */
export const troubleOf = (errcode: number): { trouble: SendTrouble; means: string } =>
  SEND_ERRORS[errcode] ?? { trouble: 'temporary', means: '没有见过的错误' };
