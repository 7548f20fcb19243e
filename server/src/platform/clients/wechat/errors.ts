import { type AppError, wechatBlocked, wechatBusy, wechatCodeInvalid } from '../../errors';

/** What kind of trouble an errcode of `code2session` is. */
const SIGN_IN_ERRORS: Record<number, () => AppError> = {
  [-1]: wechatBusy,
  40029: wechatCodeInvalid,
  40163: wechatCodeInvalid, // the code was used already
  40226: wechatBlocked,
  45011: wechatBusy,
};

/** An answer that says the set-up is wrong (AppID, secret, …): nothing the holder can mend. */
class WeChatMisconfigured extends Error {
  constructor(readonly errcode: number) {
    super(`WeChat refused the call with errcode ${errcode}`);
    this.name = 'WeChatMisconfigured';
  }
}

/** The error that a failed sign-in is answered with. */
export const signInError = (errcode: number): Error =>
  SIGN_IN_ERRORS[errcode]?.() ?? new WeChatMisconfigured(errcode);
