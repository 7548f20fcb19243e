import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RosterView } from '@hz/shared/contracts';
import type { Test } from 'supertest';
import { aList, appoint, CERTIFICATE_HEADING, importList } from './registry';
import type { TestApp, TestHolder } from './server';

/** Codes of made-up companies with the right check letter, one after the other. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
export function aCreditCode(at: number): string {
  const first = `9199010${String(at).padStart(10, '0')}`;
  const sum = [...first].reduce((total, letter, place) => total + LETTERS.indexOf(letter) * 3 ** place, 0);
  return first + LETTERS[(31 - (sum % 31)) % 31];
}

/** A browser at a desk: it keeps its cookie and nothing else. */
export class TestDesk {
  constructor(
    readonly app: TestApp,
    readonly holder: TestHolder,
    readonly cookie: string,
  ) {}

  request(method: string, path: string, body?: unknown): Test {
    return this.app.request(method, path, body).set('Cookie', this.cookie);
  }

  get = async (path: string) => (await this.request('GET', path).expect(200)).body;
  post = async (path: string, body: unknown = {}, status = 201) =>
    (await this.request('POST', path, body).expect(status)).body;
}

export const cookieOf = (answer: { headers: Record<string, unknown> }): string =>
  String((answer.headers['set-cookie'] as unknown as string[] | undefined)?.[0] ?? '');

export const codeIn = (payload: string): string => /code=([0-9a-z]{26})$/.exec(payload)?.[1] ?? '';

/** Signs in at a desk by somebody's phone. */
export async function sitDown(app: TestApp, holder: TestHolder): Promise<TestDesk> {
  const { body: asked } = await app.request('POST', '/v1/office/sign-ins', {}).expect(201);
  const { code, secret, digits } = asked;
  await holder.request('POST', `/v1/office/sign-ins/${code}/answer`, { confirm: true, digits }).expect(204);
  const poll = await app.request('POST', '/v1/office/sign-ins/poll', { code, secret }).expect(200);
  const cookie = cookieOf(poll).split(';')[0] as string;
  return new TestDesk(app, holder, cookie);
}

