// Every route of the office × every role × own and other organisation, own and other region, with and without consent.
// What is expected is stated here, route by route, by somebody who did not look at the contracts' roles; a route
// without a stated expectation fails.
import { ANY_ID, type Endpoint, type EndpointKey, endpoints } from '@hz/shared/contracts';
import { type OfficeRole, officeRoles } from '@hz/shared/office';
import {
  addCompany,
  addCounty,
  addMember,
  check,
  foundSite,
  importOfficial,
  joinCompany,
  peopleOf,
  type Seat,
  sitDown,
  type TestDesk,
  takeOver,
  withNumber,
} from '../../support/office';
import { isReadableIn } from '../../support/readable';
import { exampleOf } from '../../support/samples';
import { startApp, type TestApp, type TestHolder } from '../../support/server';

type OfficeKey = Extract<EndpointKey, `${string} /v1/office/${string}`>;
type Expected = 'public' | 'phone' | 'desk' | readonly OfficeRole[];

const BOSS: readonly OfficeRole[] = ['company-admin', 'authority-admin'];
const WRITES: readonly OfficeRole[] = ['company-admin', 'company-editor'];
const COMPANY: readonly OfficeRole[] = [...WRITES, 'company-viewer', 'company-leader'];
const WORKS: readonly OfficeRole[] = ['authority-admin', 'authority-clerk'];
const AUTHORITY: readonly OfficeRole[] = [...WORKS, 'authority-viewer'];

const expected: Readonly<Record<OfficeKey, Expected>> = {
  'POST /v1/office/sign-ins': 'public',
  'POST /v1/office/sign-ins/poll': 'public',
  'POST /v1/office/demo/sign-in': 'public',
  'POST /v1/office/confirmations': 'desk',
  'POST /v1/office/confirmations/poll': 'desk',
  'GET /v1/office/sign-ins/:code': 'phone',
  'POST /v1/office/sign-ins/:code/answer': 'phone',
  'GET /v1/office/desks': 'phone',
  'DELETE /v1/office/desks/:id': 'phone',
  'GET /v1/office/invitations/:code': 'phone',
  'POST /v1/office/invitations/:code/acceptance': 'phone',
  'GET /v1/office/posters/:code': 'phone',
  'POST /v1/office/posters/:code/consents': 'phone',
  'GET /v1/office/consents': 'phone',
  'DELETE /v1/office/consents/:id': 'phone',
  'GET /v1/office/team': 'phone',
  'POST /v1/office/team/:id/told': 'phone',
  'GET /v1/office/session': 'desk',
  'DELETE /v1/office/session': 'desk',
  'POST /v1/office/first': 'desk',
  'GET /v1/office/authorities': 'desk',
  'GET /v1/office/applications': 'desk',
  'POST /v1/office/applications': 'desk',
  'DELETE /v1/office/applications/:id': 'desk',
  'GET /v1/office/orgs/:org': officeRoles,
  'POST /v1/office/orgs/:org/leave': officeRoles,
  'GET /v1/office/orgs/:org/members': BOSS,
  'PUT /v1/office/orgs/:org/members/:id': BOSS,
  'DELETE /v1/office/orgs/:org/members/:id': BOSS,
  'POST /v1/office/orgs/:org/invitations': BOSS,
  'DELETE /v1/office/orgs/:org/invitations/:id': BOSS,
  'GET /v1/office/orgs/:org/audit': BOSS,
  'GET /v1/office/orgs/:org/companies': AUTHORITY,
  'GET /v1/office/orgs/:org/applications': AUTHORITY,
  'POST /v1/office/orgs/:org/applications/:id/decision': WORKS,
  'PUT /v1/office/orgs/:org/companies/:company': WORKS,
  'POST /v1/office/orgs/:org/companies/:company/merge': ['authority-admin'],
  'POST /v1/office/orgs/:org/companies/:company/names': WORKS,
  'POST /v1/office/orgs/:org/authorities': ['authority-admin'],
  'GET /v1/office/orgs/:org/lists': AUTHORITY,
  'POST /v1/office/orgs/:org/lists/:id/cancel': WORKS,
  'GET /v1/office/orgs/:org/questions': AUTHORITY,
  'POST /v1/office/orgs/:org/questions/:id/take': WORKS,
  'POST /v1/office/orgs/:org/questions/:id/answer': WORKS,
  'POST /v1/office/orgs/:org/questions/:id/close': WORKS,
  'POST /v1/office/orgs/:org/rosters': WRITES,
  'GET /v1/office/orgs/:org/rosters': WRITES,
  'GET /v1/office/orgs/:org/rosters/:id': WRITES,
  'GET /v1/office/orgs/:org/rosters/:id/rows': WRITES,
  'PUT /v1/office/orgs/:org/rosters/:id/row': WRITES,
  'POST /v1/office/orgs/:org/rosters/:id/take-over': WRITES,
  'POST /v1/office/orgs/:org/rosters/:id/undo': WRITES,
  'GET /v1/office/orgs/:org/rosters/:id/file': WRITES,
  'GET /v1/office/orgs/:org/home': COMPANY,
  'GET /v1/office/orgs/:org/people': COMPANY,
  'GET /v1/office/orgs/:org/choices': COMPANY,
  'GET /v1/office/orgs/:org/people/:id': COMPANY,
  'DELETE /v1/office/orgs/:org/people/:id': WRITES,
  'POST /v1/office/orgs/:org/people/:id/told': ['company-admin', 'company-editor', 'company-leader'],
  'GET /v1/office/orgs/:org/posters': WRITES,
  'POST /v1/office/orgs/:org/posters': WRITES,
  'DELETE /v1/office/orgs/:org/posters/:id': WRITES,
  'POST /v1/office/orgs/:org/nudges/preview': WRITES,
  'POST /v1/office/orgs/:org/nudges': WRITES,
  'GET /v1/office/orgs/:org/nudges': WRITES,
};

