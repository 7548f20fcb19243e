import type { ImportView } from '@hz/shared/contracts';
import type { Test } from 'supertest';
import type { TestApp, TestHolder } from './server';
import { type CellValue, csvText } from './spreadsheets';

/** What a test says about an import; the rest is a registry list of 2022-11-30. */
export interface ImportTold {
  kind?: 'certificates' | 'study';
  pack?: string;
  source?: string;
  asOf?: string;
  coversFrom?: string;
  dryRun?: boolean;
  mapping?: Record<string, string>;
  fileName?: string;
}

/** Gives a role, as the command line does. */
export async function appoint(
  app: TestApp,
  holder: TestHolder,
  role: 'clerk' | 'officer',
): Promise<TestHolder> {
  const { id } = await holder.get('/v1/me');
  await app.features.accounts.setRole(id, role);
  return holder;
}

/** Sends a list to be imported. */
export function sendList(clerk: TestHolder, content: Buffer, told: ImportTold = {}): Test {
  const { mapping, dryRun = false, ...given } = told;
  const query = {
    ...{ kind: 'certificates', source: '省厅名单', asOf: '2022-11-30', fileName: 'list.xlsx', ...given },
    dryRun: String(dryRun),
    ...(mapping && { mapping: JSON.stringify(mapping) }),
  };
  return clerk
    .request('POST', `/v1/registry/imports?${new URLSearchParams(query)}`)
    .set('Content-Type', 'application/octet-stream')
    .send(content as never);
}

/** Imports a list and waits until all of it was read. */
export async function importList(
  app: TestApp,
  clerk: TestHolder,
  content: Buffer,
  told: ImportTold = {},
): Promise<ImportView> {
  const { body } = await sendList(clerk, content, told).expect(201);
  await app.features.registry.imports.settled();
  const { repeated } = body as ImportView;
  return { ...(await clerk.get(`/v1/registry/imports/${body.id}`)), repeated };
}

export const findingsOf = async (clerk: TestHolder, id: string) =>
  (await clerk.get(`/v1/registry/imports/${id}/findings`)).findings as {
    row: number;
    kind: string;
    code: string;
    message: string;
  }[];

/** A list as .csv from its heading and rows. */
export const aList = (heading: readonly string[], ...rows: CellValue[][]): Buffer =>
  Buffer.from(csvText([[...heading], ...rows]));

export const CERTIFICATE_HEADING = ['证书编号', '新证书编号', '姓名', '身份证号', '岗位', '状态', '换证日期'];
export const STUDY_HEADING = ['证书编号', '日期', '学时', '来源'];
