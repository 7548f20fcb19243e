// A company's people are of several places: each certificate is told, counted and nudged by its own pack.
import { saidOfThem } from '@hz/shared/standing';
import {
  addCompany,
  addCounty,
  codeIn,
  foundSite,
  joinCompany,
  peopleOf,
  type Seat,
  takeOver,
} from '../../support/office';
import { aList, appoint, importList } from '../../support/registry';
import { ReminderApp } from '../../support/reminder-app';
import type { TestHolder } from '../../support/server';
import { anIdentityNumber } from '../../support/spreadsheets';

let world: ReminderApp;
let company: Seat;
beforeAll(async () => {
  world = await ReminderApp.start({ today: '2024-10-01' });
  company = await addCompany(await addCounty(await foundSite(world.app)));
  const clerk = await appoint(world.app, await world.app.signIn(), 'clerk');
  const cards = aList(
    ['证书编号', '姓名', '身份证号', '岗位', '证书类别', '状态', '有效期至'],
    ['鄂建安C(2021)0002001', '郑一', anIdentityNumber(1), '安全员', '安全员C证', '有效', '2024-10-20'],
    ['鄂建安C(2021)0002002', '郑二', anIdentityNumber(2), '安全员', '安全员C证', '有效', '2026-10-20'],
  );
  const told = { pack: 'safety-abc', source: '安管名单', asOf: '2024-09-20' };
  expect(await importList(world.app, clerk, cards, told)).toMatchObject({ counts: { added: 2 } });
  await takeOver(company, [
    ['鄂建安C(2021)0002001', '郑一', 'C', '', ''],
    ['鄂建安C(2021)0002002', '郑二', 'C', '', ''],
    ...Object.values(OTHERS).map(({ number, name }) => [number, name, '', '', '']),
  ]);
});
afterAll(() => world.stop());
beforeEach(() => world.app.clock.moveTo('2024-10-01'));

const SITE = { kind: 'site-professional', trade: '材料员' };
/** What one certificate of each pack that is no first version's says of study on this day. */
const OTHERS = {
  'hubei-2021': {
    ...{ ...SITE, number: '42171010400911', name: '周一', facts: { exchangedOn: '2022-11-20' } },
    study: { state: 'unconfirmed', year: null, done: 12 },
  },
  'anhui-2021': {
    ...{ ...SITE, number: '34171010400911', name: '吴一', facts: { exchangedOn: '2022-05-01' } },
    // The 12 are of no category: what lacks most are the 22 of the post's own subjects.
    study: { state: 'unconfirmed', year: 2024, done: 0, required: 22 },
  },
  'yunnan-2023': {
    ...{ ...SITE, number: '53171010400911', name: '孙一', facts: {} },
    study: { state: 'none', required: null },
  },
  'safety-abc': {
    ...{ kind: 'safety-abc', trade: 'C', number: '鄂建安C(2021)0003001', name: '王一' },
    ...{ facts: { expiresOn: '2025-05-01' }, study: { state: 'none', required: null } },
  },
  'water-abc': {
    ...{ kind: 'safety-abc', trade: 'C', number: '水安C(2022)0003001', name: '李一' },
    ...{ facts: { expiresOn: '2025-05-01' }, study: { state: 'unconfirmed', year: null } },
  },
};

const people = (query: string) => company.desk.get(`${company.at}/people?${query}`);
const namesIn = async (query: string) =>
  (await people(query)).people.map(({ name }: { name: string }) => name);
const nudge = (ids: readonly string[], how = '') =>
  company.desk.request('POST', `${company.at}/nudges${how}`, { people: ids });

let requests = 0;
async function withCertificate(pack: keyof typeof OTHERS): Promise<{ holder: TestHolder; id: string }> {
  const holder = await world.app.signIn();
  const { kind, trade, facts, number } = OTHERS[pack];
  requests += 1;
  const told = { requestId: `of-a-company-${requests}`, pack, kind, trade, specialty: null, facts };
  const { body } = await holder.request('POST', '/v2/certificates', told).expect(201);
  await holder.request('PUT', `/v2/certificates/${body.id}`, { version: body.version, number }).expect(200);
  return { holder, id: body.id };
}

