// No contract promises an error that cannot come: each code that an operation names is answered by it. (That none answers a code it does not name is seen to in every test: the app under test makes a
// fault of its own of it.) What follows from the shape of an operation is tried on every one in `routes`.
import {
  ANY_ID,
  type Endpoint,
  type EndpointKey,
  type ErrorCode,
  EXAMPLE_LIST,
  endpoints,
} from '@hz/shared/contracts';
import { Types } from 'mongoose';
import type { Response } from 'supertest';
import { Holders } from '../../server/src/features/accounts/holders';
import { Presence } from '../../server/src/features/accounts/presence';
import { CertificateRepository } from '../../server/src/features/certificates/repository';
import { Statements } from '../../server/src/features/registry/import/statements';
import {
  aCreditCode,
  addCompany,
  addCounty,
  addMember,
  check,
  codeIn,
  foundSite,
  importOfficial,
  peopleOf,
  type Seat,
  sitDown,
  takeOver,
} from '../support/office';
import { aList, appoint, CERTIFICATE_HEADING, importList, sendList } from '../support/registry';
import { exampleOf, requestLine } from '../support/samples';
import { PRIVACY_VERSION as consent, startApp, type TestApp, TestHolder } from '../support/server';
import { aName, anIdentityNumber } from '../support/spreadsheets';
import { aSignedStatus } from '../support/status-codes';
import { WeChatDouble } from '../support/wechat-double';

const FUTURE = '2023-06-01';
const LONG_AGO = '1999-12-31';

type Attempt = () => PromiseLike<Response>;
type Codes = Partial<Record<ErrorCode, Attempt>>;

const weChat = new WeChatDouble();
let app: TestApp;
/** A demo, where nobody signs in by a phone. */
let demo: TestApp;
/** A server that does not serve the first place. */
let elsewhere: TestApp | undefined;
let li: TestHolder;
let officer: TestHolder;
/** Li's certificate, as it was added but for its hours. */
let first: string;
let site: Seat;
let county: Seat;
let company: Seat;
/** A company that went into another, with a person on its list. */
let merged: Seat & { person: string; leader: TestHolder };

beforeAll(async () => {
  await weChat.start();
  app = await startApp({ today: '2022-12-05', wechatBase: weChat.base });
  demo = await startApp({ signInBy: 'demo' });
  li = await app.signIn();
  first = (await li.addCertificate()).id;
  site = await foundSite(app);
  officer = await appoint(app, await app.signIn(), 'officer');
  county = await addCounty(site);
  company = await addCompany(county);
  const gone = await addCompany(county, '并掉的建筑有限公司');
  await importOfficial(app, [{ number: '吉码-0001', name: '王建国' }]);
  await takeOver(gone, [['吉码-0001', '王建国', '施工员', '一号楼', '']]);
  const [{ id: person }] = await peopleOf(gone);
  const { desk } = await addMember(gone, 'company-leader', ['一号楼']);
  merged = { ...gone, person, leader: desk.holder };
  await app.connection
    .collection('office_orgs')
    .updateOne({ _id: new Types.ObjectId(gone.org) }, { $set: { state: 'merged', mergedInto: '别家' } });
});
afterAll(async () => {
  await elsewhere?.stop();
  await weChat.stop();
});

const to = (key: EndpointKey, by: TestApp | TestHolder, body?: unknown, id = first) => {
  const { method, path } = requestLine(key, id);
  return by.request(method, path, body ?? exampleOf(key).body);
};
const spoilt = (key: EndpointKey, by: TestApp | TestHolder, change: object, id?: string) =>
  to(key, by, { ...(exampleOf(key).body as object), ...change }, id);

