import { z } from 'zod';
import { typedIdentity, typedName } from '../text';
import { endpoint } from './endpoint';
import {
  CertificateNumber,
  Empty,
  Id,
  IsoDate,
  jsonInUrl,
  NoContent,
  RegistryStatus,
  SAYS_SOMETHING,
  typedText,
} from './primitives';
import { PackId } from './v2/facts';

/** certificates: the registry's list of certificates; study: official study records. */
export const ImportKind = z.enum(['certificates', 'study']);

/** What a column of a list can be. */
export const certificateFields = [
  'number',
  'newNumber',
  'name',
  'idNumber',
  'family',
  'form',
  'post',
  'specialty',
  'status',
  'company',
  'creditCode',
  'region',
  'issuedOn',
  'exchangedOn',
  'expiresOn',
] as const;
export const studyFields = ['number', 'on', 'year', 'hours', 'source'] as const;
export const ImportField = z.enum([...new Set([...certificateFields, ...studyFields])]);

/** Which column is which, by hand: the field's id to the column's heading or its letter (C). */
export const ColumnMapping = z.partialRecord(ImportField, z.string().min(1).max(60));
export type ColumnMapping = z.infer<typeof ColumnMapping>;

const Counts = z.strictObject({
  /** Rows read so far, without empty ones: the sum of all that follow. */
  rows: z.number().int(),
  /** Rows about a certificate, or an hour entry, that nobody had told before. */
  added: z.number().int(),
  /** Rows that say something else than what was known. */
  changed: z.number().int(),
  /** Rows that say the same, with a later date. */
  confirmed: z.number().int(),
  /** Rows that say nothing new, because what is known is of a later date. */
  older: z.number().int(),
  /** Rows that repeat an earlier one of the same list. */
  repeated: z.number().int(),
  /** Rows that were not taken. */
  bad: z.number().int(),
});

export const ImportView = z
  .strictObject({
    id: Id,
    kind: ImportKind,
    /** The pack whose certificates it is about. */
    pack: PackId,
    /** running: being read, shows nowhere yet; active: in use; checked: a dry run; taken-back, failed: of no effect. */
    state: z.enum(['running', 'active', 'checked', 'taken-back', 'failed']),
    dryRun: z.boolean(),
    source: z.string(),
    asOf: IsoDate,
    /** Study records: the list tells everything from this day to its as-of date; null: everything before it. */
    coversFrom: IsoDate.nullable(),
    fileName: z.string(),
    /** Who imported it: an account's id, or `command` for the command line. */
    author: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    takenBackAt: z.iso.datetime().nullable(),
    counts: Counts,
    /** How long the list is, known when all of it was read: all = heading + blank + counts.rows. */
    lines: z
      .strictObject({
        /** Up to the last line with something in it, over all sheets that were read. */
        all: z.number().int(),
        /** Down to the heading, with the titles above it. */
        heading: z.number().int(),
        /** Empty ones; in a text file also the further lines of a cell with line breaks. */
        blank: z.number().int(),
      })
      .nullable(),
    /** Which heading was taken for which field. */
    columns: z.array(z.strictObject({ field: ImportField, column: z.string(), heading: z.string() })),
    /** Plain sentences about the whole file: a list of one year only, a sheet that was left out. */
    warnings: z.array(z.string()),
    /** Why it failed, in one sentence. */
    failure: z.string().nullable(),
    /** The same file was imported before; nothing was done again. */
    repeated: z.boolean(),
  })
  .meta({ id: 'Import' });
export type ImportView = z.infer<typeof ImportView>;

/** One row that is bad, or that changes what was known. Never a name or an identity number. */
export const FindingView = z
  .strictObject({
    id: Id,
    kind: z.enum(['bad', 'changed']),
    sheet: z.string().nullable(),
    row: z.number().int(),
    field: ImportField.nullable(),
    /** The column's letter, where it is about one. */
    column: z.string().nullable(),
    /** What was read, where it is not personal. */
    read: z.string().nullable(),
    /** Stable code of the reason. */
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'Finding' });

export const ClaimView = z
  .strictObject({
    id: Id,
    /** null while somebody else holds the record. */
    certificateId: Id.nullable(),
    /** attached: yours; in-review: somebody else holds it, a person decides; refused: decided against you. */
    state: z.enum(['attached', 'in-review', 'refused']),
    /** Somebody else has claimed your certificate too; a person decides. */
    contested: z.boolean(),
    /** 施工员（土建）; null where no list in force tells it any more. */
    post: z.string().nullable(),
    at: z.iso.datetime(),
    message: z.string(),
  })
  .meta({ id: 'Claim' });

