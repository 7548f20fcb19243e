import { ERROR_STATUS, type ErrorCode } from '@hz/shared/contracts';

/** One field at fault, named by its dotted path. */
export interface FieldFault {
  field: string;
  message: string;
}

/** An error that the caller is told about: its stable code, its status and one plain Chinese sentence. */
export class AppError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { fields?: FieldFault[]; retryAfter?: number; allow?: readonly string[] } = {},
  ) {
    super(message);
    this.name = 'AppError';
    this.status = ERROR_STATUS[code];
  }
}

const simple = (code: ErrorCode, message: string) => (): AppError => new AppError(code, message);
const atField =
  (code: ErrorCode, usual: string) =>
  (field: string, message = usual): AppError =>
    new AppError(code, message, { fields: [{ field, message }] });

// What is wrong with the request itself
export const badRequest = simple('bad-request', '请求的格式不对');
export const malformedJson = simple('malformed-json', '请求内容不是正确的 JSON');
export const bodyTooLarge = simple('body-too-large', '内容太大了，请减少后再试');
export const unsupportedMediaType = (wanted = 'JSON'): AppError =>
  new AppError('unsupported-media-type', `请求内容要用 ${wanted}`);
export const notFound = simple('not-found', '没有找到，可能已经删除了');
/** What the first version of the API can only show; its apps know no code for it that is better. */
export const ofNewerApps = simple(
  'not-found',
  '这本证书的事，这个版本的应用还记不了、改不了，请更新应用再试',
);
export const methodNotAllowed = (allow: readonly string[]): AppError =>
  new AppError('method-not-allowed', '这个地址不支持这样的请求', { allow });
export const requestTimeout = simple('request-timeout', '传得太慢了，请再试一次');
export const headersTooLarge = simple('headers-too-large', '请求的地址或标头太长了');
/** More faults than this help nobody: a body of nothing but faults must not make the answer larger than itself. */
const MOST_FAULTS = 10;
export const validationFailed = (fields: FieldFault[]): AppError =>
  new AppError('validation-failed', fields[0]?.message ?? '填写的内容不对', {
    fields: fields.slice(0, MOST_FAULTS),
  });
export const tooManyRequests = (retryAfter: number): AppError =>
  new AppError('too-many-requests', `太频繁了，请${waitInWords(retryAfter)}后再试`, { retryAfter });

// Who is asking
export const notSignedIn = simple('not-signed-in', '请先登录');
export const tokenExpired = simple('token-expired', '登录已过期，请重新登录');
export const sessionRevoked = simple('session-revoked', '这次登录已失效，请重新登录');
export const sessionStale = simple('session-stale', '登录没能续上，为了安全请重新登录');
export const otherHolder = simple('other-holder', '这个请求是为另一个账号发的，没有办理');
export const forbidden = simple('forbidden', '不能这样做');
export const consentRequired = simple('consent-required', '请先阅读并同意隐私说明');
export const signInMethodOff = simple('sign-in-method-off', '这种登录方式没有开通');
export const codeWrong = simple('code-wrong', '验证码不对，请再看一遍短信');
export const codeExpired = simple('code-expired', '验证码已失效，请重新获取');
export const wechatCodeInvalid = simple('wechat-code-invalid', '微信登录没有成功，请再试一次');
export const wechatBlocked = simple('wechat-blocked', '微信提示这个账号有风险，暂时不能登录');
export const wechatBusy = simple('wechat-busy', '微信正忙，请稍后再试');

// What the product refuses
export const versionConflict = (message = '内容在别处改过了，请看看最新的再改'): AppError =>
  new AppError('version-conflict', message);
export const hoursNotedSince = (): AppError =>
  versionConflict('别处又记过学时，一共多少要重新算，这一笔没有记下。请再看一眼，再记一次。');
export const requestReused = simple('request-reused', '这一次已经加过别的证书了，请重新加一次');
export const tooManyCertificates = simple('too-many-certificates', '证书太多了，请先删掉不用的');
export const tooManyCredits = simple('too-many-credits', '这本证书的学时记录太多了');
export const entryGone = simple('entry-gone', '这一笔已经在别处删掉了，没有改');
export const dayFull = simple('day-full', '这一天加起来超过 24 学时了，请检查');
export const dateInFuture = atField('date-in-future', '日期还没到，请选今天或以前的日期');
export const dateOrder = atField('date-order', '日期的先后不对，请检查');
export const yearNotAsked = simple('year-not-asked', '这一年不用回答');
export const yearTotalTooSmall = (recorded: string): AppError =>
  new AppError('year-total-too-small', `比这一年已记下的 ${recorded} 学时还少，请检查`);
export const answerInvalid = (message: string): AppError => new AppError('answer-invalid', message);
export const factInvalid = atField('fact-invalid', '填的内容不对');
export const packNotServed = simple('pack-not-served', '这里不办这份文件的证书');
/** Of a certificate whose document is served no longer nothing new is taken, whichever way it is told. */
export const notTakenAnyMore = simple(
  'pack-not-served',
  '这本证书按的那份文件，这里现在不办了，记不了新的。你填过的都还在',
);
/** Where the one document that the first version of the API asks about and leads through is not served. */
export const firstNotServed = simple('pack-not-served', '这里现在不办这份文件的证书，请更新应用再看办哪些');
export const cycleNotAsked = simple('cycle-not-asked', '这一期不用回答');
export const cycleTotalTooSmall = (recorded: string): AppError =>
  new AppError('cycle-total-too-small', `比这一期已记下的 ${recorded} 学时还少，请检查`);
export const intakeIncomplete = simple('intake-incomplete', '还有问题没有回答');
export const stepNotSettable = simple('step-not-settable', '这一步不能这样标记');
export const confirmationMissing = simple('confirmation-missing', '请输入“删除”两个字');

// What is wrong on our side
export const stopping = simple('stopping', '这台服务器正要停下，请稍后再试');
export const storeUnavailable = simple('store-unavailable', '数据暂时取不到，请稍后再试');
export const storeFull = simple('store-unavailable', '数据暂时存不进去，没有改动，请稍后再试');
export const internal = simple('internal', '出错了，我们会尽快处理，请稍后再试');

export function waitInWords(seconds: number): string {
  if (seconds < 60) return ` ${Math.max(1, Math.ceil(seconds))} 秒`;
  return seconds < 3600 ? ` ${Math.ceil(seconds / 60)} 分钟` : ` ${Math.ceil(seconds / 3600)} 小时`;
}
