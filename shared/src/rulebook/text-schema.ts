import { z } from 'zod';

export const text = z.string().trim().min(1, 'must not be empty');
export const idText = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be an id: small letters, digits and hyphens');
/** A clause as the notice numbers it: 二 or 二(一). */
export const clauseId = z
  .string()
  .regex(/^[一二三四五六七八九十]+(\([一二三四五六七八九十]+\))?$/, 'must be a clause like 二(一)');
