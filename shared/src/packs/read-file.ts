import { readFileSync } from 'node:fs';

const WHY: Record<string, string> = {
  ENOENT: '没有这个文件',
  EISDIR: '这是一个文件夹，要的是文件',
  EACCES: '没有读这个文件的权限',
};

/** The text of a file that a command was given; throws an Error with a sentence for whoever typed its name. */
export function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${WHY[(error as NodeJS.ErrnoException).code ?? ''] ?? '读不了这个文件'}：${file}`);
  }
}
