import { z } from 'zod';
import { caseSchemaFor } from '../v1/engine';
import { endpoint } from './endpoint';
import { FIRST_YEAR, Hours, IsoDate, LAST_YEAR, Year } from './primitives';

const hours = {
  hoursRequired: Hours.nullable(),
  hoursDone: Hours.nullable(),
  hoursRemaining: Hours.nullable(),
};

/** The assessment as the rulebook's contract words it; statuses and reasons are the engine's. */
export const AssessmentView = z
  .strictObject({
    exchange: z.strictObject({
      status: z.enum(['not-needed', 'completed', 'ineligible', 'lapsed', 'unconfirmed', 'open']),
      reasons: z.array(z.string()),
      nextStep: z.string().nullable(),
      deadline: IsoDate.nullable(),
      daysLeft: z.number().int().nullable(),
      ...hours,
    }),
    continuingEducation: z.strictObject({
      status: z.enum([
        'not-applicable',
        'not-started',
        'retraining-required',
        'unconfirmed',
        'met',
        'catch-up',
        'in-progress',
      ]),
      reasons: z.array(z.string()),
      year: Year.nullable(),
      deadline: IsoDate.nullable(),
      daysLeft: z.number().int().nullable(),
      ...hours,
      yearsToConfirm: z.array(Year),
    }),
  })
  .meta({ id: 'Assessment' });

/** done: nothing left to do; go: act; soon: the day is near; late: too late or refused; ask: we need to know something. */
export const Tone = z.enum(['done', 'go', 'soon', 'late', 'ask']);

/** One clause a statement rests on; the text is the helper's plain wording. */
export const ClauseRef = z.strictObject({ id: z.string(), text: z.string() });

/** One verdict in plain words: its sentences, clauses and, where it is one, the mark of the helper's own reading. */
export const VerdictView = z
  .strictObject({
    tone: Tone,
    title: z.string(),
    sentences: z.array(z.string()),
    clauses: z.array(ClauseRef),
    /** Set where the text leaves room: how the helper reads it, and that the authority decides. */
    reading: z.string().nullable(),
    deadline: IsoDate.nullable(),
    daysLeft: z.number().int().nullable(),
  })
  .meta({ id: 'Verdict' });

/** Why each statement holds: rule, clause and the facts used, in plain words. */
export const ExplanationView = z
  .array(
    z.strictObject({
      statement: z.string(),
      rule: z.string(),
      clause: z.string().nullable(),
      reading: z.boolean(),
      text: z.string(),
    }),
  )
  .meta({ id: 'Explanation' });

/** What an assessment answers: the statuses, the verdict in words, and why each statement holds. */
export const AssessedView = z
  .strictObject({ assessment: AssessmentView, verdict: VerdictView, explanation: ExplanationView })
  .meta({ id: 'Assessed' });

/** One case. A year of it may end in the year after it, which is answered too: so the last one is not taken. */
const CaseBody = caseSchemaFor({
  date: '日期写成 2020-06-30 这样，要真有这一天，年份从 1980 到 2099',
  datePattern: '^(19[89]\\d|20\\d\\d)-\\d\\d-\\d\\d$',
  hours: '学时要大于 0，最多一位小数',
  empty: '这里还没有填',
  firstYear: FIRST_YEAR,
  lastYear: LAST_YEAR - 1,
  longest: 200,
  mostCredits: 1500, // as many as fit into a body, however they are written
});

export const assessmentEndpoints = {
  'POST /v1/assess': endpoint({
    summary: '按文件判断一种情况；什么也不保存',
    access: 'public',
    body: CaseBody,
    response: AssessedView,
    errors: ['not-found', 'date-order'],
  }),
} as const;
