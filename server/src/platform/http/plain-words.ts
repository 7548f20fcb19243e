import type { z } from 'zod';

const EXPECTED: Record<string, string> = {
  string: '这里要填文字',
  number: '这里要填数字',
  int: '这里要填整数',
  boolean: '这里要填 true 或 false',
  array: '这里要填一组内容',
  object: '这里的格式不对',
  record: '这里的格式不对',
  undefined: '这里不用填',
  null: '这里不用填',
};

const unitOf = (origin: string): string => (origin === 'string' ? ' 个字' : origin === 'array' ? ' 项' : '');

/** What zod finds wrong, said to people who know nothing of types. Contracts say it better where they can. */
export const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? '这里还没有填' : (EXPECTED[issue.expected] ?? '填的内容不对');
    case 'too_small':
      return `${issue.origin === 'string' || issue.origin === 'array' ? '至少' : '不能小于'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.origin === 'string' || issue.origin === 'array' ? '最多' : '不能大于'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return '请从给出的选项里选一个';
    case 'invalid_format':
      return '填的格式不对';
    case 'not_multiple_of':
      return '小数位数太多了';
    case 'unrecognized_keys':
      return '不认识这一项';
    default:
      return '填的内容不对';
  }
};

/** Where zod found it, for a key that nobody knows with that key: `a.b.0`. */
export function placeOf(issue: z.core.$ZodIssue): string {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  return path.map(String).join('.');
}
