import { z } from 'zod';
import { clauseId, idText, nameText, text } from './text-schema';

const place = z.union([z.strictObject({ system: idText }), z.strictObject({ contact: idText })], {
  error: 'must be {system: ID} or {contact: ID}',
});

/** One step of the way: one thing to do, in one place. */
export const stepSchema = z.strictObject({
  title: text,
  /** What the holder is called to do: 去注册. */
  call: text,
  /** The words of the main action, once it is done: 我已注册. */
  action: text,
  /** The fact that the step sets when it is done, or `credits` for hours. */
  sets: nameText,
  whatToDo: z.array(text).min(1),
  where: z.array(place),
  haveAtHand: z.array(text),
  whenItWorked: z.array(text).min(1),
  trouble: z.array(z.strictObject({ what: text, remedy: text, clause: clauseId.nullable() })),
  clause: clauseId,
});

/** What is left to do where no step of the way helps any more. */
export const adviceSchema = z.strictObject({
  title: text,
  call: text,
  /** The step where the place to go to is described, if there is one. */
  step: idText.optional(),
  where: z.array(place),
  clause: clauseId.nullable(),
  reading: idText.optional(),
});