export const DisputeView = z
  .strictObject({
    id: Id,
    openedAt: z.iso.datetime(),
    state: z.enum(['open', 'decided']),
    /** released: nobody had to decide, because the holder let the record go. */
    decision: z.enum(['holder', 'claimant', 'neither', 'released']).nullable(),
    decidedAt: z.iso.datetime().nullable(),
    note: z.string().nullable(),
    maskedName: z.string().nullable(),
    post: z.string().nullable(),
    maskedNumber: z.string().nullable(),
    status: RegistryStatus.nullable(),
    company: z.string().nullable(),
    claimedAt: z.strictObject({ holder: z.iso.datetime(), claimant: z.iso.datetime() }),
    /** Phone numbers, masked, so that the person can tell the two apart. */
    phoneMasked: z.strictObject({ holder: z.string().nullable(), claimant: z.string().nullable() }),
  })
  .meta({ id: 'Dispute' });

const params = z.strictObject({ id: Id });

export const registryEndpoints = {
  'GET /v1/claims': endpoint({
    summary: '我认领的官方记录',
    access: 'holder',
    response: z.strictObject({ claims: z.array(ClaimView), triesLeft: z.number().int() }),
  }),
  'POST /v1/claims': endpoint({
    summary: '用姓名、身份证号和证书编号认领官方记录；一天最多 5 次',
    access: 'holder',
    body: z.strictObject({
      name: z
        .string()
        .transform(typedName)
        .pipe(z.string().min(1, '请填姓名').max(40, '姓名太长了'))
        .meta({ minLength: 1, maxLength: 40, pattern: SAYS_SOMETHING }),
      idNumber: z
        .string()
        .transform(typedIdentity)
        .pipe(z.string().regex(/^(\d{15}|\d{17}[\dX])$/, '身份证号是 18 位，请检查'))
        .meta({ pattern: '^(\\d{15}|\\d{17}[\\dXx])$' }),
      number: CertificateNumber,
      /** The holder's certificate to attach it to; without it one is added from the record. */
      certificateId: Id.optional(),
    }),
    response: ClaimView,
    errors: [
      'claim-not-matched',
      'claim-tries-used-up',
      'claim-other-record',
      'not-found',
      'pack-not-served',
      'too-many-certificates',
    ],
  }),
  'DELETE /v1/claims/:id': endpoint({
    summary: '放开认领的记录',
    access: 'holder',
    params,
    status: 204,
    response: NoContent,
  }),
  'POST /v1/registry/imports': endpoint({
    summary: '导入名单（.xlsx 或 .csv）；文件就是请求的内容',
    access: 'clerk',
    upload: true,
    query: z.strictObject({
      kind: ImportKind,
      /** Without one, a list is of the first document that is served. */
      pack: PackId.optional(),
      source: typedText(80, '请写名单从哪来', '来源太长了'),
      asOf: IsoDate,
      coversFrom: IsoDate.optional(),
      fileName: typedText(200, '请写文件名', '文件名太长了'),
      dryRun: z.enum(['true', 'false']).default('true'),
      mapping: jsonInUrl(ColumnMapping).optional(),
    }),
    status: 201,
    response: ImportView,
    errors: ['import-running', 'date-in-future', 'date-order', 'upload-too-large', 'pack-not-served'],
  }),
  'GET /v1/registry/imports': endpoint({
    summary: '导入过的名单，新的在前',
    access: 'clerk',
    response: z.strictObject({ imports: z.array(ImportView) }),
  }),
  'GET /v1/registry/imports/:id': endpoint({
    summary: '一次导入：进度和结果',
    access: 'clerk',
    params,
    response: ImportView,
  }),
  'GET /v1/registry/imports/:id/findings': endpoint({
    summary: '有问题的行和有变化的行',
    access: 'clerk',
    params,
    query: z.strictObject({ kind: z.enum(['bad', 'changed']).optional(), after: Id.optional() }),
    response: z.strictObject({ findings: z.array(FindingView), more: z.boolean() }),
  }),
  'POST /v1/registry/imports/:id/take-back': endpoint({
    summary: '把一次导入整个收回',
    access: 'clerk',
    params,
    body: Empty,
    response: ImportView,
    errors: ['import-not-active'],
  }),
  'POST /v1/registry/imports/:id/cancel': endpoint({
    summary: '取消正在进行的导入；什么都不会改',
    access: 'clerk',
    params,
    body: Empty,
    response: ImportView,
    errors: ['not-found', 'import-not-running'],
  }),
  'GET /v1/registry/disputes': endpoint({
    summary: '两个人认领同一条记录的，等人核对',
    access: 'officer',
    response: z.strictObject({ disputes: z.array(DisputeView) }),
  }),
  'POST /v1/registry/disputes/:id/decision': endpoint({
    summary: '核对后决定记录归谁',
    access: 'officer',
    params,
    body: z.strictObject({
      decision: z.enum(['holder', 'claimant', 'neither']),
      note: z.string().trim().max(200, '说明太长了').optional(),
    }),
    response: DisputeView,
    errors: ['dispute-decided', 'own-dispute'],
  }),
} as const;
