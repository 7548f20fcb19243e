import { z } from 'zod';
import { VerdictView } from './assessment';
import { endpoint } from './endpoint';
import { Empty, IsoDate, PartDate } from './primitives';

/** Where a step happens: an address to copy or a number to dial. */
export const Place = z.strictObject({
  id: z.string(),
  name: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
});

/** Days that are questioned before they are taken down, and why: those before `before`, those after `after`. */
export const DayDoubt = z.strictObject({
  before: IsoDate.nullable(),
  after: IsoDate.nullable(),
  text: z.string(),
});

/**
 * Something that was done, by `on` at the latest, for which so many hours had to be there first: hours noted for a day
 * after it are questioned where with them there are enough and by that day there were not.
 */
export const HoursFirst = z
  .strictObject({ on: IsoDate, hours: z.number().min(0), text: z.string() })
  .meta({ id: 'HoursFirst' });

export const StepView = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    state: z.enum(['done', 'current', 'upcoming', 'not-needed', 'blocked']),
    doneOn: IsoDate.nullable(),
    /** What else is known of that day: its month, its year, or that nobody remembers. */
    donePart: PartDate.nullable(),
    /** Left out: it was told, or is not done. Set: nobody has said that it is done, it only follows from a later one. */
    concluded: z.literal(true).optional(),
    doubts: z.array(DayDoubt),
    /** What the app offers: done (mark with a date), registry (choose what was seen), hours (open study), number (type the new number), none. */
    marks: z.enum(['done', 'registry', 'hours', 'number', 'none']),
    /** The main action's words: 我已注册 … */
    action: z.string(),
    whatToDo: z.array(z.string()),
    where: z.array(Place),
    haveAtHand: z.array(z.string()),
    whenItWorked: z.array(z.string()),
    trouble: z.array(z.strictObject({ what: z.string(), remedy: z.string() })),
    clause: z.string(),
    clauseText: z.string(),
  })
  .meta({ id: 'Step' });

/** The whole way of one certificate, as a map. */
export const WayView = z
  .strictObject({
    steps: z.array(StepView),
    /** The step the holder stands at; null when the way is walked or closed. */
    currentStepId: z.string().nullable(),
    done: z.number().int(),
    total: z.number().int(),
  })
  .meta({ id: 'Way' });

/** The one next thing for a certificate. */
export const NextThing = z
  .strictObject({
    kind: z.enum(['fact', 'step', 'study', 'confirm-years', 'retrain', 'contact', 'look-up', 'nothing']),
    stepId: z.string().nullable(),
    /** 去注册, 记学时 … */
    label: z.string(),
    sentence: z.string(),
  })
  .meta({ id: 'NextThing' });

export const QuestionView = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    help: z.string().nullable(),
    kind: z.enum(['choice', 'choice-or-text', 'date']),
    options: z.array(
      z.strictObject({
        value: z.string(),
        label: z.string(),
        hint: z.string().nullable(),
        /** Options under one heading, e.g. 现场专业人员; null for none. */
        group: z.string().nullable(),
      }),
    ),
    clause: z.string().nullable(),
    doubts: z.array(DayDoubt),
  })
  .meta({ id: 'Question' });

export const IntakeView = z
  .strictObject({
    /** Questions answered so far, in order, each with the words of its answer. */
    answered: z.array(z.strictObject({ question: QuestionView, value: z.string(), label: z.string() })),
    next: QuestionView.nullable(),
    /** How many screens in all, as far as the answers tell. */
    step: z.number().int(),
    of: z.number().int(),
    /** Set when every question is answered: what the certificate would be told. */
    preview: z.strictObject({ title: z.string(), verdict: VerdictView }).nullable(),
  })
  .meta({ id: 'Intake' });

export const intakeErrors = ['answer-invalid', 'date-in-future', 'pack-not-served'] as const;

const AnswerValue = z.string().min(1, '请选一项或填一项').max(60, '太长了，请写短一些');

export const guideEndpoints = {
  'GET /v1/intake': endpoint({
    summary: '加证书问到哪了',
    access: 'holder',
    response: IntakeView,
    errors: ['pack-not-served'],
  }),
  'PUT /v1/intake/answers/:questionId': endpoint({
    summary: '回答一个问题，或改以前的回答',
    access: 'holder',
    params: z.strictObject({ questionId: z.string().min(1).max(40) }),
    body: z.strictObject({ value: AnswerValue }),
    response: IntakeView,
    errors: intakeErrors,
  }),
  'POST /v1/intake/try': endpoint({
    summary: '没登录时回答问题：答案留在手机上，每次一起送来，不保存',
    access: 'public',
    body: z.strictObject({
      /** In the order they were given, each question once: the last one is the new answer. */
      answers: z.array(z.strictObject({ questionId: z.string().min(1).max(40), value: AnswerValue })).max(20),
    }),
    response: IntakeView,
    errors: intakeErrors,
  }),
  'POST /v1/intake/finish': endpoint({
    summary: '加上这本证书',
    access: 'holder',
    body: Empty,
    status: 201,
    response: z.strictObject({ certificateId: z.string() }),
    errors: ['intake-incomplete', 'too-many-certificates', 'pack-not-served'],
  }),
  'DELETE /v1/intake': endpoint({ summary: '重新开始', access: 'holder', response: IntakeView }),
} as const;