/** The first officer's code, as the server writes it at its start. */
export async function firstCodeOf(app: TestApp): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hz-first-'));
  try {
    return readFileSync((await app.features.office.first.prepare(folder)) as string, 'utf8').trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Seat {
  desk: TestDesk;
  org: string;
  /** The path of the organisation. */
  at: string;
}

const seatAt = (desk: TestDesk, org: string): Seat => ({ desk, org, at: `/v1/office/orgs/${org}` });

/** The site's own authority, set up by its first officer. */
export async function foundSite(app: TestApp, region = { code: '99', name: '示例省' }): Promise<Seat> {
  const desk = await sitDown(app, await app.signIn());
  const first = { code: await firstCodeOf(app), name: '示例省住建厅', region, memberName: '张敏' };
  const { org } = await desk.post('/v1/office/first', first);
  return seatAt(desk, org.id);
}

/** The site's own authority, for somebody to whom the command line gave a role. */
export async function siteSeat(app: TestApp, officer: TestHolder): Promise<Seat> {
  const desk = await sitDown(app, officer);
  const { memberships } = await desk.get('/v1/office/session');
  return seatAt(desk, memberships[0].org.id);
}

/** Accepts an invitation on the phone, and sits down at a desk. */
export async function acceptInvitation(
  app: TestApp,
  payload: string,
  memberName = '新成员',
  holder?: TestHolder,
): Promise<{ desk: TestDesk; org: string; at: string }> {
  const who = holder ?? (await app.signIn());
  const { body } = await who
    .request('POST', `/v1/office/invitations/${codeIn(payload)}/acceptance`, { memberName })
    .expect(201);
  return seatAt(await sitDown(app, who), body.org.id);
}

/** A lower authority with its first admin. */
export async function addCounty(site: Seat, code = '990101', name = '示例县住建局'): Promise<Seat> {
  const { invitation } = await site.desk.post(`${site.at}/authorities`, {
    name,
    region: { code, name: name.replace('住建局', '') },
  });
  return acceptInvitation(site.desk.app, invitation.payload, '县里的人');
}

/** Somebody else of an organisation, by an invitation. */
export async function addMember(seat: Seat, role: string, projects: string[] = []): Promise<Seat> {
  const { payload } = await seat.desk.post(`${seat.at}/invitations`, { role, projects });
  return acceptInvitation(seat.desk.app, payload, `成员 ${role}`);
}

let companies = 0;

/** A company that applied and was approved, with its admin. */
export async function addCompany(county: Seat, name = '示例建筑有限公司'): Promise<Seat> {
  companies += 1;
  const { app } = county.desk;
  const desk = await sitDown(app, await app.signIn());
  const application = await desk.post('/v1/office/applications', {
    ...{ company: name, creditCode: aCreditCode(companies), authorityId: county.org, memberName: '马丽' },
  });
  const decided = await county.desk.post(
    `${county.at}/applications/${application.id}/decision`,
    { decision: 'approve' },
    200,
  );
  return seatAt(desk, decided.companyId);
}

type Row = (string | null)[];
const ROSTER_HEADING = ['证书编号', '姓名', '岗位', '项目', '班组长'];

/** Uploads a list as .csv: a dry run. */
export const upload = (seat: Seat, rows: Row[], heading: string[] = ROSTER_HEADING): Test =>
  seat.desk
    .request('POST', `${seat.at}/rosters?fileName=list.csv`)
    .set('Content-Type', 'text/csv')
    .send(aList(heading, ...rows.map((row) => row.map((cell) => cell ?? ''))) as never);

export async function check(seat: Seat, rows: Row[], heading?: string[]): Promise<RosterView> {
  return (await upload(seat, rows, heading).expect(201)).body;
}

/** Uploads a list and takes it over; everybody who is not in it goes. */
export async function takeOver(seat: Seat, rows: Row[]): Promise<RosterView> {
  const { id, gone } = await check(seat, rows);
  return seat.desk.post(
    `${seat.at}/rosters/${id}/take-over`,
    { gone: gone.map(({ personId }) => ({ personId, answer: 'remove' })) },
    200,
  );
}

export const peopleOf = async (seat: Seat, query = '') =>
  (await seat.desk.get(`${seat.at}/people${query}`)).people;

/** An official person: number, name, identity number, post, status, exchange date. */
interface Official {
  number: string;
  name: string;
  idNumber?: string;
  status?: string;
  exchangedOn?: string;
}

/** Brings in an official list. */
export async function importOfficial(app: TestApp, people: readonly Official[]): Promise<void> {
  const clerk = await appoint(app, await app.signIn(), 'clerk');
  const rows = people.map(({ number, name, idNumber = '', status = '有效', exchangedOn = '' }) => [
    ...[number, '', name, idNumber, '施工员（土建）', status, exchangedOn],
  ]);
  await importList(app, clerk, aList(CERTIFICATE_HEADING, ...rows));
}

/** A holder with a certificate that has a number, who joined a company by its poster. */
export async function joinCompany(
  seat: Seat,
  holder: TestHolder,
  certificateId: string,
  kinds: string[] = ['hours', 'steps', 'nudges'],
  name = '王建国',
): Promise<string> {
  const { payload } = await seat.desk.post(`${seat.at}/posters`, { project: null, days: 30 });
  const { body } = await holder
    .request('POST', `/v1/office/posters/${codeIn(payload)}/consents`, { certificateId, kinds, name })
    .expect(201);
  return body.id;
}

/** A certificate of the holder's own with a number. */
export async function withNumber(holder: TestHolder, number: string): Promise<string> {
  const { id, version } = await holder.addCertificate();
  await holder.request('PUT', `/v1/certificates/${id}`, { version, number }).expect(200);
  return id;
}
