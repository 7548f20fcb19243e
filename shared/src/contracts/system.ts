import { z } from 'zod';
import { endpoint } from './endpoint';
import { IsoDate } from './primitives';

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
  'GET /healthz': endpoint({
    summary: '进程活着',
    access: 'public',
    response: z.strictObject({ status: z.literal('ok') }),
  }),
  'GET /readyz': endpoint({
    summary: '可以接请求（数据库连得上）',
    access: 'public',
    response: z.strictObject({ status: z.literal('ready') }),
  }),
} as const;