/** Another device is always faster. */
const neverItsTurn =
  (attempt: Attempt): Attempt =>
  async () => {
    const spies = [
      jest.spyOn(CertificateRepository.prototype as never, 'write').mockResolvedValue(null as never),
      jest.spyOn(Math, 'random').mockReturnValue(0), // the pauses between its tries
    ];
    try {
      return await attempt();
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  };

/** A code as it was sent to a phone that nobody has used yet. */
async function sentCode(): Promise<{ phone: string; code: string | undefined }> {
  const phone = app.nextPhone();
  await app.request('POST', '/v1/auth/phone/code', { phone, consent }).expect(200);
  return { phone, code: app.codes.get(phone) };
}

/** Somebody who agreed to an earlier notice. */
async function oldFriend(): Promise<TestHolder> {
  const holder = await app.signIn();
  const { id } = await holder.get('/v1/me');
  await app.connection
    .collection('holders')
    .updateOne({ _id: new Types.ObjectId(id) }, { $set: { consentedTo: '2021-01-01' } });
  return holder;
}

/** A certificate with so many entries that there is no room for another. */
async function full(): Promise<[TestHolder, string]> {
  const by = await app.signIn();
  const { id } = await by.addCertificate();
  await by.studies(id, 'credit-1', '2022-12-01', 0.1).expect(200);
  const certificates = app.connection.collection('certificates');
  const _id = new Types.ObjectId(id);
  const [one] = (await certificates.findOne({ _id }))?.credits ?? [];
  const credits = Array.from({ length: 2000 }, (_, at) => ({ ...one, id: `many-${at}`, on: one.on - at }));
  await certificates.updateOne({ _id }, { $set: { credits } });
  return [by, id];
}

/** Fifty certificates, and the answers for one more. */
async function fifty(): Promise<TestHolder> {
  const by = await app.signIn();
  const { id } = await by.addCertificate();
  const certificates = app.connection.collection('certificates');
  const one = await certificates.findOne({ _id: new Types.ObjectId(id) });
  await certificates.insertMany(Array.from({ length: 49 }, () => ({ ...one, _id: new Types.ObjectId() })));
  return by;
}

/** A year lies in the past when it is told, and the yearly duty has begun before it. */
async function later(attempt: (by: TestHolder, id: string) => PromiseLike<Response>): Promise<Response> {
  const by = await app.signIn();
  const { id } = await by.addCertificate({ holding: 'electronic', issuedOn: '2022-06-01' });
  app.clock.moveTo('2024-01-15');
  try {
    await by.studies(id, 'credit-1', '2023-05-01', 8).expect(200);
    return await attempt(by, id);
  } finally {
    app.clock.moveTo('2022-12-05');
  }
}

const place = 'hubei-2021';
async function inHubei(): Promise<string> {
  const { body } = await li.request('POST', '/v2/certificates', {
    ...{ requestId: `request-${app.nextPhone()}`, pack: place, kind: 'site-professional' },
    ...{ trade: '材料员', specialty: null, facts: {} },
  });
  return body.id;
}

const signInCode = async (by: TestApp | TestHolder) =>
  (await by.request('POST', '/v1/office/sign-ins', {})).body;
const aCode = '0'.repeat(26);
const office = (seat: Seat, method: string, path: string, body?: unknown) =>
  seat.desk.request(method, `${seat.at}${path}`, body);
const upload = (seat: Seat, list: string) =>
  office(seat, 'POST', '/rosters?fileName=list.csv').set('Content-Type', 'text/csv').send(list);
const LIST = '证书编号,姓名\n吉码-0001,王建国\n';

/** More than any list may have. */
async function tooLarge(sending: ReturnType<TestHolder['request']>): Promise<Response> {
  const piece = Buffer.alloc(4 << 20, 'a,b\n');
  sending.set('Content-Type', 'text/csv');
  for (let at = 0; at < 26; at += 1) sending.write(piece as never);
  return sending;
}

/** A question for people, which somebody has answered. */
async function closedQuestion(): Promise<string> {
  const turn = `turn-${app.nextPhone()}`;
  await li.request('PUT', `/v1/chat/turns/${turn}`, { text: '我要找人工' }).expect(200);
  const { questions } = await site.desk.get(`${site.at}/questions`);
  const { id } = questions.filter(({ state }: { state: string }) => state === 'open').at(-1);
  await office(site, 'POST', `/questions/${id}/close`, {}).expect(200);
  return id;
}
const ofQuestion = (act: 'take' | 'answer' | 'close'): Codes => ({
  'question-closed': async () =>
    office(
      site,
      'POST',
      `/questions/${await closedQuestion()}/${act}`,
      exampleOf(`POST /v1/office/orgs/:org/questions/:id/${act}`).body,
    ),
});

let applied = 0;
async function application(more: object = {}) {
  const desk = await sitDown(app, await app.signIn());
  applied += 1;
  const wish = {
    ...{ company: '新来的建筑有限公司', creditCode: aCreditCode(3_000_000 + applied) },
    ...{ authorityId: county.org, memberName: '李文', ...more },
  };
  return { desk, wish, ...(await desk.post('/v1/office/applications', wish)) };
}
const decides = (seat: Seat, id: string) =>
  office(seat, 'POST', `/applications/${id}/decision`, { decision: 'approve' });

const noSuchPlace = { pack: 'nowhere-2021' };
const electronicFrom = (issuedOn: string) => ({
  pack: 'jilin-2022-25',
  answers: [
    { question: 'post', value: 'site-professional/资料员' },
    { question: 'holding', value: 'electronic' },
    { question: 'issuedOn', value: issuedOn },
  ],
});
const wish = (at: number) => ({ name: aName(1), idNumber: anIdentityNumber(1), number: `码-${1000 + at}` });
async function officialNumbers(): Promise<void> {
  const rows = [1, 2, 3].map((at) => [
    `码-${1000 + at}`,
    '',
    aName(1),
    anIdentityNumber(1),
    '材料员',
    '有效',
    '',
  ]);
  await importList(app, officer, aList(CERTIFICATE_HEADING, ...rows));
}

/** A dispute between two people over a number. */
async function dispute(at: number): Promise<{ id: string; one: TestHolder }> {
  const [one, two] = [await app.signIn(), await app.signIn()];
  for (const by of [one, two]) await by.request('POST', '/v1/claims', wish(at)).expect(200);
  const { disputes } = await officer.get('/v1/registry/disputes');
  return { id: disputes.find(({ state }: { state: string }) => state === 'open').id, one };
}

/** Runs while an import is being read. */
async function whileImporting(run: (id: string) => PromiseLike<Response>): Promise<Response> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { add } = Statements.prototype;
  const spy = jest.spyOn(Statements.prototype, 'add').mockImplementation(async function (
    this: Statements,
    batch,
  ) {
    await held;
    return add.call(this, batch);
  });
  const { body } = await sendList(officer, Buffer.from(EXAMPLE_LIST), { source: 'held' }).expect(201);
  try {
    return await run(body.id);
  } finally {
    letGo();
    await app.features.registry.imports.settled();
    spy.mockRestore();
  }
}

const inactive = (method: string, path: string, body?: unknown): Codes => ({
  'org-not-active': () => office(merged, method, path, body),
});
const lastAdmin = async (): Promise<[Seat, string]> => {
  const seat = await addCompany(county, '一人建筑有限公司');
  return [seat, (await seat.desk.get(`${seat.at}/members`)).members[0].id];
};
const mends = (id: string, seat = company) =>
  office(seat, 'PUT', `/rosters/${id}/row`, exampleOf('PUT /v1/office/orgs/:org/rosters/:id/row').body);
const takes = (id: string, seat = company) => office(seat, 'POST', `/rosters/${id}/take-over`, { gone: [] });
const undoes = (id: string, seat = company) => office(seat, 'POST', `/rosters/${id}/undo`, {});
const consents = (by: TestHolder, code: string, certificateId: string) =>
  by.request('POST', `/v1/office/posters/${code}/consents`, { certificateId, kinds: ['hours'] });

/** With another list of the company being put in force at this moment. */
async function busy(attempt: Attempt): Promise<Response> {
  const { orgs } = app.features.office;
  const [orgId, other] = [new Types.ObjectId(company.org), new Types.ObjectId()];
  expect(await orgs.beginList(orgId, other)).toBe(true);
  try {
    return await attempt();
  } finally {
    await orgs.endList(orgId, other);
  }
}

