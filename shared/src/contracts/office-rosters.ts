import { z } from 'zod';
import { endpoint } from './endpoint';
import { COMPANY_EDIT, OfficeInstant, orgAndId, orgParams, Project } from './office';
import { Empty, Id, jsonInUrl, typedText, wholeInUrl } from './primitives';

/** What a column of a company's list can be. Identity numbers and phones are not among them: they are not read. */
export const rosterFields = ['number', 'name', 'post', 'project', 'leader'] as const;
const RosterField = z.enum(rosterFields);

/** Which column is which, by hand: the field to the column's heading or its letter. */
export const RosterMapping = z.partialRecord(RosterField, z.string().min(1).max(60));

/** What is wrong with a row; it is taken over all the same unless it says otherwise. */
export const rosterFaults = [
  'number-missing',
  'name-missing',
  'number-unreadable',
  'name-unreadable',
  'identity-number-as-number',
  'number-twice',
  'person-twice',
  'not-found',
  'too-many-names',
  'cell-error',
] as const;

const RowFault = z
  .strictObject({
    code: z.enum(rosterFaults),
    field: RosterField.nullable(),
    /** The column's letter, where it is about one. */
    column: z.string().nullable(),
    message: z.string(),
  })
  .meta({ id: 'RosterFault' });

export const RosterRow = z
  .strictObject({
    /** As the file numbers it. */
    row: z.number().int(),
    sheet: z.string().nullable(),
    number: z.string().nullable(),
    name: z.string().nullable(),
    post: z.string().nullable(),
    project: z.string().nullable(),
    leader: z.string().nullable(),
    /**
     * exact: number and name agree with an official list; differs: known to be somebody else's name, told of those
     * alone who consented; not-found: no list has it, or its name is another; twice: stands twice in the file;
     * no-number: nothing to look for; unchecked: too many names were tried with this number.
     */
    match: z.enum(['exact', 'differs', 'not-found', 'twice', 'no-number', 'unchecked']),
    /** new 新增, changed 变化, same, left-out: a fault keeps it from being taken over. */
    effect: z.enum(['new', 'changed', 'same', 'left-out']),
    /** Which fields change, and from what. */
    changes: z.array(
      z.strictObject({ field: RosterField, from: z.string().nullable(), to: z.string().nullable() }),
    ),
    faults: z.array(RowFault),
  })
  .meta({ id: 'RosterRow' });

const Gone = z.strictObject({
  personId: Id,
  name: z.string(),
  number: z.string().nullable(),
  project: z.string().nullable(),
});

export const RosterView = z
  .strictObject({
    id: Id,
    /** checked: a dry run; taken: in use; undone; replaced: a later list is in use; over: a dry run older than a day. */
    state: z.enum(['checked', 'taken', 'undone', 'replaced', 'over']),
    fileName: z.string(),
    uploadedAt: OfficeInstant,
    by: z.string(),
    takenAt: OfficeInstant.nullable(),
    /** Until when taking over can be undone. */
    undoUntil: OfficeInstant.nullable(),
    /** Sheets of the file, and which one was read. */
    sheets: z.array(z.string()),
    sheet: z.string().nullable(),
    columns: z.array(z.strictObject({ field: RosterField, column: z.string(), heading: z.string() })),
    /** Columns that were not read, by their headings: nothing of them is kept. */
    unusedColumns: z.array(z.string()),
    /** rows = new + changed + same + leftOut: what the file has, counted up. */
    counts: z.strictObject({
      rows: z.number().int(),
      new: z.number().int(),
      changed: z.number().int(),
      same: z.number().int(),
      leftOut: z.number().int(),
      /** Rows with at least one fault; those that are taken over all the same included. */
      withFaults: z.number().int(),
      exact: z.number().int(),
      notFound: z.number().int(),
      gone: z.number().int(),
    }),
    /** 不在新名单: people of the list in use who are not in the file; each is asked about by name. */
    gone: z.array(Gone),
    /** How many rows may still be checked today. */
    rowsLeftToday: z.number().int(),
  })
  .meta({ id: 'Roster' });
export type RosterView = z.infer<typeof RosterView>;

const cell = typedText(60, '', '太长了').nullable();

export const officeRosterEndpoints = {
  'POST /v1/office/orgs/:org/rosters': endpoint({
    summary: '传名单试算（.xlsx 或 .csv）；文件就是请求的内容，什么都还不改',
    access: 'desk',
    roles: COMPANY_EDIT,
    upload: true,
    params: orgParams,
    query: z.strictObject({
      fileName: typedText(200, '请写文件名', '文件名太长了'),
      /** The sheet to read; without it the first that has a heading. */
      sheet: z.string().min(1).max(60).optional(),
      mapping: jsonInUrl(RosterMapping).optional(),
    }),
    status: 201,
    response: RosterView,
    errors: ['upload-too-large', 'list-unreadable', 'roster-limit', 'org-not-active'],
  }),
  'GET /v1/office/orgs/:org/rosters': endpoint({
    summary: '传过的名单，新的在前',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgParams,
    response: z.strictObject({ rosters: z.array(RosterView) }),
  }),
  'GET /v1/office/orgs/:org/rosters/:id': endpoint({
    summary: '一份名单的试算',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    response: RosterView,
  }),
  'GET /v1/office/orgs/:org/rosters/:id/rows': endpoint({
    summary: '名单的行：有问题的、新增的、变化的',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    query: z.strictObject({
      kind: z.enum(['faults', 'new', 'changed', 'same', 'left-out']).optional(),
      /** Only rows after this one. */
      after: wholeInUrl(0, 2_000_000).optional(),
    }),
    response: z.strictObject({ rows: z.array(RosterRow), more: z.boolean() }),
  }),
  'PUT /v1/office/orgs/:org/rosters/:id/row': endpoint({
    summary: '在页面上改一行，重新试算这一行',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    body: z.strictObject({
      row: z.number().int().min(1),
      sheet: z.string().max(60).nullable(),
      number: cell,
      name: cell,
      post: cell.optional(),
      project: Project.nullable().optional(),
      leader: cell.optional(),
    }),
    response: RosterView,
    errors: ['roster-over', 'roster-limit', 'org-not-active'],
  }),
  'POST /v1/office/orgs/:org/rosters/:id/take-over': endpoint({
    summary: '照试算的样子用这份名单；不在新名单的人逐个说保留还是移出',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    body: z.strictObject({
      gone: z
        .array(z.strictObject({ personId: Id, answer: z.enum(['keep', 'remove']) }))
        .max(1000)
        .default([]),
      /** Said of all others who are not on it: of a list of five thousand not everybody is named one by one. */
      rest: z
        .strictObject({
          answer: z.enum(['keep', 'remove']),
          /** How many were not on it when this was said; where it is another number by now, it is asked again. */
          of: z.number().int().min(0).max(100_000),
        })
        .optional(),
    }),
    response: RosterView,
    errors: ['roster-over', 'roster-undecided', 'roster-busy', 'org-not-active'],
  }),
  'POST /v1/office/orgs/:org/rosters/:id/undo': endpoint({
    summary: '24 小时内撤回：回到用它以前的样子',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    body: Empty,
    response: RosterView,
    errors: ['roster-over', 'roster-busy', 'org-not-active'],
  }),
  'GET /v1/office/orgs/:org/rosters/:id/file': endpoint({
    summary: '带批注的 .xlsx：每行后面写着哪里有问题',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    response: z.strictObject({
      fileName: z.string(),
      /** The workbook in base64. */
      content: z.string(),
    }),
    errors: ['confirm-first'],
  }),
} as const;
