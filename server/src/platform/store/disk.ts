import { mongo } from 'mongoose';

const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘的配额用完了',
  EROFS: '磁盘是只读的',
  EACCES: '没有权限',
  EPERM: '没有权限',
};

/** The store's own word for a full disk, as MongoDB has it. */
const OUT_OF_DISK_SPACE = 14031;

/** Whether a store says that there is no room left to write: by its code, or over another database by its words. */
export const isOutOfDisk = (thrown: unknown): boolean =>
  thrown instanceof mongo.MongoServerError &&
  (thrown.code === OUT_OF_DISK_SPACE || /no space left on device/i.test(thrown.message));

/** Why a disk did not take what was to be written, in a sentence; undefined for what is no fault of a disk. */
export function diskFault(error: unknown): string | undefined {
  const { code = '', path } = (error ?? {}) as { code?: string | number; path?: string };
  if (code === OUT_OF_DISK_SPACE)
    return '磁盘满了，没有写进去。请看看放数据的地方（DATA_DIR，或数据库的磁盘），腾出空间再来。';
  const fault = FAULTS[code];
  if (fault === undefined) return undefined;
  return `${fault}，${path ? `${path} ` : ''}写不进去（${code}）。请看看放数据的文件夹（DATA_DIR）。`;
}