/** When the company has had as many rows looked up as it may in a day. */
async function usedUp(attempt: Attempt): Promise<Response> {
  const day = { name: 'office-rows', points: 5000, seconds: 24 * 60 * 60 };
  await app.features.limits.draw(day, company.org, 5000);
  return attempt();
}

const OLD = { version: 99 };
const LATER = { on: FUTURE };

/** With everybody's account going at this very moment. */
const gone =
  (attempt: Attempt): Attempt =>
  async () => {
    const spy = jest.spyOn(Presence.prototype, 'goneAmong').mockImplementation(async (ids) => [...ids]);
    try {
      return await attempt();
    } finally {
      spy.mockRestore();
    }
  };

/** What a look refuses, in either version. */
function lookCodes(version: 'v1' | 'v2') {
  const at = `/${version}/looks`;
  return {
    'not-a-certificate-code': () => app.request('POST', at, { payload: 'https://example.com/' }),
    'newer-code': () => app.request('POST', at, { payload: `HZ:AM${aSignedStatus().slice(2)}` }),
    'unreadable-code': () => app.request('POST', at, { payload: 'HZ:ABC' }),
    'identity-number-typed': () => app.request('POST', at, { payload: anIdentityNumber(1) }),
    'status-expired': async () => {
      const { body } = await li.request('POST', `/v1/certificates/${first}/status-code`, {}).expect(200);
      app.aheadMs += 86_400_000;
      const answer = await app.request('POST', at, { payload: body.payload });
      app.aheadMs -= 86_400_000;
      return answer;
    },
    'status-forged': () =>
      app.request('POST', at, {
        payload: `HZ:${aSignedStatus({ recordId: first, issuedAt: Math.floor((Date.now() + app.aheadMs) / 1000) })}`,
      }),
  };
}

async function confirmedDesk(): Promise<object> {
  const { code, secret, digits } = await signInCode(app);
  const by = await app.signIn();
  await by.request('POST', `/v1/office/sign-ins/${code}/answer`, { confirm: true, digits }).expect(204);
  return { code, secret };
}

