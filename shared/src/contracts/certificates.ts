import { z } from 'zod';
import { AssessmentView, ExplanationView, VerdictView } from './assessment';
import { endpoint } from './endpoint';
import { DayDoubt, HoursFirst, NextThing, WayView } from './guide';
import {
  CertificateNumber,
  ClientId,
  DayHours,
  Hours,
  Id,
  IsoDate,
  NoContent,
  PartDate,
  RegistryStatus,
  TotalHours,
  Version,
  wholeInUrl,
  Year,
  YearHours,
} from './primitives';

export const CreditView = z
  .strictObject({
    id: z.string(),
    on: IsoDate,
    hours: Hours,
    /** self: 自己记的; official: 官方记录 */
    origin: z.enum(['self', 'official']),
    /** Whose record it is, for an official one. */
    source: z.string().nullable(),
    /** false: an official record tells this day, so the holder's own entry is shown but not counted. */
    counts: z.boolean(),
    /** Told at once for all days up to this one: it may be more than a day has. */
    total: z.boolean(),
    /** When it was written down; for an official one, the day its list was true. */
    recordedOn: IsoDate,
  })
  .meta({ id: 'Credit' });

/** One calendar year of a certificate, for the timeline. */
export const YearView = z
  .strictObject({
    year: Year,
    /** exchange: hours for the exchange itself, before the yearly duty; obligation: a year of the yearly duty. */
    kind: z.enum(['exchange', 'obligation']),
    state: z.enum(['met', 'short', 'unconfirmed', 'running', 'ahead', 'recorded']),
    required: Hours.nullable(),
    done: Hours,
    /** What the holder stated for the whole year; null: not asked or not answered. */
    stated: Hours.nullable(),
    origin: z.enum(['self', 'official']),
  })
  .meta({ id: 'Year' });

/** One fact of a certificate that its holder can tell. */
const FactRowView = z.strictObject({
  fact: z.enum(['holding', 'trade', 'registryStatus', 'exchangedOn', 'issuedOn', 'number', 'newNumber']),
  kind: z.enum(['choice', 'text', 'day']),
  name: z.string(),
  /** As it was told: for a day, the day, a part of it, or `unknown`; null: not yet. */
  value: z.string().nullable(),
  doubts: z.array(DayDoubt),
  /** Of what is in hand: the questioned days of the facts that it may ask for. */
  days: z.array(z.strictObject({ fact: z.string(), doubts: z.array(DayDoubt) })).optional(),
});

/** The official record that the holder has claimed: whose it is, and the day on which it was true. */
export const OfficialView = z.strictObject({
  source: z.string(),
  asOf: IsoDate,
  number: z.string().nullable(),
  /** The day up to which official study records count; null: there are none. */
  studyAsOf: IsoDate.nullable(),
});

/** Facts of a certificate as its holder tells them, by name. */
const toldFacts = {
  number: CertificateNumber.nullable().optional(),
  newNumber: CertificateNumber.nullable().optional(),
  registryStatus: RegistryStatus.nullable().optional(),
  /** The day on which the registry was looked at, null: nobody says; left out beside a status: today. */
  registryCheckedOn: IsoDate.nullable().optional(),
  exchangedOn: PartDate.nullable().optional(),
  issuedOn: PartDate.nullable().optional(),
  /** `unknown`: it is there, and nobody asked since when. */
  downloadedOn: PartDate.nullable().optional(),
  /** Another kind: its post is told with it. */
  family: z.string().min(1).max(40).optional(),
  /** The post as it is called on screen: 施工员（土建） */
  trade: z.string().min(1, '请填证书上写的岗位或工种').max(60, '太长了，请写短一些').optional(),
  inPost: z.boolean().nullable().optional(),
  archived: z.boolean().optional(),
};

export const CertificateView = z
  .strictObject({
    id: Id,
    version: Version,
    rulebook: z.string(),
    family: z.string(),
    familyName: z.string(),
    trade: z.string(),
    specialty: z.string().nullable(),
    /** 施工员（土建） */
    title: z.string(),
    number: z.string().nullable(),
    newNumber: z.string().nullable(),
    registryStatus: RegistryStatus.nullable(),
    registryCheckedOn: IsoDate.nullable(),
    exchangedOn: IsoDate.nullable(),
    issuedOn: IsoDate.nullable(),
    downloadedOn: IsoDate.nullable(),
    inPost: z.boolean().nullable(),
    /** The facts that this certificate can have, in their order; what is no row cannot belong to it. */
    facts: z.array(FactRowView),
    /** What the holder told where it is not as shown above: a part of a day, or what an official record lies over. */
    own: z
      .strictObject({
        number: z.string().nullable(),
        newNumber: z.string().nullable(),
        registryStatus: RegistryStatus.nullable(),
        registryCheckedOn: IsoDate.nullable(),
        exchangedOn: PartDate.nullable(),
        issuedOn: PartDate.nullable(),
        downloadedOn: PartDate.nullable(),
        family: z.string(),
        /** As it is called on screen. */
        trade: z.string(),
      })
      .partial()
      .optional(),
    archived: z.boolean(),
    official: OfficialView.nullable(),
    asOf: IsoDate,
    assessment: AssessmentView,
    verdict: VerdictView,
    explanation: ExplanationView,
    next: NextThing,
    way: WayView,
    years: z.array(YearView),
    credits: z.array(CreditView),
    /** Left out: nothing was done yet that asks for hours first. */
    hoursFirst: HoursFirst.optional(),
  })
  .meta({ id: 'Certificate' });
