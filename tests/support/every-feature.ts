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
  await world.at('2022-12-24', '10:00');
  return { world, officer, li, wang, certificateId, code: body.payload };
}

/** What every screen of a holder says: the same before and after whatever must change nothing. */
export async function everyScreen(
  holder: TestHolder,
  { certificateId, officer }: UsedWorld,
): Promise<unknown> {
  const paths = [
    ...['/v1/me', '/v1/certificates', '/v1/claims', '/v1/intake', '/v1/chat'],
    ...['/v1/reminders/timeline', '/v1/reminders/inbox', '/v1/reminders/settings'],
  ];
  const screens = await Promise.all(paths.map((path) => holder.get(path)));
  for (const screen of screens) delete screen.triesLeft; // time passes
  const trail = await holder.request('GET', `/v1/certificates/${certificateId}/looks`);
  const exported = await holder.get('/v1/me/export');
  const { exportedAt: _, sessions: __, ...told } = exported;
  const disputes = await officer.get('/v1/registry/disputes');
  return { screens, trail: trail.body, told, disputes };
}
