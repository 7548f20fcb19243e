import { z } from 'zod';
import { Tone } from '../assessment';
import { CreditView, OfficialView } from '../certificates';
import { endpoint } from '../endpoint';
import { HoursFirst } from '../guide';
import {
  CertificateNumber,
  ClientId,
  DayHours,
  Hours,
  Id,
  IsoDate,
  NoContent,
  TotalHours,
  typedText,
  Version,
  wholeInUrl,
  YearHours,
} from '../primitives';
import { FactDoubt, FactName, Known, PackId, PackState, WordsView } from './facts';
import { NewCertificate } from './intake';

/** The one next thing for a certificate. */
export const NextView = z
  .strictObject({
    /** fact: to be told (`id` its name); cycles: past ones to be told of; step, advice: `id` in the pack. */
    kind: z.enum(['fact', 'cycles', 'step', 'advice']),
    obligation: z.string(),
    id: z.string().nullable(),
    /** 记学时, 去注册, 说一说 … */
    label: z.string(),
    sentence: z.string(),
  })
  .meta({ id: 'Next' });

/** A certificate in a list: everything lean. `headline`, `next` and `due` are null unless the pack's state is published. */
export const CertificateCard = z
  .strictObject({
    id: Id,
    version: Version,
    pack: PackId,
    jurisdiction: z.string(),
    packState: PackState,
    kind: z.string(),
    kindName: z.string(),
    /** 施工员（土建）, 水利安管人员（C 类） */
    title: z.string(),
    archived: z.boolean(),
    headline: z.strictObject({ tone: Tone, title: z.string(), sentence: z.string().nullable() }).nullable(),
    next: NextView.nullable(),
    /** The nearest day that something has to be done by; null where there is none. */
    due: IsoDate.nullable(),
    daysLeft: z.number().int().nullable(),
  })
  .meta({ id: 'CertificateCard' });
export type CertificateCard = z.infer<typeof CertificateCard>;

const Span = z.strictObject({ from: IsoDate, to: IsoDate });

