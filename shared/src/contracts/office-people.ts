import { z } from 'zod';
import { VerdictView } from './assessment';
import { endpoint } from './endpoint';
import { COMPANY, COMPANY_EDIT, OfficeInstant, orgAndId, orgParams } from './office';
import { Empty, Hours, Id, IsoDate, NoContent, wholeInUrl, Year } from './primitives';

/**
 * How a person's certificate stands by official lists: 已换, 未换, 已过期, 换不了, 查不到, and 名单里有 where its document
 * knows no exchange. A name that differs from the list's is 查不到 as well, until the holder consents.
 */
export const PersonState = z.enum(['exchanged', 'open', 'void', 'cannot', 'unknown', 'listed']);

/** The year's study of somebody who consented: 够了, 不够, 没说清. none: nothing is owed. */
export const StudyState = z.enum(['met', 'short', 'unconfirmed', 'none']);

/** One person of the list that was taken over. */
export const PersonView = z
  .strictObject({
    id: Id,
    name: z.string(),
    /** As in the company's own list. */
    number: z.string().nullable(),
    post: z.string().nullable(),
    project: z.string().nullable(),
    leader: z.string().nullable(),
    state: PersonState,
    /** Why, in one sentence. */
    stateReason: z.string(),
    /** The last day for what is owed; null: nothing, or no day. */
    deadline: IsoDate.nullable(),
    daysLeft: z.number().int().nullable(),
    /** Whose list says so, and the day it was true. */
    source: z.string().nullable(),
    sourceAsOf: IsoDate.nullable(),
    joined: z.boolean(),
    /** null: not joined, 看不到学时. */
    study: z
      .strictObject({
        state: StudyState,
        year: Year.nullable(),
        done: Hours,
        required: Hours.nullable(),
        /** official: a list says so; self: they wrote it down themselves. */
        origin: z.enum(['self', 'official']),
        /** What it came to, where hours alone do not make it good any more: 可能要重新培训. */
        said: z.string().optional(),
      })
      .nullable(),
    lastNudgedOn: IsoDate.nullable(),
    /** 已口头通知: when last, and by whom. */
    told: z.strictObject({ on: IsoDate, by: z.string() }).nullable(),
  })
  .meta({ id: 'OfficePerson' });
export type PersonView = z.infer<typeof PersonView>;

/** What a list of people is narrowed by; the same names stand in the page's address. */
export const PeopleFilter = z.strictObject({
  state: PersonState.optional(),
  /** due: 应换, whether 已换 or not; todo: whoever owes something. */
  group: z.enum(['due', 'todo']).optional(),
  joined: z.enum(['yes', 'no']).optional(),
  study: StudyState.optional(),
  project: z.string().min(1).max(60).optional(),
  post: z.string().min(1).max(60).optional(),
  leader: z.string().min(1).max(60).optional(),
  /** At most so many days left. */
  days: wholeInUrl(0, 3660).optional(),
  /** Part of a name or a number. */
  search: z.string().min(1).max(60).optional(),
});
export type PeopleFilter = z.infer<typeof PeopleFilter>;

/** A number and the list that it counts. */
const Counted = z.strictObject({ count: z.number().int(), filter: PeopleFilter.partial() });

export const CompanyHome = z
  .strictObject({
    asOf: IsoDate,
    list: z.strictObject({ takenOn: IsoDate, fileName: z.string(), by: z.string() }).nullable(),
    people: Counted,
    due: Counted,
    exchanged: Counted,
    open: Counted,
    void: Counted,
    cannot: Counted,
    unknown: Counted,
    listed: Counted,
    notJoined: Counted,
    study: z.strictObject({ met: Counted, short: Counted, unconfirmed: Counted }),
    deadline: IsoDate.nullable(),
    daysLeft: z.number().int().nullable(),
    /** The next three things to do, in words. */
    next: z
      .array(
        z.strictObject({
          kind: z.enum([
            'upload-roster',
            'update-roster',
            'nudge',
            'invite',
            'check-unknown',
            'second-admin',
          ]),
          sentence: z.string(),
          filter: PeopleFilter.partial().nullable(),
        }),
      )
      .max(3),
  })
  .meta({ id: 'CompanyHome' });
