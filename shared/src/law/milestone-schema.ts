import { z } from 'zod';
import { clauseId, idText } from './text-schema';

const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$|^(0[13-9]|1[0-2])-(29|30)$|^(0[13578]|1[02])-31$/, {
    error: 'must be a day of every year, MM-DD',
  });

/** The days on which a holder is reminded. */
const days = z.discriminatedUnion('of', [
  /** Days from the exchange deadline: −7 is a week before it, 1 the day after it. */
  z.strictObject({ of: z.literal('exchange-deadline'), offsets: z.array(z.number().int()).min(1) }),
  /** The day from which an amendment sets another exchange deadline. */
  z.strictObject({ of: z.literal('moved-deadline') }),
  /** Days of a calendar year, about the duty of that year, of that year as the first one, or of the year before. */
  z.strictObject({
    of: z.enum(['running-year', 'first-year', 'ended-year']),
    dates: z.array(monthDay).min(1),
  }),
]);

/** Whom it concerns: certificates whose assessment says one of these on the day of sending. */
const concerns = z.union([
  z.strictObject({ exchange: z.array(z.enum(['open', 'unconfirmed', 'lapsed'])).min(1) }),
  z.strictObject({
    education: z.array(z.enum(['in-progress', 'catch-up', 'unconfirmed', 'retraining-required'])).min(1),
  }),
]);

/** One thing that holders are reminded of: on which days, whom it concerns, what it says. */
export const milestoneSchema = z.strictObject({
  id: idText,
  days,
  concerns,
  /** Which words it is told in. */
  says: z.enum([
    'exchange-open',
    'exchange-missed',
    'deadline-moved',
    'duty-begins',
    'hours-missing',
    'catch-up',
    'year-ended-short',
    'confirm-years',
  ]),
  /** Of one track only the latest is sent; the others are superseded by it. */
  track: z.enum(['exchange', 'duty', 'change']),
  /** Asked or told once for a due date, on the first of its days that finds the holder concerned. */
  once: z.boolean(),
  clause: clauseId,
});

export type Milestone = z.output<typeof milestoneSchema>;
