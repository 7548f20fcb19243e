import {
  addCompany,
  addCounty,
  joinCompany,
  type Seat,
  sitDown,
  siteSeat,
  TestDesk,
  takeOver,
} from './office';
import { aList, appoint, CERTIFICATE_HEADING, importList, STUDY_HEADING } from './registry';
import { EXCHANGE, type ReminderApp } from './reminder-app';
import type { TestHolder } from './server';
import { aName, aNumber, anIdentityNumber } from './spreadsheets';

/** A number that an official list says is the first made-up person's; there are as many as one asks for. */
export const officialNumber = (at: number): string => `OFF-${1000 + at}`;
export const wishFor = (at: number) => ({
  name: aName(1),
  idNumber: anIdentityNumber(1),
  number: officialNumber(at),
});

/** Brings in a list in which so many numbers are the first made-up person's. */
export async function importOfficialNumbers(
  world: ReminderApp,
  clerk: TestHolder,
  count: number,
): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => [
    ...[officialNumber(at), '', aName(1), anIdentityNumber(1), '材料员', '有效', ''],
  ]);
  await importList(world.app, clerk, aList(CERTIFICATE_HEADING, ...rows));
}

/** Everybody in a product in which every feature was used, and what is needed to go on using it. */
export interface UsedWorld {
  world: ReminderApp;
  officer: TestHolder;
  li: TestHolder;
  wang: TestHolder;
  /** Li's certificate, with its official record. */
  certificateId: string;
  /** A status code of it that still holds. */
  code: string;
  /** A company on whose list Li is, who has joined it and was reminded. */
  company: Seat;
  site: Seat;
}

/** Uses every feature that keeps something: whatever reads, deletes, seals or migrates data meets all of it. */
export async function useEveryFeature(world: ReminderApp): Promise<UsedWorld> {
  const { app } = world;
  const officer = await appoint(app, await app.signIn(), 'officer');
  const [li, wang] = [await app.signIn(), await app.signIn()];
  await importOfficialNumbers(world, officer, 3);
  const study = aList(STUDY_HEADING, [officialNumber(0), '2022-11-20', 8, '']);
  await importList(app, officer, study, { kind: 'study' });
  const { id: certificateId } = await li.addCertificate();
  await li.studies(certificateId, 'credit-1', '2022-12-01', 3.5).expect(200);
  await li.request('POST', '/v1/claims', { ...wishFor(0), certificateId }).expect(200);
  await wang.request('POST', '/v1/claims', wishFor(0)).expect(200);
  await wang.request('POST', '/v1/claims', wishFor(1)).expect(200);
  await li.request('PUT', '/v1/intake/answers/family', { value: 'skilled-worker' }).expect(200);
  await li.request('PUT', '/v1/chat/turns/turn-000001', { text: '换证要什么材料' }).expect(200);
  await li.request('PUT', '/v1/chat/turns/turn-000001/useful', { useful: false }).expect(200);
  await world.changes(li, { hour: 10 });
  await world.accepts(li, EXCHANGE, 3);
  await world.accepts(wang, EXCHANGE, 3);
  const { body } = await li.request('POST', `/v1/certificates/${certificateId}/status-code`, {}).expect(200);
  for (const payload of [body.payload, officialNumber(0), aNumber(77)])
    for (const by of [app, li, wang]) await by.request('POST', '/v1/looks', { payload }).expect(200);
  const { site, company } = await useOffice(world, officer, li, certificateId);
  await world.at('2022-12-24', '10:00');
  // Their holders' trails say so already when the screens below are looked at.
  await company.desk.get(`${company.at}/people`);
  return { world, officer, li, wang, certificateId, code: body.payload, site, company };
}

/** The office's part: Li sits at a desk, is on a company's list, has joined, was reminded, applies, and asks a person. */
async function useOffice(world: ReminderApp, officer: TestHolder, li: TestHolder, certificateId: string) {
  const { app } = world;
  const site = await siteSeat(app, officer);
  const county = await addCounty(site);
  const company = await addCompany(county);
  const { desk, at } = company;
  await takeOver(company, [[officialNumber(0), aName(1), '材料员', '一号楼', '赵班长']]);
  await takeOver(company, [[officialNumber(0), aName(1), '材料员', '二号楼', '赵班长']]);
  await joinCompany(company, li, certificateId);
  const [{ id: person }] = (await desk.get(`${at}/people`)).people;
  await desk.post(`${at}/nudges`, { people: [person] });
  await desk.post(`${at}/invitations`, { role: 'company-editor', note: '给小马' });
  await app.request('POST', '/v1/office/sign-ins', {}).expect(201);
  const { id } = await li.get('/v1/me');
  await app.features.office.members.put({
    ...{ orgId: company.org, holderId: id, role: 'company-viewer', name: '李秀英' },
  });
  const ofLi = await sitDown(app, li);
  await ofLi.post('/v1/office/applications', {
    ...{
      company: '李家建筑有限公司',
      creditCode: '91350100M000100Y43',
      authorityId: county.org,
      memberName: '李秀英',
    },
  });
  await li.request('PUT', '/v1/chat/turns/turn-000002', { text: '我要找人工' }).expect(200);
  return { site, company };
}

/** What every screen of a holder says: the same before and after whatever must change nothing. */
export async function everyScreen(
  holder: TestHolder,
  { certificateId, officer, company, site }: UsedWorld,
): Promise<unknown> {
  const paths = [
    ...['/v1/me', '/v1/certificates', '/v1/claims', '/v1/intake', '/v1/chat'],
    ...['/v1/reminders/timeline', '/v1/reminders/inbox', '/v1/reminders/settings'],
    ...['/v1/office/consents', '/v1/office/desks'],
  ];
  const screens = await Promise.all(paths.map((path) => holder.get(path)));
  for (const screen of screens) delete screen.triesLeft; // time passes
  const trail = await holder.request('GET', `/v1/certificates/${certificateId}/looks`);
  const exported = await holder.get('/v1/me/export');
  const { exportedAt: _, sessions: __, ...told } = exported;
  const disputes = await officer.get('/v1/registry/disputes');
  const seen = async ({ desk, at }: Seat, places: readonly string[]) => {
    const there = new TestDesk(holder.app, desk.holder, desk.cookie);
    const answers = await Promise.all(places.map((place) => there.get(`${at}/${place}`)));
    // A day passes meanwhile, and with it what is counted by the day.
    return JSON.stringify(answers, (name, value) => (name === 'rowsLeftToday' ? undefined : value));
  };
  const office = [
    await seen(company, ['home', 'people', 'nudges', 'rosters', 'posters', 'members', 'audit']),
    await seen(site, ['questions', 'applications', 'companies']),
  ];
  return { screens, trail: trail.body, told, disputes, office };
}