export type CompanyHome = z.infer<typeof CompanyHome>;

export const officePeopleEndpoints = {
  'GET /v1/office/orgs/:org/home': endpoint({
    summary: '单位首页：应换、已换、未换、查不到、未加入',
    access: 'desk',
    roles: COMPANY,
    params: orgParams,
    response: CompanyHome,
  }),
  'GET /v1/office/orgs/:org/people': endpoint({
    summary: '名单上的人；班组长只看到自己项目的',
    access: 'desk',
    roles: COMPANY,
    params: orgParams,
    query: PeopleFilter.extend({
      /** Pages of 50 from 0. */
      page: wholeInUrl(0, 10_000).optional(),
    }),
    response: z.strictObject({
      asOf: IsoDate,
      people: z.array(PersonView),
      /** How many fit the filters, and how many there are without any. */
      fitting: z.number().int(),
      all: z.number().int(),
      more: z.boolean(),
    }),
  }),
  'GET /v1/office/orgs/:org/choices': endpoint({
    summary: '名单能按哪些项目、岗位、班组长筛选',
    access: 'desk',
    roles: COMPANY,
    params: orgParams,
    response: z.strictObject({
      projects: z.array(z.string()),
      posts: z.array(z.string()),
      leaders: z.array(z.string()),
    }),
  }),
  'GET /v1/office/orgs/:org/people/:id': endpoint({
    summary: '一个人：事实和来源、发过什么、同意了没有',
    access: 'desk',
    roles: COMPANY,
    params: orgAndId,
    response: z.strictObject({
      person: PersonView,
      /** Since when they have joined; null: 未加入，看不到学时. */
      joinedOn: IsoDate.nullable(),
      /** Of those who joined: where they stand, as they see it themselves. */
      standing: z
        .strictObject({
          /** Where hours and steps both were consented to. */
          verdict: VerdictView.nullable(),
          /** The next step in words; null: nothing to do. */
          nextStep: z.string().nullable(),
          years: z.array(
            z.strictObject({
              year: Year,
              /** 2024 年, or from when to when: not every cycle is a year of the calendar. */
              name: z.string(),
              state: z.string(),
              done: Hours,
              required: Hours.nullable(),
              origin: z.enum(['self', 'official']),
            }),
          ),
          /** Whether the certificate is officially theirs, or the number is only what they typed. */
          isOfficiallyTheirs: z.boolean(),
        })
        .nullable(),
      nudges: z.array(
        z.strictObject({
          on: IsoDate,
          state: z.enum(['waiting', 'sent', 'withdrawn']),
          by: z.string(),
        }),
      ),
    }),
  }),
  'DELETE /v1/office/orgs/:org/people/:id': endpoint({
    summary: '把一个人移出名单',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    status: 204,
    response: NoContent,
    errors: ['org-not-active'],
  }),
  'POST /v1/office/orgs/:org/people/:id/told': endpoint({
    summary: '已口头通知',
    access: 'desk',
    roles: ['company-admin', 'company-editor', 'company-leader'],
    params: orgAndId,
    body: Empty,
    response: PersonView,
    errors: ['org-not-active'],
  }),
  'GET /v1/office/team': endpoint({
    summary: '班组长在手机上：我项目里的人',
    access: 'holder',
    response: z.strictObject({
      asOf: IsoDate,
      teams: z.array(
        z.strictObject({
          org: z.strictObject({ id: Id, name: z.string() }),
          projects: z.array(z.string()),
          people: z.array(PersonView),
        }),
      ),
    }),
  }),
  'POST /v1/office/team/:id/told': endpoint({
    summary: '班组长在手机上：已口头通知',
    access: 'holder',
    params: z.strictObject({ id: Id }),
    body: Empty,
    response: z.strictObject({ person: PersonView, at: OfficeInstant }),
    errors: ['org-not-active'],
  }),
} as const;
