import { z } from 'zod';
import { endpoint } from './endpoint';
import { COMPANY_EDIT, orgParams } from './office';
import { Id, IsoDate } from './primitives';

const NudgePerson = z.strictObject({ personId: Id, name: z.string() });

/** Why somebody is left out: nothing owed, 7 days not over, three for this deadline, not joined, no nudges wanted. */
export const LeftOutWhy = z.enum([
  'nothing-owed',
  'nudged-lately',
  'three-already',
  'not-joined',
  'not-wanted',
]);

export const NudgePreview = z
  .strictObject({
    /** 站内: everybody who will be told in the app. */
    inbox: z.number().int(),
    /** 微信: those of them who allowed a message for it. */
    wechat: z.number().int(),
    /** 短信: none is sent. */
    sms: z.literal(0),
    /** 够不着: not joined; for the list to print and to call. */
    unreachable: z.array(NudgePerson),
    leftOut: z.array(
      NudgePerson.extend({ why: LeftOutWhy, sentence: z.string(), notBefore: IsoDate.nullable() }),
    ),
    told: z.array(NudgePerson),
    /** What they will read. */
    example: z.string().nullable(),
    /** When it goes out: at once, or at eight in the morning. */
    goesOut: z.strictObject({ on: IsoDate, time: z.string() }),
  })
  .meta({ id: 'NudgePreview' });
export type NudgePreview = z.infer<typeof NudgePreview>;

const body = z.strictObject({ people: z.array(Id).min(1, '请先选人').max(2000, '一次最多 2000 人') });

export const officeNudgeEndpoints = {
  'POST /v1/office/orgs/:org/nudges/preview': endpoint({
    summary: '提醒以前先看：发给谁、怎么发、谁不发和为什么',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgParams,
    body,
    response: NudgePreview,
  }),
  'POST /v1/office/orgs/:org/nudges': endpoint({
    summary: '提醒这些人；七天一次，一个期限最多三次，夜里不发',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgParams,
    body,
    status: 201,
    response: NudgePreview,
    errors: ['nudge-nobody', 'org-not-active'],
  }),
  'GET /v1/office/orgs/:org/nudges': endpoint({
    summary: '发过的提醒，新的在前',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgParams,
    response: z.strictObject({
      nudges: z.array(
        NudgePerson.extend({
          id: Id,
          on: IsoDate,
          by: z.string(),
          /** waiting: goes out with the next message of that day; withdrawn: consent was taken back, or nothing is owed. */
          state: z.enum(['waiting', 'sent', 'withdrawn']),
        }),
      ),
    }),
  }),
} as const;