export type CertificateView = z.infer<typeof CertificateView>;

const params = z.strictObject({ id: Id });
const creditParams = z.strictObject({ id: Id, creditId: ClientId });
/** Another device changed it at the same time, again and again. */
const changeErrors = ['version-conflict'] as const;
/** What is told anew is not taken either where the certificate's document is not served any more. */
const tellErrors = [...changeErrors, 'pack-not-served'] as const;

export const certificateEndpoints = {
  'GET /v1/certificates': endpoint({
    summary: '我的证书，每本各算各的',
    access: 'holder',
    response: z.strictObject({ asOf: IsoDate, certificates: z.array(CertificateView) }),
  }),
  'GET /v1/certificates/:id': endpoint({
    summary: '一本证书',
    access: 'holder',
    params,
    response: CertificateView,
  }),
  'PUT /v1/certificates/:id': endpoint({
    summary: '改证书的事实',
    formerMethod: 'PATCH',
    access: 'holder',
    params,
    body: z.strictObject({
      version: Version,
      ...toldFacts,
      /**
       * What a change is taken back from: the facts as they stood after it. It is written whatever the version, where
       * they still stand so, or as they are to be; told otherwise meanwhile, it is refused.
       */
      seen: z.strictObject(toldFacts).optional(),
    }),
    response: CertificateView,
    errors: [...tellErrors, 'date-in-future', 'date-order', 'answer-invalid'],
  }),
  'DELETE /v1/certificates/:id': endpoint({
    summary: '删除一本证书',
    access: 'holder',
    params,
    query: z.strictObject({ version: wholeInUrl(0, 999_999_999) }),
    status: 204,
    response: NoContent,
    errors: changeErrors,
  }),
  'PUT /v1/certificates/:id/credits/:creditId': endpoint({
    summary: '记一笔或改一笔学时；同一笔发两次只记一次',
    access: 'holder',
    params: creditParams,
    body: z.strictObject({
      on: IsoDate,
      hours: DayHours,
      /** It changes an entry that was there: where another device has deleted it, nothing is written. */
      edits: z.boolean().optional(),
    }),
    response: CertificateView,
    errors: [...tellErrors, 'date-in-future', 'date-order', 'day-full', 'too-many-credits', 'entry-gone'],
  }),
  'PUT /v1/certificates/:id/totals/:creditId': endpoint({
    summary: '一次记下到某天为止的好几天学时，可以多于一天的 24 学时；同一笔发两次只记一次',
    access: 'holder',
    params: creditParams,
    body: z.strictObject({
      on: IsoDate,
      hours: TotalHours,
      /** All hours that the holder had noted themselves when this was worked out; where others are there now, it is refused. */
      seen: Hours.optional(),
    }),
    response: CertificateView,
    errors: [...tellErrors, 'date-in-future', 'date-order', 'too-many-credits'],
  }),
  'DELETE /v1/certificates/:id/credits/:creditId': endpoint({
    summary: '删一笔学时；没有这一笔也算删好了',
    access: 'holder',
    params: creditParams,
    response: CertificateView,
    errors: changeErrors,
  }),
  'PUT /v1/certificates/:id/years/:year': endpoint({
    summary: '说清过去一年一共学了多少，0 也是答案',
    access: 'holder',
    params: z.strictObject({ id: Id, year: wholeInUrl(2000, 2100) }),
    body: z.strictObject({ hours: YearHours }),
    response: CertificateView,
    errors: [...tellErrors, 'year-not-asked', 'year-total-too-small'],
  }),
  'DELETE /v1/certificates/:id/years/:year': endpoint({
    summary: '收回对一年的回答',
    access: 'holder',
    params: z.strictObject({ id: Id, year: wholeInUrl(2000, 2100) }),
    response: CertificateView,
    errors: changeErrors,
  }),
  'PUT /v1/certificates/:id/steps/:stepId': endpoint({
    summary: '这一步做完了，记下日期（和这一步要填的内容）',
    access: 'holder',
    params: z.strictObject({ id: Id, stepId: z.string().min(1).max(40) }),
    body: z.strictObject({
      on: PartDate,
      /** For check-registry: what the registry showed. */
      registryStatus: RegistryStatus.optional(),
      /** For new-number: the number after the exchange. */
      newNumber: CertificateNumber.optional(),
    }),
    response: CertificateView,
    errors: [...tellErrors, 'step-not-settable', 'date-in-future', 'date-order'],
  }),
  'DELETE /v1/certificates/:id/steps/:stepId': endpoint({
    summary: '收回这一步',
    access: 'holder',
    params: z.strictObject({ id: Id, stepId: z.string().min(1).max(40) }),
    response: CertificateView,
    errors: [...changeErrors, 'step-not-settable'],
  }),
} as const;
