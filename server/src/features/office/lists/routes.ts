import { formatDay } from '@hz/shared/calendar';
import type { ResponseOf } from '@hz/shared/contracts';
import { findPack } from '@hz/shared/packs';
import { notFound } from '../../../platform/errors';
import { type Binding, route } from '../../../platform/http/route';
import type { ImportRecord } from '../../registry/service';
import { SITE_ID } from '../orgs/orgs';
import type { OfficeService } from '../service';

const placeOf = (pack: string): string => findPack(pack)?.said.jurisdiction ?? pack;

type View = ResponseOf<'GET /v1/office/orgs/:org/lists'>['lists'][number];

/** Official lists are the site's own authority's: it sees how far one is read, and ends it. */
export const listRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/orgs/:org/lists', async ({ member }) => {
    const isSite = SITE_ID.equals(member.orgId);
    return {
      lists: isSite
        ? (await office.parts.registry.imports.list()).map((record) => present(office, record))
        : [],
    };
  }),
  route('POST /v1/office/orgs/:org/lists/:id/cancel', async ({ member, params }) => {
    if (!SITE_ID.equals(member.orgId)) throw notFound();
    const cancelled = await office.parts.registry.imports.cancel(params.id);
    await office.note(member, 'list-cancelled', `取消导入名单“${cancelled.fileName}”`);
    return present(office, cancelled);
  }),
];

function present({ parts: { registry } }: OfficeService, record: ImportRecord): View {
  const { _id, kind, state, fileName, source, asOf, startedAt, finishedAt, counts, failure } = record;
  const { pack = registry.home } = record;
  return {
    ...{ id: _id.toHexString(), pack, jurisdiction: placeOf(pack), kind, state, fileName, source, failure },
    // An earlier version did not tell repeated rows apart.
    counts: { ...counts, repeated: counts.repeated ?? 0 },
    asOf: formatDay(asOf),
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
