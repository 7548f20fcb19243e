import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Words that are not understood; how the command is written is said with it. */
export class UsageError extends Error {}

/** The options that a command was given. Throws a UsageError. */
export function wordsOf<const T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>>['values'] {
  try {
    return parseArgs(config).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** What a disk refuses, in words; else what the error says. */
function sentenceOf(error: NodeJS.ErrnoException): string {
  const where = error.path ? `（${error.path}）` : '';
  if (error.code === 'ENOSPC' || /disk is full/.test(error.message))
    return `磁盘满了，没有写完${where} / the disk is full`;
  if (error.code === 'EROFS') return `磁盘是只读的，写不进去${where} / the disk is read-only`;
  if (error.code === 'EACCES' || error.code === 'EPERM') return `没有权限${where} / no permission`;
  const isRaw = error.code !== undefined && error.message.startsWith(error.code); // else it has words of its own
  if (isRaw && error.code === 'ENOENT') return `没有这个文件或文件夹${where} / no such file or folder`;
  if (isRaw && error.code === 'EISDIR') return `是文件夹，不是文件${where} / a folder, and no file`;
  if (isRaw && error.code === 'ENOTDIR')
    return `上面有一层不是文件夹${where} / what should be a folder is none`;
  if (/^Mongo(Network|ServerSelection|PoolC|NotConnected|TopologyClosed)/.test(error.name))
    return `连不上数据库，或者连接断了（${error.message}）：请看看地址对不对、它开着没有；另一个命令刚停下的，再运行一次 / cannot reach the store`;
  return error.message;
}

/** Runs a command: what goes wrong is one sentence, with its usage where its words were not understood; `--help` is its usage alone. */
export function runTool(main: () => Promise<void>, usage: string): void {
  const asked = process.argv.slice(2).includes('--help') ? async () => console.log(usage) : main;
  asked().catch((error: NodeJS.ErrnoException) => {
    console.error(error instanceof UsageError ? `${error.message}\n${usage}` : sentenceOf(error));
    process.exitCode = 1;
  });
}
