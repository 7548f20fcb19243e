import { z } from 'zod';
import { endpoint } from './endpoint';
import { Place, StepView } from './guide';
import { IsoDate } from './primitives';

/** The notice in plain words, and whom to ask: what the notice and contacts pages show. */
export const NoticeView = z
  .strictObject({
    id: z.string(),
    documentNumber: z.string(),
    title: z.string(),
    issuedOn: IsoDate,
    authority: z.string(),
    province: z.string(),
    clauses: z.array(z.strictObject({ id: z.string(), title: z.string(), text: z.array(z.string()) })),
    readings: z.array(z.strictObject({ id: z.string(), clause: z.string().nullable(), text: z.string() })),
    notStated: z.array(z.strictObject({ id: z.string(), title: z.string(), text: z.string() })),
    systems: z.array(Place),
    contacts: z.array(
      z.strictObject({ id: z.string(), name: z.string(), phone: z.string(), about: z.string() }),
    ),
    certificateNames: z.array(
      z.strictObject({ family: z.string(), old: z.string(), electronic: z.string() }),
    ),
    /** Common troubles from all steps, each with what to do. */
    troubles: z.array(
      z.strictObject({ what: z.string(), remedy: z.string(), clause: z.string().nullable() }),
    ),
  })
  .meta({ id: 'Notice' });

export const rulebookEndpoints = {
  'GET /v1/notice': endpoint({
    summary: '文件大白话',
    access: 'public',
    response: NoticeView,
    errors: ['pack-not-served'],
  }),
  'GET /v1/ways/:family': endpoint({
    summary: '一类证书要走的全部步骤',
    access: 'public',
    params: z.strictObject({ family: z.string().min(1).max(40) }),
    response: z.strictObject({ family: z.string(), steps: z.array(StepView) }),
    errors: ['pack-not-served'],
  }),
} as const;
