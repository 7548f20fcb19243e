import { z } from 'zod';
import { clauseId, idText, text } from './text-schema';

/** The fact that a step sets when it is done. */
export const stepFact = z.enum([
  'registryStatus',
  'registeredOn',
  'credits',
  'exchangedOn',
  'downloadedOn',
  'newNumber',
  'yearlyCredits',
]);

/** One step of the way: one thing to do, in one place. */
export const stepSchema = z.strictObject({
  title: text,
  /** What the holder is called to do: 去注册. */
  call: text,
  /** The words of the main action, once it is done: 我已注册. */
  action: text,
  sets: stepFact,
  whatToDo: z.array(text).min(1),
  where: z.array(z.union([z.strictObject({ system: idText }), z.strictObject({ contact: idText })])),
  haveAtHand: z.array(text),
  whenItWorked: z.array(text).min(1),
  trouble: z.array(z.strictObject({ what: text, remedy: text, clause: clauseId.nullable() })),
  clause: clauseId,
});

export type StepData = z.output<typeof stepSchema>;
export type StepFact = z.output<typeof stepFact>;