/** The routes that may tell hours of somebody who consented to it; all others never. */
const TELL_HOURS = ['GET /v1/office/orgs/:org/people', 'GET /v1/office/orgs/:org/people/:id'];

const keys = Object.keys(endpoints).filter((key) => key.includes(' /v1/office/')) as OfficeKey[];
const ofOrg = keys.filter((key) => key.includes('/:org'));
const isAuthority = (role: OfficeRole) => role.startsWith('authority-');

let app: TestApp;
let holder: TestHolder;
let stranger: TestDesk;
let certificateId: string;
/** Each role in its own organisation, and in another company and another region. */
const own = new Map<OfficeRole, Seat>();
const other = new Map<OfficeRole, Seat>();
/** Ids that are there, by the folder of the path. */
let ids: Record<string, string>;

async function staff(seat: Seat, into: Map<OfficeRole, Seat>): Promise<void> {
  const { mine } = await seat.desk.get(seat.at);
  into.set(mine.role, seat);
  const rest = officeRoles.filter(
    (role) => role.split('-')[0] === mine.role.split('-')[0] && role !== mine.role,
  );
  for (const role of rest)
    into.set(role, await addMember(seat, role, role === 'company-leader' ? ['一号楼'] : []));
}

beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
  const site = await foundSite(app);
  const [county, elsewhere] = [await addCounty(site), await addCounty(site, '990202', '别县住建局')];
  const [company, rival] = [await addCompany(county), await addCompany(elsewhere, '别家建筑有限公司')];
  for (const [seat, into] of [
    [county, own],
    [company, own],
    [elsewhere, other],
    [rival, other],
  ] as const)
    await staff(seat, into);
  holder = await app.signIn();
  certificateId = await withNumber(holder, '吉权-0001');
  await importOfficial(app, [{ number: '吉权-0001', name: '王建国' }]);
  await holder.studies(certificateId, 'credit-1', '2022-12-01', 17.3).expect(200);
  await takeOver(company, [['吉权-0001', '王建国', '施工员', '一号楼', '']]);
  stranger = await sitDown(app, await app.signIn());
  const [person] = await peopleOf(company);
  const dry = await check(company, [['吉权-0001', '王建国', '施工员', '二号楼', '']]);
  const { members, invitations } = await company.desk.get(`${company.at}/members`);
  const poster = await company.desk.post(`${company.at}/posters`, {});
  ids = {
    people: person.id,
    rosters: dry.id,
    members: members.at(-1).id,
    invitations: invitations[0].id,
    posters: poster.id,
    companies: company.org,
  };
});
afterAll(() => app.stop());

