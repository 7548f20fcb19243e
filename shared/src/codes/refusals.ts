/** Why a scanned or typed content gives no verdict. Stable codes; the sentences may be reworded. */
export type RefusalCode =
  | 'not-a-certificate-code'
  | 'unreadable'
  | 'identity-number'
  | 'newer-version'
  | 'expired'
  | 'forged'
  | 'unknown-key'
  | 'clock-differs'
  | 'unknown-number'
  | 'too-many-tries';

/** One plain sentence for every refusal, with what to do next. */
export const refusalSentences: Readonly<Record<RefusalCode, string>> = {
  'not-a-certificate-code': '这不是证书编号，也不是证书的码。请换一个码，或者输入证书编号。',
  unreadable: '这个码没有读全。请擦干净、放平了再扫一次，或者输入证书编号。',
  'identity-number': '这是身份证号，不是证书编号。身份证号不用给别人看，请输入证书编号。',
  'newer-version': '这个码是新版本的助手出示的。请更新后再扫。',
  expired: '这个码过期了。请让对方重新打开“出示状态码”。',
  forged: '这个码是假的，或者被改过。请不要相信它，到官方系统查证书编号。',
  'unknown-key': '这部手机还没有核对这个码的钥匙。请连上网再扫一次。',
  'clock-differs': '这部手机的时间和出示的手机对不上。请校准时间后再扫。',
  'unknown-number': '这里没有这个编号的记录。请核对编号，或者到官方系统查。',
  'too-many-tries': '查得太多了。请过一会儿再查。',
};

/** A content that gives no verdict, and why. */
export interface Refusal {
  kind: 'refused';
  code: RefusalCode;
  sentence: string;
}

export const refuse = (code: RefusalCode): Refusal => ({
  kind: 'refused',
  code,
  sentence: refusalSentences[code],
});
