import { AppError, waitInWords } from '../../platform/errors';

const simple =
  (code: ConstructorParameters<typeof AppError>[0], usual: string) =>
  (message = usual): AppError =>
    new AppError(code, message);

export const signInOver = simple('sign-in-over', '这个二维码已经用过或过期了，请在电脑上换一个');
export const confirmFirst = simple('confirm-first', '下载以前，请在手机上再确认一次');
export const ownApplication = simple('own-application', '这是你自己交的申请，要由别人来决定');
export const firstCodeWrong = simple('first-code-wrong', '一次性码不对，或者已经用过了');
export const codeOver = simple('office-code-over', '这个码已经用过、收回或过期了，请向对方再要一个');
export const lastAdmin = simple('last-admin', '这是最后一位管理员，请先再请一位');
export const applicationDecided = simple('application-decided', '这份申请已经有结果了');
export const applicationOpen = simple('application-open', '你已经替这家单位申请过了，正等着决定');
export const orgNotActive = simple('org-not-active', '这家单位已经并入别的单位，不能再办');
export const regionOutside = simple('region-outside', '下级的地区要在本级里面');
export const rosterOver = simple('roster-over', '这份名单已经用过或过期了，请重新传');
export const rosterBusy = simple('roster-busy', '另一份名单正在用上，请等一会再试');
export const rosterUndecided = simple('roster-undecided', '不在新名单里的人，请逐个说保留还是移出');
export const numberMissing = simple('certificate-number-missing', '这本证书还没有编号，先把编号填上');
export const nobodyToNudge = simple('nudge-nobody', '没有可以提醒的人');
export const questionClosed = simple('question-closed', '这个问题已经有人处理了');
export const listUnreadable = (message: string): AppError => new AppError('list-unreadable', message);
export const rosterLimit = (retryAfter: number): AppError =>
  new AppError('roster-limit', `今天核对的行数用完了，请${waitInWords(retryAfter)}后再传`, { retryAfter });
