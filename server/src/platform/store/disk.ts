const FAULTS: Readonly<Record<string, string>> = {
  ENOSPC: '磁盘满了',
  EDQUOT: '磁盘的配额用完了',
  EROFS: '磁盘是只读的',
  EACCES: '没有权限',
  EPERM: '没有权限',
};

/** Why a disk did not take what was to be written, in a sentence; undefined for what is no fault of a disk. */
export function diskFault(error: unknown): string | undefined {
  const { code = '', path } = (error ?? {}) as NodeJS.ErrnoException;
  const fault = FAULTS[code];
  if (fault === undefined) return undefined;
  return `${fault}，${path ? `${path} ` : ''}写不进去（${code}）。请看看放数据的文件夹（DATA_DIR）。`;
}
