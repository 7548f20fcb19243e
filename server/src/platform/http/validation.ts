import { PATH_VALUES } from '@hz/shared/contracts';
import { z } from 'zod';
import { type FieldFault, notFound, validationFailed } from '../errors';
import { plainWords } from './plain-words';

z.config({ localeError: plainWords });

/** Checks what a caller sent against its contract. Throws `validation-failed`, naming every field at fault. */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw validationFailed(checked.error.issues.map(asFault));
}

/** Checks the parts of a path. An id that no record can have is answered as an unknown one. */
export function validatePath<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const { issues } = checked.error;
  throw issues.every(({ path: [part] }) => PATH_VALUES.includes(String(part)))
    ? validationFailed(issues.map(asFault))
    : notFound();
}

function asFault(issue: z.core.$ZodIssue): FieldFault {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  return { field: path.map(String).join('.').slice(0, 100), message: issue.message.slice(0, 200) };
}
