import { z } from 'zod';
import { questionIds } from '../guide';
import { INTENTS } from './intents';
import type { ChatState } from './types';

const intent = z.enum(INTENTS);
const words = z.string().max(200);
const answers = z.partialRecord(z.enum(questionIds), z.string().max(60));

/** What a chat remembers, for whoever stores it between two messages. */
export const chatStateSchema: z.ZodType<ChatState> = z.strictObject({
  last: z.strictObject({ intent, text: words }).nullable(),
  asked: z.array(intent).max(3).nullable(),
  offered: z.strictObject({ intent, text: words }).nullable(),
  questions: z.array(words).max(20),
  talk: z
    .discriminatedUnion('at', [
      z.strictObject({ at: z.literal('intake'), answers, heard: words.nullable() }),
      z.strictObject({ at: z.literal('way'), certificateId: z.string().max(60).nullable() }),
    ])
    .nullable(),
  awaiting: z.boolean(),
});

/** A chat that has not begun. */
export const newChat = (): ChatState => ({
  last: null,
  asked: null,
  offered: null,
  questions: [],
  talk: null,
  awaiting: false,
});
