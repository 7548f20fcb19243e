// Errors of the desk.
import { ANY_ID } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import type { Response } from 'supertest';
import { aCreditCode, addCompany, addCounty, check, codeIn, type Seat, sitDown, takeOver } from '../office';
import { exampleOf } from '../samples';
import type { TestHolder } from '../server';
import {
  type Attempt,
  app,
  type Cases,
  type Codes,
  company,
  county,
  first,
  LIST,
  li,
  merged,
  office,
  officer,
  signInCode,
  site,
  tooLarge,
  upload,
} from './world';

/** Somebody who agreed to an earlier notice. */
async function oldFriend(): Promise<TestHolder> {
  const holder = await app.signIn();
  const { id } = await holder.get('/v1/me');
  await app.connection
    .collection('holders')
    .updateOne({ _id: new Types.ObjectId(id) }, { $set: { consentedTo: '2021-01-01' } });
  return holder;
}
const aCode = '0'.repeat(26);

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

export const officeCodes: Cases = {
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
