import { z } from 'zod';
import { endpoint } from './endpoint';
import { AUTHORITY, AUTHORITY_WORK, orgAndId, orgParams } from './office';
import { Empty } from './primitives';
import { ImportView } from './registry';

/** An official list that was imported, or is being imported; who brought it in stands in the log. */
const OfficeListView = ImportView.pick({
  ...{ id: true, pack: true, kind: true, state: true, fileName: true, source: true, asOf: true },
  ...{ startedAt: true, finishedAt: true, counts: true, failure: true },
})
  // Whose certificates it is about: the place of its pack.
  .extend({ jurisdiction: z.string() })
  .meta({ id: 'OfficeList' });

export const officeListEndpoints = {
  'GET /v1/office/orgs/:org/lists': endpoint({
    summary: '导入过的官方名单，新的在前；正在导入的读到了哪里',
    access: 'desk',
    roles: AUTHORITY,
    params: orgParams,
    response: z.strictObject({ lists: z.array(OfficeListView) }),
  }),
  'POST /v1/office/orgs/:org/lists/:id/cancel': endpoint({
    summary: '取消正在进行的导入；什么都不会改',
    access: 'desk',
    roles: AUTHORITY_WORK,
    params: orgAndId,
    body: Empty,
    response: OfficeListView,
    errors: ['import-not-running'],
  }),
} as const;
