const MISSING = /没(?:有)?(?:收到|来|提醒|响|动静|发)|收不到/;

export const isMissing = (text: string): boolean => MISSING.test(text);

/** 能发微信提醒吗: where it can be had, first of all. */
export const byWechat = (text: string): string[] =>
  /微信/.test(text) && !MISSING.test(text)
    ? ['能，要在微信小程序里开：到“提醒”里点一次“允许”，微信就发一次；那一页没有这一项的，就是还收不到。']
    : [];
