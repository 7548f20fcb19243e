import { z } from 'zod';
import { type Day, tryParseDay } from '../calendar';
import { type Tenths, tenthsOfHours } from './hours';

export const text = z.string().trim().min(1, 'must not be empty');
/** A pattern of words, as phrases of people are told by; upper and lower case are one. */
export const pattern = z.string().refine((written) => {
  try {
    return new RegExp(written, 'i').source.length > 0 && written.trim() !== '';
  } catch {
    return false;
  }
}, 'must be a pattern');
export const idText = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be an id: small letters, digits and hyphens');
/** The name of a fact or value: letters, digits, hyphens, and points between its parts. */
export const nameText = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$/, 'must be a name like issuedOn or yearly.hours');
/** A clause as its document numbers it: by figures, by 第…条, or by a word. */
export const clauseId = z
  .string()
  .regex(/^\S{1,30}$/, 'must be a clause as the document numbers it, without spaces');

export const day = z.string('must be a date YYYY-MM-DD').transform((written, context): Day => {
  const parsed = tryParseDay(written);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a date YYYY-MM-DD that exists' });
  return z.NEVER;
});

export const tenths = z.number('must be hours').transform((hours, context): Tenths => {
  const parsed = tenthsOfHours(hours);
  if (parsed !== undefined && parsed >= 0) return parsed;
  context.addIssue({ code: 'custom', message: 'must be hours, a multiple of 0.1' });
  return z.NEVER;
});