/** The path of a route in an organisation; `real`: with ids that are there. */
function pathOf(key: OfficeKey, org: string, real: boolean): string {
  const { query } = exampleOf(key);
  const path = (key.split(' ')[1] as string)
    .replace(':org', org)
    .replace(
      /\/(\w+)\/:(?:id|company)/,
      (_, folder: string) => `/${folder}/${(real && ids[folder]) || ANY_ID}`,
    );
  return query ? `${path}?${new URLSearchParams(query as Record<string, string>)}` : path;
}

function send(key: OfficeKey, seat: { desk: TestDesk } | null, org: string, real: boolean) {
  const method = key.split(' ')[0] as string;
  const by = seat?.desk ?? app;
  const { upload } = endpoints[key] as Endpoint;
  if (!upload) return by.request(method, pathOf(key, org, real), exampleOf(key).body);
  return by
    .request(method, pathOf(key, org, real))
    .set('Content-Type', 'text/csv')
    .send(Buffer.from('证书编号,姓名\n吉权-0001,王建国\n') as never);
}

const everything = async () => {
  const names = (await app.connection.listCollections()).map(({ name }) => name).sort();
  // Who used a desk when is written down whatever is asked.
  const kept = names.filter((name) => !['office_desks', 'limits'].includes(name));
  const all = await Promise.all(kept.map((name) => app.connection.collection(name).find().toArray()));
  // So is what was worked out for a table that somebody read.
  const told = (name: string, value: unknown) => (['mark', 'tally'].includes(name) ? undefined : value);
  return all.map((documents, at) => `${kept[at]} ${JSON.stringify(documents, told)}`);
};

test('every route of the office has a stated expectation, and nothing else has', () => {
  expect(Object.keys(expected).sort()).toEqual([...keys].sort());
});

test('the contracts say the same', () => {
  const said = keys.map((key): [string, Expected] => {
    const { access, roles } = endpoints[key] as Endpoint;
    return [key, roles ? [...roles].sort() : access === 'holder' ? 'phone' : (access as Expected)];
  });
  const stated = keys.map((key): [string, Expected] => {
    const one = expected[key];
    return [key, typeof one === 'string' ? one : [...one].sort()];
  });
  expect(said).toEqual(stated);
});

test('nobody, a phone’s token and a stranger’s desk get nothing of any organisation, and change nothing', async () => {
  const before = await everything();
  const wrong: string[] = [];
  for (const key of ofOrg) {
    const org = (own.get(isCompanys(key) ? 'company-admin' : 'authority-admin') as Seat).org;
    const statuses = [
      (await send(key, null, org, true)).status,
      (await send(key, null, org, true).set('Authorization', `Bearer ${holder.tokens.accessToken}`)).status,
      (await send(key, { desk: stranger }, org, true)).status,
    ];
    if (statuses.join() !== '401,401,404') wrong.push(`${key}: ${statuses}`);
  }
  expect(wrong).toEqual([]);
  expect(await everything()).toEqual(before);
});

const isCompanys = (key: OfficeKey): boolean => {
  const roles = expected[key];
  return typeof roles !== 'string' && roles.some((role) => !isAuthority(role));
};

