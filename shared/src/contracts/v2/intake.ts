import { z } from 'zod';
import { endpoint } from '../endpoint';
import { Id, IsoDate, typedText } from '../primitives';
import { AskView, FactDoubt, Known, PackId, PackState, WordsView } from './facts';

const AnswerValue = typedText(60, '请选一项或填一项', '太长了，请写短一些');

/** What the answers make of a certificate: goes as it is into `POST /v2/certificates`. */
export const NewCertificate = z
  .strictObject({
    pack: PackId,
    kind: z.string().min(1).max(60),
    trade: typedText(30, '请填岗位', '太长了，请写短一些'),
    specialty: typedText(30, '请填专业', '太长了，请写短一些').nullable(),
    facts: z.record(z.string().max(60), Known),
  })
  .meta({ id: 'NewCertificate' });
export type NewCertificate = z.infer<typeof NewCertificate>;

/** Where somebody stands in the first questions of a pack. */
export const PackIntakeView = z
  .strictObject({
    pack: PackId,
    state: PackState,
    /** In order, each with the words of its answer. An answer that no longer applies is left out. */
    answered: z.array(z.strictObject({ question: AskView, value: z.string(), label: z.string() })),
    next: AskView.nullable(),
    doubts: z.array(FactDoubt),
    /** How many screens in all, as far as the answers tell: what follows depends on them. */
    step: z.number().int(),
    of: z.number().int(),
    /** Set when every question is answered. */
    certificate: NewCertificate.nullable(),
    /** Set when every question is answered; `words` null: 这份文件当时还没有发布, see `state`. */
    preview: z
      .strictObject({
        title: z.string(),
        words: WordsView.nullable(),
        /** The day that counts, where the words leave it to be shown by itself. */
        due: z.strictObject({ on: IsoDate, daysLeft: z.number().int().nullable() }).optional(),
        /** Where the day has passed: the question that who did it in time answers otherwise, and how it is called. */
        afterAll: z.strictObject({ question: z.string(), name: z.string() }).optional(),
      })
      .nullable(),
  })
  .meta({ id: 'PackIntake' });
export type PackIntakeView = z.infer<typeof PackIntakeView>;

const intakeErrors = ['pack-not-served', 'answer-invalid', 'date-in-future'] as const;

/** What has been answered of the questions of a pack. */
const Given = z.strictObject({
  pack: PackId,
  /**
   * In the order they were given, each question once: the last one is the new answer. `post` by the list's value
   * or a text; a day as YYYY-MM-DD, YYYY-MM or YYYY; `none`: 还没有; `unknown`: 记不清; yes and no: `true`, `false`.
   */
  answers: z
    .array(z.strictObject({ question: z.string().min(1).max(60), value: AnswerValue }))
    .max(40)
    .default([]),
});

const Kept = z.strictObject({
  view: PackIntakeView.nullable(),
  /** Packs of which something was answered before another was chosen: those answers wait. */
  waiting: z.array(PackId),
  /** The draft that `view` is of: sent back with an answer, it keeps the answer out of any other. */
  draft: Id.optional(),
});

export const packIntakeEndpoints = {
  'POST /v2/intake/try': endpoint({
    summary: '加证书要问什么：答案留在手机上，每次一起送来，不保存',
    access: 'public',
    body: Given,
    response: PackIntakeView,
    errors: intakeErrors,
  }),
  'GET /v2/intake': endpoint({
    summary: '加证书问到哪了；view 为 null：还没开始；waiting：答到一半、换去别处时放下的',
    access: 'holder',
    response: Kept,
  }),
  'PUT /v2/intake': endpoint({
    summary: '登录以后回答问题：答案存在账号里，换一台手机也接得上',
    access: 'holder',
    body: z.strictObject({ ...Given.shape, draft: Id.optional() }),
    response: Kept,
    errors: [...intakeErrors, 'version-conflict'],
  }),
  'POST /v2/intake/finish': endpoint({
    summary: '加上这本证书；送两次只加一本',
    access: 'holder',
    /**
     * The draft that was read back, whose place it was of, and the answers that were read: what another device has
     * answered otherwise since is not added for them.
     */
    body: z.strictObject({
      draft: Id.optional(),
      pack: PackId.optional(),
      answers: Given.shape.answers.unwrap().optional(),
    }),
    status: 201,
    response: z.strictObject({ certificateId: z.string() }),
    errors: ['intake-incomplete', 'too-many-certificates', 'pack-not-served', 'version-conflict'],
  }),
  'DELETE /v2/intake': endpoint({ summary: '重新开始', access: 'holder', response: Kept }),
} as const;
