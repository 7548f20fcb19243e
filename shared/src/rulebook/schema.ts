import { z } from 'zod';
import { tryParseDay } from '../calendar';
import { tenthsOfHours } from './hours';
import { milestoneSchema } from './milestone-schema';
import { ruleIds } from './rules';
import { stepSchema } from './step-schema';
import { clauseId, idText, text } from './text-schema';

const day = z.string().transform((written, context) => {
  const parsed = tryParseDay(written);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a date YYYY-MM-DD that exists' });
  return z.NEVER;
});

const tenths = z.number().transform((hours, context) => {
  const parsed = tenthsOfHours(hours);
  if (parsed !== undefined && parsed >= 0) return parsed;
  context.addIssue({ code: 'custom', message: 'must be hours, a multiple of 0.1' });
  return z.NEVER;
});

function dated<U extends 'day' | 'hours' | 'number' | 'names', S extends z.ZodType>(unit: U, value: S) {
  const entry = z.strictObject({
    from: day,
    value,
    clause: clauseId,
    reading: idText.optional(),
    document: text.optional(),
  });
  const ascending = (entries: { from: number }[]) =>
    entries.every((one, index) => index === 0 || (entries[index - 1] as { from: number }).from < one.from);
  return z.strictObject({
    unit: z.literal(unit),
    values: z.array(entry).min(1).refine(ascending, 'must be in ascending order of their dates'),
  });
}

export const familyId = z.enum(['site-professional', 'skilled-worker']);

const post = z.strictObject({ name: text, specialties: z.array(text) });

/** The duty to go on studying every calendar year. */
const yearlyDuty = z.strictObject({
  /** The duty begins this many years after the one in which the electronic certificate was obtained. */
  startsAfterYears: dated('number', z.number().int().min(0)),
  /** It begins in no year before this one. */
  earliestYear: dated('number', z.number().int()),
  hours: dated('hours', tenths),
  /** Two consecutive years together. */
  pairHours: dated('hours', tenths),
});

const family = z.strictObject({
  name: text,
  oldCertificate: text,
  electronicCertificate: text,
  posts: z.array(post),
  /** Whether other names than the listed ones are to be expected. */
  postsOpen: z.boolean(),
  exchangeHours: dated('hours', tenths),
  yearlyDuty: yearlyDuty.nullable(),
  /** The way, in order: ids of steps. */
  way: z.array(idText),
});

const rule = z.strictObject({
  answer: z.enum(['yes', 'no', 'not-stated']),
  text,
  clause: clauseId.nullable(),
  reading: idText.nullable(),
});

const amendment = z.strictObject({
  documentNumber: text,
  authority: text,
  from: day,
  sets: z.array(z.strictObject({ path: text, value: z.unknown(), clause: clauseId })).min(1),
});

/** The schema of a province's rules. Unknown keys are refused everywhere. */
export const rulebookSchema = z.strictObject({
  id: idText,
  province: text,
  source: z.strictObject({ documentNumber: text, title: text, issuedOn: day, authority: text }),
  clauses: z.array(z.strictObject({ id: clauseId, title: text, text: z.array(text).min(1) })).min(1),
  readings: z.array(z.strictObject({ id: idText, clause: clauseId.nullable(), text })),
  notStated: z.array(z.strictObject({ id: idText, title: text, text })),
  rules: z.record(z.enum(ruleIds), rule),
  systems: z.array(z.strictObject({ id: idText, name: text, address: text.nullable(), about: text })),
  contacts: z.array(
    z.strictObject({ id: idText, name: text, phone: text, extension: text.nullable(), about: text }),
  ),
  exchange: z.strictObject({
    /** The last day, which counts in full. */
    deadline: dated('day', day),
    /** Posts and trades that have no counterpart; the list may grow. */
    unmappableTrades: dated('names', z.array(text)),
  }),
  families: z.record(familyId, family),
  steps: z.record(idText, stepSchema),
  /** When holders are reminded of what. */
  milestones: z
    .array(milestoneSchema)
    .refine((all) => new Set(all.map((one) => one.id)).size === all.length, 'must have different ids'),
  amendments: z.array(amendment),
});

export type Rulebook = z.output<typeof rulebookSchema>;
/** A rulebook as it is written down: dates as `YYYY-MM-DD`, hours as hours. */
export type RulebookData = z.input<typeof rulebookSchema>;
export type FamilyId = z.output<typeof familyId>;
export type Family = Rulebook['families'][FamilyId];
export type YearlyDuty = z.output<typeof yearlyDuty>;
export type Rule = z.output<typeof rule>;
export type Clause = Rulebook['clauses'][number];
export type Reading = Rulebook['readings'][number];
export type System = Rulebook['systems'][number];
export type Contact = Rulebook['contacts'][number];
export type Amendment = z.output<typeof amendment>;
