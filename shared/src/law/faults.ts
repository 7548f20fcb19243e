import type { z } from 'zod';

/** A path into data as people write it: `sets[0].path`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text ? `${text}.${String(key)}` : String(key);
  }, '');

/** What a zod error says, one line a fault; each names its path, unknown keys their own. */
export const faultsOf = (error: Pick<z.ZodError, 'issues'>): string[] =>
  error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => `${pathText([...issue.path, key])}: unknown key`);
    return [`${pathText(issue.path) || '(top)'}: ${issue.message}`];
  });
