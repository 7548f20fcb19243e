import { AppError } from '../../platform/errors';

export const uploadTooLarge = () => new AppError('upload-too-large', '文件太大了，请分成几份再导入');
export const importRunning = () => new AppError('import-running', '这份名单正在导入，请等它完成');
export const importNotActive = () => new AppError('import-not-active', '这次导入没有生效，不用收回');
export const importNotRunning = () => new AppError('import-not-running', '这次导入已经结束了，不用取消');
export const asOfInFuture = () =>
  new AppError('date-in-future', '名单的截止日期还没到', {
    fields: [{ field: 'asOf', message: '名单的截止日期还没到' }],
  });
export const coverageOrder = () =>
  new AppError('date-order', '开始日期要在截止日期之前', {
    fields: [{ field: 'coversFrom', message: '开始日期要在截止日期之前' }],
  });

/** The same for an unknown number, another name and another identity number: nothing can be guessed from it. */
export const claimNotMatched = () =>
  new AppError('claim-not-matched', '没有对上。请看看姓名、身份证号和证书编号是不是和证书上一样');
/** Told to nobody but whose record it is. */
export const claimNotServed = () =>
  new AppError('pack-not-served', '官方记录对上了，可是它按的那份文件，这里现在不办了，认领不了');
export const claimTriesUsedUp = (retryAfter: number) =>
  new AppError('claim-tries-used-up', '今天认领的次数用完了，请明天再试', { retryAfter });
export const claimOtherRecord = () =>
  new AppError('claim-other-record', '这本证书已经认领了另一条官方记录，请先放开');
export const disputeDecided = () => new AppError('dispute-decided', '这件事已经有人处理了');
export const ownDispute = () => new AppError('own-dispute', '你是其中一方，要由别人来决定');