/** One obligation of the pack for this certificate, as the law's contract writes it, with its words and why. */
export const ObligationView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    gates: z.boolean(),
    state: z.enum(['not-applicable', 'not-yet', 'ask', 'open', 'done', 'refused', 'missed']),
    reasons: z.array(z.string()),
    opens: IsoDate.nullable(),
    due: IsoDate.nullable(),
    cycle: Span.nullable(),
    needs: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string().nullable(),
        /** Of which category alone hours count for it; null: of every one. */
        category: z.string().nullable(),
        required: Hours,
        done: Hours,
        remaining: Hours,
      }),
    ),
    /** Names of facts to tell. */
    ask: z.array(z.string()),
    /** First days of past cycles to tell of. */
    askCycles: z.array(IsoDate),
    effect: z.string().nullable(),
    words: WordsView,
    explanation: z.array(
      z.strictObject({
        statement: z.string(),
        text: z.string(),
        clause: z.string().nullable(),
        document: z.string().nullable(),
        reading: z.string().nullable(),
        /** Names of the facts that were looked at. */
        uses: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Obligation' });

/** One cycle, for the timeline; or hours before the first one (`recorded`). */
export const CycleView = z
  .strictObject({
    obligation: z.string(),
    from: IsoDate,
    to: IsoDate,
    state: z.enum(['met', 'short', 'unconfirmed', 'running', 'recorded']),
    required: Hours.nullable(),
    done: Hours,
    /** What was told of the whole cycle; null: nothing. */
    stated: Hours.nullable(),
    /** Hours of the holder's other certificates that count in it, and are in `done`; left out: none. */
    shared: Hours.optional(),
    origin: z.enum(['self', 'official']),
    /** Whether its hours may be told as a whole (`PUT …/cycles/:day` with its first day). */
    canState: z.boolean(),
  })
  .meta({ id: 'Cycle' });

export const PackCreditView = z
  .strictObject({
    ...CreditView.shape,
    /** One of the pack's categories; null: not said. */
    category: z.string().nullable(),
    /** The first day of the cycle that a make-up course was taken for. */
    for: IsoDate.nullable(),
  })
  .meta({ id: 'PackCredit' });

/** A certificate with everything that is known and follows. */
export const CertificateDetail = z
  .strictObject({
    ...CertificateCard.shape,
    asOf: IsoDate,
    trade: z.string(),
    specialty: z.string().nullable(),
    number: z.string().nullable(),
    /** What is known, by name; a fact that nobody spoke of is left out. */
    facts: z.array(
      z.strictObject({
        name: z.string(),
        value: Known,
        /** In words: 2020年6月, 还没有, 记不清, 是 … */
        label: z.string(),
        origin: z.enum(['self', 'official']),
      }),
    ),
    doubts: z.array(FactDoubt),
    /** Facts kept from a pack that the certificate was in before: they count nowhere, and are not lost. */
    otherFacts: z.array(z.strictObject({ name: z.string(), value: Known })),
    official: OfficialView.nullable(),
    obligations: z.array(ObligationView),
    way: z.array(
      z.strictObject({
        id: z.string(),
        state: z.enum(['done', 'current', 'upcoming', 'not-needed', 'blocked']),
        doneOn: IsoDate.nullable(),
        /** Set where nobody has said that it is done: it only follows from a later one. */
        concluded: z.literal(true).optional(),
      }),
    ),
    cycles: z.array(CycleView),
    credits: z.array(PackCreditView),
    /** Left out: nothing was done yet that asks for hours first. */
    hoursFirst: HoursFirst.optional(),
  })
  .meta({ id: 'CertificateDetail' });
export type CertificateDetail = z.infer<typeof CertificateDetail>;

const params = z.strictObject({ id: Id });
const changeErrors = ['version-conflict'] as const;
/** What is told anew is not taken either where the certificate's document is not served any more. */
const tellErrors = [...changeErrors, 'pack-not-served'] as const;
const factErrors = ['fact-invalid', 'date-in-future'] as const;

export const packCertificateEndpoints = {
  'GET /v2/certificates': endpoint({
    summary: '我的证书，短的列表：名称、结论、下一步、期限',
    access: 'holder',
    response: z.strictObject({ asOf: IsoDate, certificates: z.array(CertificateCard) }),
  }),
  'POST /v2/certificates': endpoint({
    summary: '加一本证书；同一个 requestId 送两次只加一本',
    access: 'holder',
    status: 201,
    body: z.strictObject({ requestId: ClientId, ...NewCertificate.shape }),
    response: CertificateDetail,
    // Another device changed the person’s facts, or deleted the certificate, at the same moment.
    errors: [
      ...(['pack-not-served', 'too-many-certificates', 'not-found', 'request-reused'] as const),
      ...changeErrors,
      ...factErrors,
    ],
  }),
  'GET /v2/certificates/:id': endpoint({
    summary: '一本证书的全部',
    access: 'holder',
    params,
    response: CertificateDetail,
  }),
  'PUT /v2/certificates/:id': endpoint({
    summary: '改证书：事实按名字，给哪几项改哪几项',
    access: 'holder',
    params,
    body: z.strictObject({
      version: Version,
      /** The post as the first questions take it, by the list's value or a text; `kind` where it fits several. */
      post: typedText(60, '请填岗位', '太长了，请写短一些').optional(),
      kind: NewCertificate.shape.kind.optional(),
      trade: NewCertificate.shape.trade.optional(),
      specialty: NewCertificate.shape.specialty.optional(),
      number: CertificateNumber.nullable().optional(),
      archived: z.boolean().optional(),
      /** `null` for a fact says that it has not happened or is not known; `forget` takes back what was said. */
      facts: z.record(FactName, Known).optional(),
      forget: z.array(FactName).max(60).optional(),
      /**
       * What a change is taken back from: what stood there after it, and of which facts nothing was said. It is written
       * whatever the version, where that still stands so, or as it is to be; told otherwise meanwhile, it is refused.
       */
      seen: z
        .strictObject({
          facts: z.record(FactName, Known),
          untold: z.array(FactName).max(60),
          archived: z.boolean(),
          kind: NewCertificate.shape.kind,
          trade: NewCertificate.shape.trade,
          specialty: NewCertificate.shape.specialty,
        })
        .partial()
        .optional(),
    }),
    response: CertificateDetail,
    errors: [...tellErrors, ...factErrors],
  }),
  'PUT /v2/certificates/:id/pack': endpoint({
    summary: '证书转到别的地方：换一份文件，填过的都留着',
    access: 'holder',
    params,
    body: z.strictObject({ version: Version, pack: PackId, kind: z.string().min(1).max(60) }),
    response: CertificateDetail,
    errors: [...changeErrors, 'pack-not-served', 'fact-invalid'],
  }),
  'DELETE /v2/certificates/:id': endpoint({
    summary: '删除一本证书',
    access: 'holder',
    params,
    query: z.strictObject({ version: wholeInUrl(0, 999_999_999) }),
    status: 204,
    response: NoContent,
    errors: changeErrors,
  }),
  'PUT /v2/certificates/:id/credits/:creditId': endpoint({
    summary: '记一笔或改一笔学时；同一笔发两次只记一次',
    access: 'holder',
    params: z.strictObject({ id: Id, creditId: ClientId }),
    body: z.strictObject({
      on: IsoDate,
      hours: DayHours,
      category: z.string().min(1).max(60).nullable().default(null),
      for: IsoDate.nullable().default(null),
    }),
    response: CertificateDetail,
    errors: [...tellErrors, 'fact-invalid', 'date-in-future', 'date-order', 'day-full', 'too-many-credits'],
  }),
  'PUT /v2/certificates/:id/totals/:creditId': endpoint({
    summary: '一次记下到某天为止的好几天学时，可以多于一天的 24 学时；同一笔发两次只记一次',
    access: 'holder',
    params: z.strictObject({ id: Id, creditId: ClientId }),
    body: z.strictObject({
      on: IsoDate,
      hours: TotalHours,
      category: z.string().min(1).max(60).nullable().default(null),
      /**
       * All hours that stood there when this was worked out: what the holder had noted with this certificate, and what of
       * their others counted in its cycles. Where others stand there now, it is refused.
       */
      seen: Hours.optional(),
    }),
    response: CertificateDetail,
    errors: [...tellErrors, 'fact-invalid', 'date-in-future', 'date-order', 'too-many-credits'],
  }),
  'DELETE /v2/certificates/:id/credits/:creditId': endpoint({
    summary: '删一笔学时；没有这一笔也算删好了',
    access: 'holder',
    params: z.strictObject({ id: Id, creditId: ClientId }),
    response: CertificateDetail,
    errors: changeErrors,
  }),
  'PUT /v2/certificates/:id/cycles/:day': endpoint({
    summary: '说清过去一期（用它的第一天）一共学了多少，0 也是答案',
    access: 'holder',
    params: z.strictObject({ id: Id, day: IsoDate }),
    /** `before`: what stood there as answered when this was told, null for nothing; told otherwise meanwhile, it is refused. */
    body: z.strictObject({ hours: YearHours, before: YearHours.nullable().optional() }),
    response: CertificateDetail,
    errors: [...tellErrors, 'cycle-not-asked', 'cycle-total-too-small'],
  }),
  'DELETE /v2/certificates/:id/cycles/:day': endpoint({
    summary: '收回对一期的回答',
    access: 'holder',
    params: z.strictObject({ id: Id, day: IsoDate }),
    response: CertificateDetail,
    errors: changeErrors,
  }),
  'PUT /v2/certificates/:id/steps/:stepId': endpoint({
    summary: '这一步做完了：记下它的事实（哪一天，或选的、填的内容）',
    access: 'holder',
    params: z.strictObject({ id: Id, stepId: z.string().min(1).max(40) }),
    body: z.strictObject({ value: Known }),
    response: CertificateDetail,
    errors: [...tellErrors, 'step-not-settable', ...factErrors],
  }),
  'DELETE /v2/certificates/:id/steps/:stepId': endpoint({
    summary: '收回这一步',
    access: 'holder',
    params: z.strictObject({ id: Id, stepId: z.string().min(1).max(40) }),
    response: CertificateDetail,
    errors: [...changeErrors, 'step-not-settable'],
  }),
} as const;