const cases: { [K in EndpointKey]?: Codes } = {
  'GET /readyz': {
    stopping: () => {
      app.isStopping = true;
      return app.request('GET', '/readyz').then((answer) => {
        app.isStopping = false;
        return answer;
      });
    },
  },
  'POST /v1/demo/clock': { 'date-order': () => demo.request('POST', '/v1/demo/clock', { to: '2022-12-01' }) },
  'POST /v1/auth/demo': {
    'consent-required': () => demo.request('POST', '/v1/auth/demo', { identity: 'wang' }),
    'sign-in-method-off': () => demo.request('POST', '/v1/auth/demo', { identity: 'nobody', consent }),
    'session-revoked': gone(() => to('POST /v1/auth/demo', demo)),
  },
  'POST /v1/office/demo/sign-in': {
    'sign-in-method-off': () => demo.request('POST', '/v1/office/demo/sign-in', { identity: 'nobody' }),
    'session-revoked': async () => {
      await to('POST /v1/auth/demo', demo).expect(200);
      return gone(() => demo.request('POST', '/v1/office/demo/sign-in', { identity: 'wang' }))();
    },
  },
  'POST /v1/office/sign-ins/poll': {
    'session-revoked': async () => {
      const asked = await confirmedDesk();
      return gone(() => app.request('POST', '/v1/office/sign-ins/poll', asked))();
    },
  },
  'POST /v1/auth/wechat': {
    'consent-required': () => {
      weChat.codes.set('c-1', 'openid-1');
      return app.request('POST', '/v1/auth/wechat', { code: 'c-1' });
    },
    'sign-in-method-off': () => to('POST /v1/auth/wechat', demo),
    'session-revoked': gone(() => {
      weChat.codes.set('c-4', 'openid-4');
      return app.request('POST', '/v1/auth/wechat', { code: 'c-4', consent });
    }),
    'wechat-code-invalid': () => app.request('POST', '/v1/auth/wechat', { code: 'none', consent }),
    'wechat-blocked': () => {
      weChat.blocked.add('c-2');
      return app.request('POST', '/v1/auth/wechat', { code: 'c-2', consent });
    },
    'wechat-busy': async () => {
      weChat.manners.outage = 'busy';
      const answer = await app.request('POST', '/v1/auth/wechat', { code: 'c-3', consent });
      weChat.manners.outage = 'none';
      return answer;
    },
  },
  'POST /v1/auth/phone/code': {
    'consent-required': () => app.request('POST', '/v1/auth/phone/code', { phone: app.nextPhone() }),
    'sign-in-method-off': () => to('POST /v1/auth/phone/code', demo),
  },
  'POST /v1/auth/phone': {
    'consent-required': async () => {
      return app.request('POST', '/v1/auth/phone', await sentCode());
    },
    'sign-in-method-off': () => to('POST /v1/auth/phone', demo),
    'session-revoked': async () => {
      const sent = await sentCode();
      return gone(() => app.request('POST', '/v1/auth/phone', { ...sent, consent }))();
    },
    'code-wrong': async () => {
      const { phone, code: right } = await sentCode();
      const code = right === '000000' ? '111111' : '000000';
      return app.request('POST', '/v1/auth/phone', { phone, code, consent });
    },
    'code-expired': () =>
      app.request('POST', '/v1/auth/phone', { phone: app.nextPhone(), code: '000000', consent }),
  },
  'POST /v1/auth/refresh': {
    'session-revoked': () => to('POST /v1/auth/refresh', app),
    'session-stale': async () => {
      const { tokens } = await app.signIn();
      const body = { refreshToken: tokens.refreshToken };
      await app.request('POST', '/v1/auth/refresh', body).expect(200);
      app.aheadMs += 60_000;
      const answer = await app.request('POST', '/v1/auth/refresh', body);
      app.aheadMs -= 60_000;
      return answer;
    },
  },
  'POST /v1/auth/sign-out': {
    'session-revoked': () => app.request('POST', '/v1/auth/sign-out', { refreshToken: 'x'.repeat(40) }),
  },
  'PUT /v1/me': {
    'version-conflict': () => spoilt('PUT /v1/me', li, OLD),
    'date-in-future': () => li.request('PUT', '/v1/me', { version: 0, registeredOn: FUTURE }),
  },
  'PUT /v1/me/privacy': {
    'consent-required': () => li.request('PUT', '/v1/me/privacy', { consent: '2021-01-01' }),
  },
  'DELETE /v1/me': { 'confirmation-missing': () => li.request('DELETE', '/v1/me', { confirm: '删' }) },
  'POST /v1/assess': {
    'not-found': () => spoilt('POST /v1/assess', app, { rulebook: 'nowhere-2021' }),
    'date-order': () => spoilt('POST /v1/assess', app, { asOf: '2020-01-01', credits: [] }),
  },
  'PUT /v1/intake/answers/:questionId': {
    'answer-invalid': () => li.request('PUT', '/v1/intake/answers/family', { value: 'none' }),
    'date-in-future': async () => {
      const by = await app.signIn();
      for (const [id, value] of [
        ['family', 'site-professional'],
        ['trade', '资料员'],
        ['holding', 'electronic'],
      ])
        await by.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
      return by.request('PUT', '/v1/intake/answers/issuedOn', { value: FUTURE });
    },
  },
  'POST /v1/intake/try': {
    'answer-invalid': () =>
      app.request('POST', '/v1/intake/try', { answers: [{ questionId: 'family', value: 'none' }] }),
    'date-in-future': () =>
      app.request('POST', '/v1/intake/try', {
        answers: [
          { questionId: 'family', value: 'site-professional' },
          { questionId: 'trade', value: '资料员' },
          { questionId: 'holding', value: 'electronic' },
          { questionId: 'issuedOn', value: FUTURE },
        ],
      }),
  },
  'POST /v1/intake/finish': {
    'pack-not-served': async () => {
      const by = await app.signIn();
      const answers = { family: 'skilled-worker', trade: '砌筑工', holding: 'old', registryStatus: 'valid' };
      for (const [id, value] of Object.entries(answers))
        await by.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
      const { keyring } = app;
      elsewhere = await startApp({
        ...{ sameDataAs: app, keyring, packs: ['hubei-2021'], today: '2022-12-05' },
      });
      return new TestHolder(elsewhere, by.phone, by.tokens).request('POST', '/v1/intake/finish', {});
    },
    'intake-incomplete': async () => (await app.signIn()).request('POST', '/v1/intake/finish', {}),
    'too-many-certificates': async () => {
      const by = await fifty();
      const answers = {
        ...{ family: 'site-professional', trade: '资料员', holding: 'old', registryStatus: 'valid' },
      };
      for (const [id, value] of Object.entries(answers))
        await by.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
      return by.request('POST', '/v1/intake/finish', {});
    },
  },
  'PUT /v1/certificates/:id': {
    'version-conflict': () => spoilt('PUT /v1/certificates/:id', li, OLD),
    'date-in-future': () => to('PUT /v1/certificates/:id', li, { version: 0, exchangedOn: FUTURE }),
    'date-order': async () => {
      const by = await app.signIn();
      const { id } = await by.addCertificate();
      await by.marks(id, 'exchange', '2022-11-20').expect(200);
      const { body } = await by.marks(id, 'download', '2022-11-25').expect(200);
      return by.request('PUT', `/v1/certificates/${id}`, {
        version: body.version,
        exchangedOn: '2022-11-30',
      });
    },
    'answer-invalid': () => to('PUT /v1/certificates/:id', li, { version: 0, family: 'none' }),
  },
  'DELETE /v1/certificates/:id': {
    'version-conflict': () => li.request('DELETE', `/v1/certificates/${first}?version=99`),
  },
  'PUT /v1/certificates/:id/credits/:creditId': {
    'version-conflict': neverItsTurn(() => to('PUT /v1/certificates/:id/credits/:creditId', li)),
    'date-in-future': () => spoilt('PUT /v1/certificates/:id/credits/:creditId', li, LATER),
    'date-order': () => spoilt('PUT /v1/certificates/:id/credits/:creditId', li, { on: LONG_AGO }),
    'day-full': async () => {
      await li.studies(first, 'credit-full', '2022-11-30', 24).expect(200);
      return li.studies(first, 'credit-more', '2022-11-30', 0.1);
    },
    'too-many-credits': async () => {
      const [by, id] = await full();
      return by.studies(id, 'one-more', '2022-12-02', 1);
    },
    'entry-gone': () => spoilt('PUT /v1/certificates/:id/credits/:creditId', li, { edits: true }),
  },
  'PUT /v1/certificates/:id/totals/:creditId': {
    'version-conflict': neverItsTurn(() => to('PUT /v1/certificates/:id/totals/:creditId', li)),
    'date-in-future': () => spoilt('PUT /v1/certificates/:id/totals/:creditId', li, LATER),
    'date-order': () => spoilt('PUT /v1/certificates/:id/totals/:creditId', li, { on: LONG_AGO }),
    'too-many-credits': async () => {
      const [by, id] = await full();
      return to('PUT /v1/certificates/:id/totals/:creditId', by, undefined, id);
    },
  },
  'DELETE /v1/certificates/:id/credits/:creditId': {
    'version-conflict': async () => {
      await li.studies(first, 'credit-0001', '2022-12-01', 2).expect(200);
      return neverItsTurn(() => to('DELETE /v1/certificates/:id/credits/:creditId', li))();
    },
  },
  'PUT /v1/certificates/:id/years/:year': {
    'version-conflict': () => later((by, id) => neverItsTurn(() => by.states(id, 2023, 32))()),
    'year-not-asked': () => to('PUT /v1/certificates/:id/years/:year', li),
    'year-total-too-small': () => later((by, id) => by.states(id, 2023, 7)),
  },
  'DELETE /v1/certificates/:id/years/:year': {
    'version-conflict': () =>
      later(async (by, id) => {
        await by.states(id, 2023, 32).expect(200);
        return neverItsTurn(() => by.request('DELETE', `/v1/certificates/${id}/years/2023`))();
      }),
  },
  'PUT /v1/certificates/:id/steps/:stepId': {
    'version-conflict': neverItsTurn(() => li.marks(first, 'exchange', '2022-12-01')),
    'step-not-settable': () => li.marks(first, 'study', '2022-12-01'),
    'date-in-future': () => li.marks(first, 'exchange', FUTURE),
    'date-order': async () => {
      const by = await app.signIn();
      const { id } = await by.addCertificate();
      await by.marks(id, 'exchange', '2022-11-20').expect(200);
      return by.marks(id, 'download', '2022-11-01');
    },
  },
  'DELETE /v1/certificates/:id/steps/:stepId': {
    'version-conflict': async () => {
      const by = await app.signIn();
      const { id } = await by.addCertificate();
      await by.marks(id, 'exchange', '2022-11-20').expect(200);
      return neverItsTurn(() => by.takesBack(id, 'exchange'))();
    },
    'step-not-settable': () => li.takesBack(first, 'yearly-study'),
  },
  'POST /v1/claims': {
    'claim-not-matched': async () =>
      (await app.signIn()).request('POST', '/v1/claims', { ...wish(1), name: '别人' }),
    'claim-tries-used-up': async () => {
      const by = await app.signIn();
      for (let at = 0; at < 5; at += 1)
        await by.request('POST', '/v1/claims', { ...wish(1), name: '别人' }).expect(422);
      return by.request('POST', '/v1/claims', wish(1));
    },
    'claim-other-record': async () => {
      const by = await app.signIn();
      const { body } = await by.request('POST', '/v1/claims', wish(3)).expect(200);
      return by.request('POST', '/v1/claims', { ...wish(2), certificateId: body.certificateId });
    },
    'not-found': async () =>
      (await app.signIn()).request('POST', '/v1/claims', { ...wish(2), certificateId: first }),
    'too-many-certificates': async () => (await fifty()).request('POST', '/v1/claims', wish(2)),
  },
  'POST /v1/registry/imports': {
    'pack-not-served': () => sendList(officer, aList(CERTIFICATE_HEADING), { pack: 'made-up' }),
    'import-running': () =>
      whileImporting(() => sendList(officer, Buffer.from(EXAMPLE_LIST), { source: 'held' })),
    'date-in-future': () => sendList(officer, Buffer.from(LIST), { asOf: FUTURE }),
    'date-order': () =>
      sendList(officer, Buffer.from('证书编号,日期,学时\n'), { kind: 'study', coversFrom: '2022-12-01' }),
    'upload-too-large': () =>
      tooLarge(officer.request('POST', requestLine('POST /v1/registry/imports').path)),
  },
  'POST /v1/registry/imports/:id/take-back': {
    'import-not-active': async () => {
      const { id } = await importList(app, officer, Buffer.from(EXAMPLE_LIST), { dryRun: true });
      return to('POST /v1/registry/imports/:id/take-back', officer, {}, id);
    },
  },
  'POST /v1/registry/imports/:id/cancel': {
    'not-found': () => to('POST /v1/registry/imports/:id/cancel', officer, {}, ANY_ID),
    'import-not-running': async () => {
      const { imports } = await officer.get('/v1/registry/imports');
      return to('POST /v1/registry/imports/:id/cancel', officer, {}, imports[0].id);
    },
  },
  'POST /v1/registry/disputes/:id/decision': {
    'own-dispute': async () => {
      const { id, one } = await dispute(1);
      await appoint(app, one, 'officer');
      return to('POST /v1/registry/disputes/:id/decision', one, undefined, id);
    },
    'dispute-decided': async () => {
      const { disputes } = await officer.get('/v1/registry/disputes');
      const { id } = disputes.find(({ state }: { state: string }) => state === 'open');
      await to('POST /v1/registry/disputes/:id/decision', officer, undefined, id).expect(200);
      return to('POST /v1/registry/disputes/:id/decision', officer, undefined, id);
    },
  },
  'POST /v1/looks': lookCodes('v1'),
  'POST /v1/certificates/:id/status-code': {
    'newer-code': async () => {
      const clerk = await appoint(app, await app.signIn(), 'clerk');
      const row = ['鄂码-0001', '', aName(3), anIdentityNumber(3), '材料员', '注销', ''];
      await importList(app, clerk, aList(CERTIFICATE_HEADING, row), { pack: 'hubei-2021' });
      const wish = { name: aName(3), idNumber: anIdentityNumber(3), number: '鄂码-0001' };
      const { certificateId } = (await clerk.request('POST', '/v1/claims', wish).expect(200)).body;
      return clerk.request('POST', `/v1/certificates/${certificateId}/status-code`, {});
    },
  },
  'POST /v2/looks': lookCodes('v2'),
  'PUT /v1/reminders/inbox/:day/read': { 'not-found': () => to('PUT /v1/reminders/inbox/:day/read', li) },
  'PUT /v1/reminders/settings': {
    'version-conflict': () => spoilt('PUT /v1/reminders/settings', li, OLD),
    'date-order': () =>
      li.request('PUT', '/v1/reminders/settings', { version: 0, pause: { resumeOn: '2022-12-05' } }),
  },
  'POST /v1/chat/ask': { 'pack-not-served': () => spoilt('POST /v1/chat/ask', app, noSuchPlace) },
  'PUT /v1/chat/turns/:turnId': {
    'pack-not-served': async () => spoilt('PUT /v1/chat/turns/:turnId', await app.signIn(), noSuchPlace),
  },
  'PUT /v2/choice': { 'pack-not-served': () => li.request('PUT', '/v2/choice', noSuchPlace) },
  'POST /v2/intake/try': {
    'pack-not-served': () => spoilt('POST /v2/intake/try', app, noSuchPlace),
    'answer-invalid': () =>
      spoilt('POST /v2/intake/try', app, { answers: [{ question: 'nothing', value: 'none' }] }),
    'date-in-future': () =>
      app.request('POST', '/v2/intake/try', {
        pack: 'jilin-2022-25',
        answers: [
          { question: 'post', value: 'site-professional/资料员' },
          { question: 'exchangedOn', value: FUTURE },
        ],
      }),
  },
  'PUT /v2/intake': {
    'pack-not-served': () => li.request('PUT', '/v2/intake', noSuchPlace),
    'answer-invalid': () =>
      spoilt('PUT /v2/intake', li, { answers: [{ question: 'nothing', value: 'none' }] }),
    'date-in-future': () => li.request('PUT', '/v2/intake', electronicFrom(FUTURE)),
    'version-conflict': () =>
      li.request('PUT', '/v2/intake', { ...electronicFrom('2022-06-01'), draft: 'f'.repeat(24) }),
  },
  'POST /v2/intake/finish': {
    'version-conflict': () =>
      li.request('POST', '/v2/intake/finish', { draft: 'f'.repeat(24), pack: 'jilin-2022-25' }),
    'intake-incomplete': async () => (await app.signIn()).request('POST', '/v2/intake/finish', {}),
    'too-many-certificates': async () => {
      const by = await fifty();
      await by.request('PUT', '/v2/intake', electronicFrom('2022-06-01')).expect(200);
      return by.request('POST', '/v2/intake/finish', {});
    },
    'pack-not-served': async () => {
      const by = await app.signIn();
      await by.request('PUT', '/v2/intake', electronicFrom('2022-06-01')).expect(200);
      const { keyring } = app;
      elsewhere = await startApp({
        ...{ sameDataAs: app, keyring, packs: ['hubei-2021'], today: '2022-12-05' },
      });
      return new TestHolder(elsewhere, by.phone, by.tokens).request('POST', '/v2/intake/finish', {});
    },
  },
  'POST /v2/certificates': {
    'pack-not-served': () =>
      spoilt('POST /v2/certificates', li, { ...noSuchPlace, requestId: 'request-0002' }),
    'too-many-certificates': async () => to('POST /v2/certificates', await fifty()),
    'request-reused': async () => {
      await spoilt('POST /v2/certificates', li, { requestId: 'request-0006' });
      return spoilt('POST /v2/certificates', li, { requestId: 'request-0006', specialty: '市政' });
    },
    'not-found': async () => {
      const { addFor } = CertificateRepository.prototype;
      const spy = jest
        .spyOn(CertificateRepository.prototype, 'addFor')
        .mockImplementationOnce(async function (this: CertificateRepository, ...added) {
          const one = await addFor.apply(this, added);
          await app.connection.collection('certificates').deleteOne({ _id: new Types.ObjectId(one.id) });
          return one;
        });
      const answer = await spoilt('POST /v2/certificates', li, { requestId: 'request-0005' });
      spy.mockRestore();
      return answer;
    },
    'version-conflict': async () => {
      const { get } = Holders.prototype;
      const spy = jest.spyOn(Holders.prototype, 'get').mockImplementation(async function (this: Holders, id) {
        const holder = await get.call(this, id);
        await app.connection.collection('holders').updateOne({ _id: holder._id }, { $inc: { version: 1 } });
        return holder;
      });
      const facts = { registeredOn: '2022-11-20' };
      const answer = await spoilt('POST /v2/certificates', li, { requestId: 'request-0006', facts });
      spy.mockRestore();
      return answer;
    },
    'fact-invalid': () => spoilt('POST /v2/certificates', li, { requestId: 'request-0003', kind: 'none' }),
    'date-in-future': () =>
      spoilt('POST /v2/certificates', li, { requestId: 'request-0004', facts: { exchangedOn: FUTURE } }),
  },
  'PUT /v2/certificates/:id': {
    'version-conflict': () => spoilt('PUT /v2/certificates/:id', li, OLD),
    'fact-invalid': () => to('PUT /v2/certificates/:id', li, { version: 0, facts: { nothing: true } }),
    'date-in-future': () =>
      to('PUT /v2/certificates/:id', li, { version: 0, facts: { exchangedOn: FUTURE } }),
  },
  'PUT /v2/certificates/:id/pack': {
    'version-conflict': () => spoilt('PUT /v2/certificates/:id/pack', li, OLD),
    'pack-not-served': () => spoilt('PUT /v2/certificates/:id/pack', li, noSuchPlace),
    'fact-invalid': () => spoilt('PUT /v2/certificates/:id/pack', li, { kind: 'none' }),
  },
  'DELETE /v2/certificates/:id': {
    'version-conflict': () => li.request('DELETE', `/v2/certificates/${first}?version=99`),
  },
  'PUT /v2/certificates/:id/credits/:creditId': {
    'version-conflict': neverItsTurn(() => to('PUT /v2/certificates/:id/credits/:creditId', li)),
    'fact-invalid': () => spoilt('PUT /v2/certificates/:id/credits/:creditId', li, { category: 'none' }),
    'date-in-future': () => spoilt('PUT /v2/certificates/:id/credits/:creditId', li, LATER),
    'date-order': () => spoilt('PUT /v2/certificates/:id/credits/:creditId', li, { on: LONG_AGO }),
    'day-full': async () => {
      await li.studies(first, 'credit-full-2', '2022-11-29', 24).expect(200);
      return li.request('PUT', `/v2/certificates/${first}/credits/credit-more`, {
        on: '2022-11-29',
        hours: 1,
      });
    },
    'too-many-credits': async () => {
      const [by, id] = await full();
      return to('PUT /v2/certificates/:id/credits/:creditId', by, undefined, id);
    },
  },
  'DELETE /v2/certificates/:id/credits/:creditId': {
    'version-conflict': async () => {
      await li.studies(first, 'credit-0001', '2022-12-01', 2).expect(200);
      return neverItsTurn(() => to('DELETE /v2/certificates/:id/credits/:creditId', li))();
    },
  },
  'PUT /v2/certificates/:id/cycles/:day': {
    'version-conflict': () =>
      later((by, id) => neverItsTurn(() => to('PUT /v2/certificates/:id/cycles/:day', by, undefined, id))()),
    'cycle-not-asked': () => to('PUT /v2/certificates/:id/cycles/:day', li),
    'cycle-total-too-small': () =>
      later((by, id) => to('PUT /v2/certificates/:id/cycles/:day', by, { hours: 7 }, id)),
  },
  'DELETE /v2/certificates/:id/cycles/:day': {
    'version-conflict': () =>
      later(async (by, id) => {
        await to('PUT /v2/certificates/:id/cycles/:day', by, undefined, id).expect(200);
        return neverItsTurn(() => to('DELETE /v2/certificates/:id/cycles/:day', by, undefined, id))();
      }),
  },
  'PUT /v2/certificates/:id/steps/:stepId': {
    'version-conflict': neverItsTurn(() =>
      li.request('PUT', `/v2/certificates/${first}/steps/exchange`, { value: '2022-12-01' }),
    ),
    'step-not-settable': async () =>
      li.request('PUT', `/v2/certificates/${await inHubei()}/steps/study`, { value: true }),
    'fact-invalid': () => to('PUT /v2/certificates/:id/steps/:stepId', li, { value: true }),
    'date-in-future': () => li.request('PUT', `/v2/certificates/${first}/steps/exchange`, { value: FUTURE }),
  },
  'DELETE /v2/certificates/:id/steps/:stepId': {
    'version-conflict': neverItsTurn(() => to('DELETE /v2/certificates/:id/steps/:stepId', li)),
    'step-not-settable': async () => li.request('DELETE', `/v2/certificates/${await inHubei()}/steps/study`),
  },
  'GET /v1/office/sign-ins/:code': {
    'sign-in-over': () => li.request('GET', `/v1/office/sign-ins/${aCode}`),
    'consent-required': async () =>
      (await oldFriend()).request('GET', `/v1/office/sign-ins/${(await signInCode(app)).code}`),
  },
  'POST /v1/office/sign-ins/:code/answer': {
    'sign-in-over': () =>
      li.request('POST', `/v1/office/sign-ins/${aCode}/answer`, { confirm: true, digits: '00' }),
    'consent-required': async () => {
      const { code, digits } = await signInCode(app);
      return (await oldFriend()).request('POST', `/v1/office/sign-ins/${code}/answer`, {
        confirm: true,
        digits,
      });
    },
  },
  'POST /v1/office/first': {
    'first-code-wrong': () =>
      site.desk.request('POST', '/v1/office/first', exampleOf('POST /v1/office/first').body),
  },
  'POST /v1/office/applications': {
    'not-found': async () => {
      const { desk, wish: told } = await application();
      return desk.request('POST', '/v1/office/applications', {
        ...{ ...told, authorityId: ANY_ID, creditCode: aCreditCode(4_000_000) },
      });
    },
    'application-open': async () => {
      const { desk, wish: told } = await application();
      return desk.request('POST', '/v1/office/applications', told);
    },
    'consent-required': async () => {
      const { desk, wish: told } = await application();
      const { id } = await desk.holder.get('/v1/me');
      await app.connection
        .collection('holders')
        .updateOne({ _id: new Types.ObjectId(id) }, { $set: { consentedTo: '2021-01-01' } });
      return desk.request('POST', '/v1/office/applications', told);
    },
  },
  'PUT /v1/office/orgs/:org/members/:id': {
    'last-admin': async () => {
      const [seat, id] = await lastAdmin();
      return office(seat, 'PUT', `/members/${id}`, { role: 'company-viewer', projects: [] });
    },
  },
  'DELETE /v1/office/orgs/:org/members/:id': {
    'last-admin': async () => {
      const [seat, id] = await lastAdmin();
      return office(seat, 'DELETE', `/members/${id}`);
    },
  },
  'POST /v1/office/orgs/:org/leave': {
    'last-admin': async () => office((await lastAdmin())[0], 'POST', '/leave', {}),
  },
  'POST /v1/office/orgs/:org/invitations': inactive('POST', '/invitations', { role: 'company-viewer' }),
  'GET /v1/office/invitations/:code': {
    'office-code-over': () => li.request('GET', `/v1/office/invitations/${aCode}`),
    'consent-required': async () => (await oldFriend()).request('GET', `/v1/office/invitations/${aCode}`),
  },
  'POST /v1/office/invitations/:code/acceptance': {
    'office-code-over': () =>
      li.request('POST', `/v1/office/invitations/${aCode}/acceptance`, { memberName: '李文' }),
    'consent-required': async () =>
      (await oldFriend()).request('POST', `/v1/office/invitations/${aCode}/acceptance`, {
        memberName: '李文',
      }),
    'last-admin': async () => {
      const [seat] = await lastAdmin();
      const { payload } = await seat.desk.post(`${seat.at}/invitations`, { role: 'company-viewer' });
      const path = `/v1/office/invitations/${codeIn(payload)}/acceptance`;
      return seat.desk.holder.request('POST', path, { memberName: '李文' });
    },
  },
  'POST /v1/office/orgs/:org/applications/:id/decision': {
    'own-application': async () => {
      const { desk } = county;
      const told = { ...(await application()).wish, creditCode: aCreditCode(4_000_001) };
      const { id } = await desk.post('/v1/office/applications', told);
      return decides(county, id);
    },
    'application-decided': async () => {
      const { id } = await application();
      await decides(county, id).expect(200);
      return decides(county, id);
    },
    'region-outside': async () => {
      const other = await addCounty(site, '990202', '别县住建局');
      const { id, wish: told } = await application();
      await decides(county, id).expect(200);
      const second = await application({ creditCode: told.creditCode, authorityId: other.org });
      return decides(other, second.id);
    },
    'org-not-active': async () => {
      const orgs = app.connection.collection('office_orgs');
      const org = await orgs.findOne({ _id: new Types.ObjectId(merged.org) });
      return decides(county, (await application({ creditCode: org?.creditCode })).id);
    },
  },
  'PUT /v1/office/orgs/:org/companies/:company': {
    'org-not-active': () =>
      office(
        county,
        'PUT',
        `/companies/${merged.org}`,
        exampleOf('PUT /v1/office/orgs/:org/companies/:company').body,
      ),
  },
  'POST /v1/office/orgs/:org/companies/:company/merge': {
    'org-not-active': () =>
      office(county, 'POST', `/companies/${merged.org}/merge`, {
        ...(exampleOf('POST /v1/office/orgs/:org/companies/:company/merge').body as object),
        into: company.org,
      }),
  },
  'POST /v1/office/orgs/:org/authorities': {
    'region-outside': () =>
      office(county, 'POST', '/authorities', { name: '外省住建局', region: { code: '11', name: '外省' } }),
  },
  'POST /v1/office/orgs/:org/rosters': {
    ...{ 'upload-too-large': () => tooLarge(office(company, 'POST', '/rosters?fileName=list.csv')) },
    'list-unreadable': () => upload(company, '没有,表头\n'),
    'roster-limit': () => usedUp(() => upload(company, LIST)),
    'org-not-active': () => upload(merged, LIST),
  },
  'PUT /v1/office/orgs/:org/rosters/:id/row': {
    'roster-over': async () => mends((await takeOver(company, [['吉码-0001', '王建国', '', '', '']])).id),
    'roster-limit': async () => {
      const { id } = await check(company, [['吉码-0001', '王建国', '', '', '']]);
      return usedUp(() => mends(id));
    },
    'org-not-active': () => mends(ANY_ID, merged),
  },
  'POST /v1/office/orgs/:org/rosters/:id/take-over': {
    'roster-over': async () => takes((await takeOver(company, [['吉码-0001', '王建国', '', '', '']])).id),
    'roster-undecided': async () => {
      await takeOver(company, [['吉码-0001', '王建国', '', '', '']]);
      return takes((await check(company, [['吉码-0002', '李四', '', '', '']])).id);
    },
    'roster-busy': async () => {
      const { id } = await check(company, [['吉码-0001', '王建国', '', '', '']]);
      return busy(() => takes(id));
    },
    'org-not-active': () => takes(ANY_ID, merged),
  },
  'POST /v1/office/orgs/:org/rosters/:id/undo': {
    'roster-over': async () => undoes((await check(company, [['吉码-0001', '王建国', '', '', '']])).id),
    'roster-busy': async () => {
      const { id } = await takeOver(company, [['吉码-0001', '王建国', '', '', '']]);
      return busy(() => undoes(id));
    },
    'org-not-active': () => undoes(ANY_ID, merged),
  },
  'GET /v1/office/orgs/:org/rosters/:id/file': {
    'confirm-first': () => {
      app.aheadMs += 10 * 60_000;
      return office(company, 'GET', `/rosters/${ANY_ID}/file`).then((answer) => {
        app.aheadMs -= 10 * 60_000;
        return answer;
      });
    },
  },
  'DELETE /v1/office/orgs/:org/people/:id': inactive('DELETE', `/people/${ANY_ID}`),
  'POST /v1/office/orgs/:org/people/:id/told': {
    'org-not-active': () => office(merged, 'POST', `/people/${merged.person}/told`, {}),
  },
  'POST /v1/office/team/:id/told': {
    'org-not-active': () => merged.leader.request('POST', `/v1/office/team/${merged.person}/told`, {}),
  },
  'POST /v1/office/orgs/:org/posters': inactive('POST', '/posters', {}),
  'GET /v1/office/posters/:code': {
    'office-code-over': () => li.request('GET', `/v1/office/posters/${aCode}`),
    'consent-required': async () => (await oldFriend()).request('GET', `/v1/office/posters/${aCode}`),
  },
  'POST /v1/office/posters/:code/consents': {
    'office-code-over': () => consents(li, aCode, first),
    'consent-required': async () => consents(await oldFriend(), aCode, first),
    'certificate-number-missing': async () => {
      const { payload } = await company.desk.post(`${company.at}/posters`, {});
      const by = await app.signIn();
      return consents(by, codeIn(payload), (await by.addCertificate()).id);
    },
  },
  'POST /v1/office/orgs/:org/nudges': {
    'nudge-nobody': () => office(company, 'POST', '/nudges', { people: [ANY_ID] }),
    ...inactive('POST', '/nudges', { people: [ANY_ID] }),
  },
  'POST /v1/office/orgs/:org/lists/:id/cancel': {
    'import-not-running': async () => {
      const { imports } = await officer.get('/v1/registry/imports');
      return office(site, 'POST', `/lists/${imports[0].id}/cancel`, {});
    },
  },
  'POST /v1/office/orgs/:org/questions/:id/take': ofQuestion('take'),
  'POST /v1/office/orgs/:org/questions/:id/answer': ofQuestion('answer'),
  'POST /v1/office/orgs/:org/questions/:id/close': ofQuestion('close'),
};

test('every code that a contract names is answered, and none is tried that it does not name', async () => {
  await officialNumbers();
  const declared = Object.entries(endpoints).flatMap(([key, { errors = [] }]: [string, Endpoint]) =>
    errors.map((code) => `${key} ${code}`),
  );
  const tried = Object.entries(cases).flatMap(([key, codes]) =>
    Object.entries(codes).map(([code, attempt]) => [`${key} ${code}`, code, attempt] as const),
  );
  expect(tried.map(([name]) => name).sort()).toEqual([...declared].sort());
  const wrong: string[] = [];
  for (const [name, code, attempt] of tried) {
    await app.connection.collection('limits').deleteMany({});
    const answer = await attempt().then(
      ({ status, body, text }) => body?.error?.code ?? `${status} ${text.slice(0, 200)}`,
      (error: Error) => error.message,
    );
    if (answer !== code) wrong.push(`${name}: ${answer}`);
  }
  expect(wrong).toEqual([]);
});
