import { z } from 'zod';
import { endpoint } from './endpoint';
import { IsoDate, NoContent } from './primitives';

/** The one clock for law and schedules, as the screen shows it. */
export const ClockView = z
  .strictObject({ today: IsoDate, time: z.string().regex(/^\d{2}:\d{2}$/), simulated: z.boolean() })
  .meta({ id: 'Clock' });

export const systemEndpoints = {
  'GET /v1/clock': endpoint({ summary: '助手用的日期', access: 'public', response: ClockView }),
  'POST /v1/demo/clock': endpoint({
    summary: '演示：把日期往后拨',
    access: 'public',
    demoOnly: true,
    body: z.union([
      z.strictObject({ advanceDays: z.number().int().min(1).max(3660) }),
      z.strictObject({
        to: IsoDate,
        time: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
          .optional(),
      }),
    ]),
    response: ClockView,
    errors: ['date-order'],
  }),
  'POST /v1/faults': endpoint({
    summary: '应用自己报告一个没接住的错误，只有程序里的位置，没有人的信息',
    access: 'public',
    body: z.strictObject({
      face: z.enum(['wechat', 'web']),
      page: z.string().max(100),
      text: z.string().min(1).max(2000),
    }),
    status: 204,
    response: NoContent,
  }),
  'GET /healthz': endpoint({
    summary: '进程活着',
    access: 'public',
    response: z.strictObject({ status: z.literal('ok') }),
  }),
  'GET /readyz': endpoint({
    summary: '可以接请求（数据库连得上、写得进，也没有要停下）',
    access: 'public',
    response: z.strictObject({ status: z.literal('ready') }),
    errors: ['stopping'],
  }),
} as const;
