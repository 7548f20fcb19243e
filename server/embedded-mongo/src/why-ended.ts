import { inspect } from 'node:util';

/** Why a thread ended, in words: an error of SQLite's own comes out of it as its codes alone. */
export function whyEnded(error: unknown): string {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  if (code === 'SQLITE_FULL') return '磁盘满了 / the disk is full';
  return typeof message === 'string' && message !== '' ? message : inspect(error, { breakLength: Infinity });
}
