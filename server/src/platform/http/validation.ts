import { PATH_VALUES } from '@hz/shared/contracts';
import type { z } from 'zod';
import { type FieldFault, notFound, validationFailed } from '../errors';
import { placeOf, plainWords } from './plain-words';

/** Checks what a caller sent against its contract. Throws `validation-failed`, naming every field at fault. */
export function validate<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const checked = schema.safeParse(value, { error: plainWords });
  if (checked.success) return checked.data;
  throw validationFailed(checked.error.issues.map(asFault));
}

/** Checks the parts of a path. An id that no record can have is answered as an unknown one. */
export function validatePath<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const checked = schema.safeParse(value, { error: plainWords });
  if (checked.success) return checked.data;
  const { issues } = checked.error;
  throw issues.every(({ path: [part] }) => PATH_VALUES.includes(String(part)))
    ? validationFailed(issues.map(asFault))
    : notFound();
}

const asFault = (issue: z.core.$ZodIssue): FieldFault => ({
  field: placeOf(issue).slice(0, 100),
  message: issue.message.slice(0, 200),
});