test.each(Object.keys(OTHERS) as (keyof typeof OTHERS)[])(
  'who joined with a certificate of %s is told by its own pack, and gone with the next request when it is taken back',
  async (pack) => {
    const { name, study } = OTHERS[pack];
    const { holder, id } = await withCertificate(pack);
    const credit = { on: '2024-09-01', hours: 12 };
    await holder.request('PUT', `/v2/certificates/${id}/credits/credit-1`, credit).expect(200);
    const consent = await joinCompany(company, holder, id, undefined, name);
    const [person] = (await people(`search=${encodeURIComponent(name)}`)).people;
    expect(person).toMatchObject({ joined: true, study });
    const [card] = (await holder.get('/v2/certificates')).certificates;
    const { standing, joinedOn } = await company.desk.get(`${company.at}/people/${person.id}`);
    expect(joinedOn).toBe('2024-10-01');
    // What is personal is not asked at the desk.
    const asked = pack === 'yunnan-2023' ? '要问本人 3 件事' : saidOfThem(card.headline.title);
    expect(standing.verdict.title).toBe(asked);
    expect(JSON.stringify(standing)).not.toMatch(/吉林|吉建/);
    await holder.request('DELETE', `/v1/office/consents/${consent}`).expect(204);
    const [after] = (await people(`search=${encodeURIComponent(name)}`)).people;
    expect(after).toMatchObject({ joined: false, study: null });
  },
);

test('who lacks hours by another pack is found, counted and nudged until its own cycle ends', async () => {
  const { name } = OTHERS['hubei-2021'];
  const { holder, id } = await withCertificate('hubei-2021');
  await holder.request('PUT', `/v2/certificates/${id}/cycles/2022-11-21`, { hours: 32 }).expect(200);
  await joinCompany(company, holder, id, undefined, name);
  expect(await namesIn('study=short')).toEqual([name]);
  expect(await namesIn('group=todo')).toContain(name);
  const [person] = (await people('study=short')).people;
  expect(person).toMatchObject({
    deadline: '2024-11-20',
    study: { state: 'short', year: null, required: 32 },
  });
  const { body } = await nudge([person.id]).expect(201);
  expect(body.example).toContain('这一期还差 32 学时，期限 11月20日');
  await world.at('2024-10-01', '10:30');
  const [{ lines }] = (await holder.get('/v2/reminders/inbox')).messages;
  expect(lines).toContainEqual(
    expect.objectContaining({ rule: 'nudge', pack: 'hubei-2021', sentence: body.example }),
  );
  // The first version of the app cannot show that certificate, and says so.
  const [before] = (await holder.get('/v1/reminders/inbox')).messages;
  expect(before.lines).toContainEqual(
    expect.objectContaining({
      sentence: `${body.example}这本证书的事，请更新应用再看。`,
      target: expect.objectContaining({ kind: 'step', stepId: null }),
    }),
  );
});

test('who lacks hours whatever they say of the year before is found and nudged all the same; of a day known in part none is named', async () => {
  const { name } = OTHERS['anhui-2021'];
  const { holder, id } = await withCertificate('anhui-2021');
  const { version } = await holder.get(`/v2/certificates/${id}`);
  await holder.request('PUT', `/v2/certificates/${id}`, { version, facts: { inPost: true } }).expect(200);
  const consent = await joinCompany(company, holder, id, undefined, name);
  const find = async () => (await people(`group=todo&search=${encodeURIComponent(name)}`)).people[0];
  const person = await find();
  expect(person).toMatchObject({ deadline: '2024-12-31', study: { state: 'unconfirmed', required: 32 } });
  const { body } = await nudge([person.id], '/preview').expect(200);
  expect(body).toMatchObject({ leftOut: [] });
  expect(body.example).toContain('今年还差 32 学时，期限 12月31日');

  const card = await holder.get(`/v2/certificates/${id}`);
  const lapses = { version: card.version, facts: { exchangedOn: 'unknown', issuedOn: 'unknown' } };
  await holder.request('PUT', `/v2/certificates/${id}`, lapses).expect(200);
  const { body: unknown } = await nudge([person.id], '/preview').expect(200);
  expect(JSON.stringify(unknown)).not.toContain('12月31日');
  await holder.request('DELETE', `/v1/office/consents/${consent}`).expect(204);
});