test('a role without the right is forbidden in its own organisation, and changes nothing', async () => {
  const before = await everything();
  const wrong: string[] = [];
  let tried = 0;
  for (const key of ofOrg)
    for (const [role, seat] of own) {
      if (expected[key].includes(role as never)) continue;
      tried += 1;
      const { status } = await send(key, seat, seat.org, true);
      if (status !== 403) wrong.push(`${key} as ${role}: ${status}`);
    }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(100);
  expect(await everything()).toEqual(before);
});

test('in another organisation every role is nobody: neither by its path nor with its ids in one’s own', async () => {
  const before = await everything();
  const wrong: string[] = [];
  for (const key of ofOrg)
    for (const [role, seat] of other) {
      const target = own.get(role) as Seat;
      const { status } = await send(key, seat, target.org, true);
      if (status !== 404) wrong.push(`${key} as ${role} of another: ${status}`);
      // Their own organisation, with what belongs to another
      const isIds = /\/:(id|company)/.test(key) && expected[key].includes(role as never);
      if (!isIds) continue;
      const mixed = (await send(key, seat, seat.org, true)).status;
      if (mixed !== 404) wrong.push(`${key} as ${role} with another’s id: ${mixed}`);
    }
  expect(wrong).toEqual([]);
  expect(await everything()).toEqual(before);
});

test('every role with the right is served: with what is there, or told that there is no such thing', async () => {
  const wrong: string[] = [];
  for (const key of ofOrg.filter((one) => !one.endsWith('/leave')))
    for (const [role, seat] of own) {
      if (!expected[key].includes(role as never)) continue;
      const isReading = key.startsWith('GET') || key.endsWith('/preview') || key.endsWith('/names');
      const { status, body } = await send(key, seat, seat.org, isReading);
      const hasId = /\/:(id|company)/.test(key) && !isReading;
      const fine = hasId ? [404] : [200, 201, 204, 422];
      if (!fine.includes(status))
        wrong.push(`${key} as ${role}: ${status} ${JSON.stringify(body).slice(0, 200)}`);
    }
  // A leader sees nobody but their projects’: the person above is one of theirs.
  expect(wrong).toEqual([]);
});

test('hours of a holder stand nowhere without consent, with it where it is stated, and nowhere once it is taken back', async () => {
  const company = own.get('company-admin') as Seat;
  const telling = async (): Promise<string[]> => {
    const found = new Set<string>();
    for (const key of ofOrg.filter(
      (one) => one.startsWith('GET') || one.endsWith('/names') || one.endsWith('/preview'),
    ))
      for (const [role, seat] of [...own, ...other]) {
        if (!expected[key].includes(role as never)) continue;
        const { text } = await send(key, seat, seat.org, own.get(role) === seat);
        if (isReadableIn(text, '17.3')) found.add(key);
      }
    return [...found].sort();
  };
  expect(await telling()).toEqual([]);
  const consent = await joinCompany(company, holder, certificateId);
  expect(await telling()).toEqual(TELL_HOURS);
  await holder.request('DELETE', `/v1/office/consents/${consent}`).expect(204);
  expect(await telling()).toEqual([]);
});

test('what a desk alone is asked for is served to any desk, and what a phone is asked for to any phone', async () => {
  const wrong: string[] = [];
  for (const key of keys.filter(
    (one) => !one.includes('/:org') && !one.startsWith('DELETE /v1/office/session'),
  )) {
    const want = expected[key];
    if (want === 'public') continue;
    const [method, path] = key.split(' ') as [string, string];
    const filled = path.replace(':code', '0'.repeat(26)).replace(':id', ANY_ID);
    const by = (who: { request: TestDesk['request'] }) => who.request(method, filled, exampleOf(key).body);
    const [phone, desk, nobody] = [
      (await by(holder)).status,
      (await by(stranger)).status,
      (await by(app)).status,
    ];
    const refused = want === 'phone' ? desk : phone;
    const served = want === 'phone' ? phone : desk;
    if (refused !== 401 || nobody !== 401 || [401, 403, 500].includes(served))
      wrong.push(`${key}: phone ${phone}, desk ${desk}, nobody ${nobody}`);
  }
  expect(wrong).toEqual([]);
});
