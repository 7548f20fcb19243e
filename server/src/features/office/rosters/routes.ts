import { writeWorkbook } from '@hz/lists';
import type { RosterView } from '@hz/shared/contracts';
import { type Binding, route } from '../../../platform/http/route';
import type { DeskMember } from '../../../platform/http/state';
import { receiveListFile } from '../../registry/service';
import type { OfficeService } from '../service';
import { annotated } from './annotated';
import type { RosterRecord } from './models';
import { type Plan, type PlannedRow, presentRow } from './plan';
import type { Mapping } from './read';

const PAGE = 200;

/** Companies' lists. */
export const rosterRoutes = (office: OfficeService): Binding[] => [
  route('POST /v1/office/orgs/:org/rosters', async ({ member, query, upload }) => {
    await office.orgs.active(member.orgId);
    const file = await receiveListFile(upload, query.fileName);
    try {
      const { sheet, mapping = {} } = query;
      const read = await office.rosters.read(file.handle, { sheet, mapping: mapping as Mapping });
      const { roster, plan } = await office.rosters.check(member, query.fileName, read);
      await office.note(member, 'roster-checked', `试算名单“${query.fileName}”，${read.rows.length} 行`);
      return await present(office, roster, plan);
    } finally {
      await file.close();
    }
  }),
  route('GET /v1/office/orgs/:org/rosters', async ({ member }) => ({
    rosters: await Promise.all(
      (await office.rosters.of(member.orgId)).map((one) =>
        present(office, one, { gone: [], counts: one.counts }),
      ),
    ),
  })),
  route('GET /v1/office/orgs/:org/rosters/:id', async ({ member, params }) =>
    present(office, await office.rosters.get(member.orgId, params.id)),
  ),
  route('GET /v1/office/orgs/:org/rosters/:id/rows', async ({ member, params, query }) => {
    const { rows } = await office.rosters.plan(await office.rosters.get(member.orgId, params.id));
    const { kind, after = -1 } = query;
    const wanted = rows.filter((one) => one.row.row > after && isOf(one, kind));
    return { rows: wanted.slice(0, PAGE).map(presentRow), more: wanted.length > PAGE };
  }),
  route('PUT /v1/office/orgs/:org/rosters/:id/row', async ({ member, params, body }) => {
    await office.orgs.active(member.orgId);
    const roster = await office.rosters.get(member.orgId, params.id);
    const { row, sheet, ...cells } = body;
    return present(office, roster, await office.rosters.mend(roster, { row, sheet }, cells));
  }),
  route('POST /v1/office/orgs/:org/rosters/:id/take-over', async ({ member, params, body }) => {
    await office.orgs.active(member.orgId);
    const roster = await office.rosters.get(member.orgId, params.id);
    const { plan, removed } = await office.rosters.takeOver(roster, body.gone, body.rest);
    await office.note(member, 'roster-taken', sentenceOf(roster, plan.counts, removed));
    return present(office, await office.rosters.get(member.orgId, params.id));
  }),
  route('POST /v1/office/orgs/:org/rosters/:id/undo', async ({ member, params }) => {
    await office.orgs.active(member.orgId);
    const roster = await office.rosters.get(member.orgId, params.id);
    await office.rosters.undo(roster);
    await office.note(member, 'roster-undone', `撤回名单“${roster.fileName}”`);
    return present(office, await office.rosters.get(member.orgId, params.id));
  }),
  route('GET /v1/office/orgs/:org/rosters/:id/file', async ({ caller, member, params }) => {
    await office.desks.requireConfirmed(caller.sessionId);
    const roster = await office.rosters.get(member.orgId, params.id);
    const { rows } = await office.rosters.plan(roster);
    const content = await writeWorkbook(annotated(rows));
    await noteExport(office, member, roster);
    const name = roster.fileName.replace(/\.\w{1,5}$/, '');
    return { fileName: `${name}-核对.xlsx`, content: content.toString('base64') };
  }),
];

const noteExport = (office: OfficeService, member: DeskMember, { fileName }: RosterRecord) =>
  office.note(member, 'roster-exported', `下载带批注的名单“${fileName}”`);

function isOf({ effect, faults }: PlannedRow, kind: 'faults' | PlannedRow['effect'] | undefined): boolean {
  if (kind === undefined) return true;
  return kind === 'faults' ? faults.length > 0 : effect === kind;
}

const sentenceOf = ({ fileName }: RosterRecord, counts: RosterView['counts'], removed: number): string =>
  `用了名单“${fileName}”：新增 ${counts.new}，变化 ${counts.changed}，` + `移出 ${removed}`;

async function present(
  office: OfficeService,
  roster: RosterRecord,
  plan?: Pick<Plan, 'gone' | 'counts'>,
): Promise<RosterView> {
  const [{ gone, counts }, nameOf, rowsLeftToday] = await Promise.all([
    plan ?? office.rosters.plan(roster),
    office.namesOf([roster.by]),
    office.rosters.rowsLeft(roster.orgId.toHexString()),
  ]);
  const state = office.rosters.stateOf(roster);
  const isOpen = state === 'checked';
  return {
    ...{ id: roster._id.toHexString(), state, fileName: roster.fileName, by: nameOf(roster.by) },
    uploadedAt: roster.uploadedAt.toISOString(),
    takenAt: roster.takenAt?.toISOString() ?? null,
    undoUntil: state === 'taken' ? (roster.undoUntil?.toISOString() ?? null) : null,
    ...{ sheets: roster.sheets, sheet: roster.sheet, columns: roster.columns },
    unusedColumns: roster.unusedColumns,
    counts: { ...counts, gone: isOpen ? counts.gone : 0 },
    gone: isOpen
      ? gone.map(({ _id, facts }) => ({
          ...{ personId: _id.toHexString(), name: facts.name, number: facts.number, project: facts.project },
        }))
      : [],
    rowsLeftToday,
  };
}