test('a card that may have lapsed on any day of a year has no day at the desk, and what is over is not called nothing to do', async () => {
  const { name } = OTHERS['safety-abc'];
  const { holder, id } = await withCertificate('safety-abc');
  const tells = async (expiresOn: string) => {
    const { version } = await holder.get(`/v2/certificates/${id}`);
    await holder.request('PUT', `/v2/certificates/${id}`, { version, facts: { expiresOn } }).expect(200);
    const [person] = (await people(`search=${encodeURIComponent(name)}`)).people;
    const { leftOut } = (await nudge([person.id], '/preview').expect(200)).body;
    return { deadline: person.deadline, daysLeft: person.daysLeft, sentence: leftOut[0]?.sentence };
  };
  const consent = await joinCompany(company, holder, id, undefined, name);
  expect(await tells('2024')).toEqual({
    ...{ deadline: null, daysLeft: null },
    sentence: '有要办的，到哪天要先问本人才知道，请当面说。',
  });
  expect((await tells('2024-09-01')).sentence).toBe('期限已经过了，请当面问本人。');
  await holder.request('DELETE', `/v1/office/consents/${consent}`).expect(204);
});

test('whose card expires soon by an official list stands in what is to be done, with the day, and is nudged in the words of its pack', async () => {
  expect(await namesIn('days=30')).toContain('郑一');
  expect(await namesIn('days=5')).toEqual([]);
  const todo = await people('group=todo&state=listed');
  const due = todo.people.find(({ name }: { name: string }) => name === '郑一');
  expect(due).toMatchObject({ state: 'listed', deadline: '2024-10-20', daysLeft: 19 });
  expect(due.stateReason).toBe('名单里写的有效期到 10月20日，可以申请延续了。');
  expect(await namesIn('group=todo')).not.toContain('郑二');
  const home = await company.desk.get(`${company.at}/home`);
  expect(home).toMatchObject({ deadline: '2024-10-20', daysLeft: 19, due: { count: 0 } });
  expect(home.next[0]).toMatchObject({ kind: 'nudge', filter: { state: 'listed', group: 'todo' } });
  expect(home.next[0].sentence).toContain(`${todo.fitting} 人`);

  const claimant = await world.app.signIn();
  const wish = { name: '郑一', idNumber: anIdentityNumber(1), number: '鄂建安C(2021)0002001' };
  const { body } = await claimant.request('POST', '/v1/claims', wish).expect(200);
  const { payload } = await company.desk.post(`${company.at}/posters`, {});
  await claimant
    .request('POST', `/v1/office/posters/${codeIn(payload)}/consents`, {
      ...{ certificateId: body.certificateId, kinds: ['nudges'] },
    })
    .expect(201);
  const { example } = (await nudge([due.id]).expect(201)).body;
  expect(example).toContain('有效期到 10月20日，可以申请延续了');
  expect(example).not.toContain('换证');
  // Past the day nothing can be renewed any more.
  world.app.clock.moveTo('2024-10-21');
  expect(await namesIn('days=30')).not.toContain('郑一');
  const [person] = (await peopleOf(company)).filter(({ name }: { name: string }) => name === '郑一');
  expect(person.stateReason).not.toContain('可以申请');
});

test.each(['safety-abc', 'water-abc'] as const)(
  'what an employer has to apply for by %s is owed within its window, with the holder’s own last day, and nudged',
  async (pack) => {
    const { name } = OTHERS[pack];
    const { holder, id } = await withCertificate(pack);
    const told = { version: (await holder.get(`/v2/certificates/${id}`)).version, facts: { employed: true } };
    await holder.request('PUT', `/v2/certificates/${id}`, told).expect(200);
    await joinCompany(company, holder, id, undefined, name);
    expect(await namesIn('group=todo')).not.toContain(name);
    world.app.clock.moveTo('2025-03-01');
    const [person] = (await people(`group=todo&search=${encodeURIComponent(name)}`)).people;
    expect(person).toMatchObject({ deadline: '2025-05-01', daysLeft: 61 });
    const [card] = (await holder.get('/v2/certificates')).certificates;
    const { body: preview } = await nudge([person.id], '/preview').expect(200);
    expect(preview).toMatchObject({ inbox: 1, leftOut: [] });
    expect(preview.example).toContain(`${card.headline.title}，期限 5月1日，还剩 61 天`);
    const { next } = await company.desk.get(`${company.at}/home`);
    expect(next).toContainEqual(
      expect.objectContaining({ kind: 'nudge', filter: { state: 'unknown', group: 'todo' } }),
    );
    const { standing } = await company.desk.get(`${company.at}/people/${person.id}`);
    expect(standing.verdict.deadline).toBe('2025-05-01');
    expect(standing.verdict.sentences.join('')).toMatch(/这是按全国（.+）的文件说的。.+原文/);
  },
);
