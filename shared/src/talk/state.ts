import { z } from 'zod';
import { isDay, partBounds } from '../calendar';
import { INTENTS } from './intents';
import type { ChatState } from './types';

const intent = z.enum(INTENTS);
const words = z.string().max(200);
const wholeDay = z.string().max(10).refine(isDay).meta({ format: 'date' });
const day = wholeDay.nullable();
const monthOrYear = z
  .string()
  .max(7)
  .refine((text) => partBounds(text) !== undefined)
  .meta({ pattern: '^\\d{4}(-(0[1-9]|1[0-2]))?$' });
const pack = z.string().max(40);
const answers = z.record(z.string().max(40), z.string().max(60));

const fact = z.strictObject({
  op: z.enum(['set', 'add', 'remove']),
  certificate: z.string().max(60).nullable(),
  fact: z.string().max(60),
  value: z.union([
    z.string().max(200),
    z.number(),
    z.boolean(),
    z.null(),
    z.strictObject({ question: z.string().max(60), value: z.string().max(60), pack: pack.optional() }),
  ]),
  on: day,
  pack: pack.optional(),
  category: z.string().max(60).optional(),
  for: wholeDay.optional(),
  missing: z.strictObject({ hours: z.number(), on: wholeDay, instead: z.number().optional() }).optional(),
});
const draft = fact.extend({
  lacks: z.enum(['day', 'hours', 'certificate', 'value']).nullable(),
  offered: day,
  within: monthOrYear.optional(),
  applied: z.literal(true).optional(),
  makeUp: z.literal(true).optional(),
  among: z.array(z.string().max(60)).max(40).optional(),
  many: z.number().int().min(1).max(9).optional(),
  bound: z.boolean().optional(),
});
const facts = z.array(fact).max(40);
const drafts = z.array(draft).max(40);

const act = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('write'), facts }),
  z.strictObject({ do: z.literal('drop') }),
  z.strictObject({ do: z.literal('edit') }),
  z.strictObject({ do: z.literal('other-day') }),
  z.strictObject({ do: z.literal('draft'), drafts }),
  z.strictObject({ do: z.literal('undo'), facts }),
  z.strictObject({ do: z.literal('say'), text: words }),
]);

/**
 * What a chat remembers, for whoever stores it between two messages. What an earlier build did not keep is as in a
 * chat that has not begun, and what it kept beside is left out.
 */
export const chatStateSchema: z.ZodType<ChatState> = z.object({
  last: z.strictObject({ intent, text: words }).nullable(),
  asked: z.array(intent).max(3).nullable(),
  offered: z.strictObject({ intent, text: words }).nullable(),
  before: z
    .array(z.strictObject({ question: words, answer: words.nullable() }))
    .max(20)
    .default([]),
  talk: z
    .discriminatedUnion('at', [
      z.strictObject({ at: z.literal('intake'), answers, heard: words.nullable(), pack: pack.optional() }),
      z.strictObject({ at: z.literal('way'), certificateId: z.string().max(60).nullable() }),
    ])
    .nullable(),
  awaiting: z.boolean(),
  pending: z.strictObject({ drafts, editing: z.boolean() }).nullable().default(null),
  noted: z.strictObject({ facts, undo: facts }).nullable().default(null),
  choices: z
    .array(z.strictObject({ label: words, act, means: z.enum(['yes', 'no']).optional() }))
    .max(40)
    .default([]),
});

/** A chat that has not begun. */
export const newChat = (): ChatState => ({
  last: null,
  asked: null,
  offered: null,
  before: [],
  talk: null,
  awaiting: false,
  pending: null,
  noted: null,
  choices: [],
});
