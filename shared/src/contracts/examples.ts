import { officeExamples } from './office-examples';
import type { Examples } from './table';

/** Stands for the id of a record: it is nobody's, and whoever tries an example puts one in its place that is there. */
export const ANY_ID = 'f'.repeat(24);

const consent = '2026-11-30';
const refreshToken = `${'0'.repeat(24)}.${'x'.repeat(43)}`;
const id = ANY_ID;

/**
 * One request for every endpoint that takes something, which is answered by success where the records it names are
 * there: for the description, and for the tests that walk all routes.
 */
export const examples: Examples = {
  'POST /v1/faults': { body: { face: 'wechat', page: 'pages/home/index', text: 'TypeError: x' } },
  'POST /v1/demo/clock': { body: { advanceDays: 1 } },
  'POST /v1/auth/wechat': { body: { code: 'code-from-wx-login', consent } },
  'POST /v1/auth/phone/code': { body: { phone: '13912345678', consent } },
  'POST /v1/auth/phone': { body: { phone: '13912345678', code: '123456', consent } },
  'POST /v1/auth/demo': { body: { identity: 'wang', consent } },
  'POST /v1/auth/refresh': { body: { refreshToken } },
  'POST /v1/auth/sign-out': { body: { refreshToken } },
  'POST /v1/auth/sign-out-everywhere': { body: {} },
  'PUT /v1/me': { body: { version: 0, textSize: 'large' } },
  'PUT /v1/me/privacy': { body: { consent } },
  'DELETE /v1/me': { body: { confirm: '删除' } },
  'GET /v1/ways/:family': { params: { family: 'site-professional' } },
  'POST /v1/assess': {
    body: {
      id: 'a-case',
      rulebook: 'jilin-2022-25',
      asOf: '2022-12-05',
      certificate: {
        family: 'site-professional',
        trade: '施工员（土建）',
        registryStatus: 'valid',
        exchangedOn: null,
        issuedOn: null,
      },
      holder: { registeredOn: '2022-11-20', inPost: true },
      credits: [{ on: '2022-12-01', hours: 2.5 }],
      knownYears: null,
    },
  },
  'PUT /v1/intake/answers/:questionId': {
    params: { questionId: 'family' },
    body: { value: 'site-professional' },
  },
  'POST /v1/intake/try': {
    body: { answers: [{ questionId: 'family', value: 'site-professional' }] },
  },
  'POST /v1/intake/finish': { body: {} },
  'GET /v1/certificates/:id': { params: { id } },
  'PUT /v1/certificates/:id': { params: { id }, body: { version: 0, number: '建[造]22-0815' } },
  'DELETE /v1/certificates/:id': { params: { id }, query: { version: 0 } },
  'PUT /v1/certificates/:id/credits/:creditId': {
    params: { id, creditId: 'credit-0001' },
    body: { on: '2022-12-01', hours: 2.5 },
  },
  'PUT /v1/certificates/:id/totals/:creditId': {
    params: { id, creditId: 'credit-0001' },
    body: { on: '2022-12-01', hours: 32 },
  },
  'DELETE /v1/certificates/:id/credits/:creditId': { params: { id, creditId: 'credit-0001' } },
  'PUT /v1/certificates/:id/years/:year': { params: { id, year: 2023 }, body: { hours: 32 } },
  'DELETE /v1/certificates/:id/years/:year': { params: { id, year: 2023 } },
  'PUT /v1/certificates/:id/steps/:stepId': {
    params: { id, stepId: 'check-registry' },
    body: { on: '2022-12-01', registryStatus: 'valid' },
  },
  'DELETE /v1/certificates/:id/steps/:stepId': { params: { id, stepId: 'check-registry' } },
  'POST /v1/claims': { body: { name: '王建国', idNumber: '220102198001011234', number: '建[造]22-0815' } },
  'DELETE /v1/claims/:id': { params: { id } },
  'POST /v1/registry/imports': {
    query: { kind: 'certificates', source: '省厅名单', asOf: '2022-11-30', fileName: 'list.csv' },
  },
  'GET /v1/registry/imports/:id': { params: { id } },
  'GET /v1/registry/imports/:id/findings': { params: { id }, query: { kind: 'bad' } },
  'POST /v1/registry/imports/:id/take-back': { params: { id }, body: {} },
  'POST /v1/registry/imports/:id/cancel': { params: { id }, body: {} },
  'POST /v1/registry/disputes/:id/decision': { params: { id }, body: { decision: 'holder' } },
  'POST /v1/looks': { body: { payload: '建[造]22-0815' } },
  'POST /v1/certificates/:id/status-code': { params: { id }, body: {} },
  'GET /v1/certificates/:id/looks': { params: { id } },
  'POST /v2/looks': { body: { payload: '建[造]22-0815' } },
  'POST /v2/certificates/:id/status-code': { params: { id }, body: {} },
  'GET /v2/certificates/:id/looks': { params: { id } },
  'GET /v1/reminders/inbox': { query: { limit: 20 } },
  'PUT /v1/reminders/inbox/:day/read': { params: { day: '2022-12-05' }, body: {} },
  'PUT /v1/reminders/notices/:id/read': { params: { id }, body: {} },
  'POST /v1/reminders/inbox/read-all': { body: {} },
  'PUT /v1/reminders/settings': { body: { version: 0, hour: 10 } },
  'POST /v1/reminders/grants': {
    body: {
      reportId: 'report-0001',
      answers: [{ templateId: 'template-exchange', answer: 'accept' }],
    },
  },
  'PUT /v1/chat/turns/:turnId': { params: { turnId: 'turn-0001' }, body: { text: '换证到哪天' } },
  'PUT /v1/chat/turns/:turnId/useful': { params: { turnId: 'turn-0001' }, body: { useful: true } },
  'GET /v2/packs/:pack': { params: { pack: 'jilin-2022-25' } },
  'PUT /v2/choice': { body: { pack: 'jilin-2022-25' } },
  'POST /v2/certificates': {
    body: {
      ...{ requestId: 'request-0001', pack: 'jilin-2022-25', kind: 'site-professional' },
      ...{ trade: '资料员', specialty: null, facts: { exchangedOn: null, registryStatus: 'valid' } },
    },
  },
  'GET /v2/certificates/:id': { params: { id } },
  'PUT /v2/certificates/:id': { params: { id }, body: { version: 0, facts: { exchangedOn: '2022-11' } } },
  'PUT /v2/certificates/:id/pack': {
    params: { id },
    body: { version: 0, pack: 'jilin-2022-25', kind: 'site-professional' },
  },
  'DELETE /v2/certificates/:id': { params: { id }, query: { version: 0 } },
  'PUT /v2/certificates/:id/credits/:creditId': {
    params: { id, creditId: 'credit-0001' },
    body: { on: '2022-12-01', hours: 2.5 },
  },
  'PUT /v2/certificates/:id/totals/:creditId': {
    params: { id, creditId: 'credit-0001' },
    body: { on: '2022-12-01', hours: 32 },
  },
  'DELETE /v2/certificates/:id/credits/:creditId': { params: { id, creditId: 'credit-0001' } },
  'PUT /v2/certificates/:id/cycles/:day': { params: { id, day: '2023-01-01' }, body: { hours: 32 } },
  'DELETE /v2/certificates/:id/cycles/:day': { params: { id, day: '2023-01-01' } },
  'PUT /v2/certificates/:id/steps/:stepId': {
    params: { id, stepId: 'check-registry' },
    body: { value: 'valid' },
  },
  'DELETE /v2/certificates/:id/steps/:stepId': { params: { id, stepId: 'check-registry' } },
  'GET /v2/reminders/inbox': { query: { limit: 20 } },
  'POST /v2/intake/try': {
    body: { pack: 'jilin-2022-25', answers: [{ question: 'post', value: 'site-professional/资料员' }] },
  },
  'PUT /v2/intake': {
    body: { pack: 'hubei-2021', answers: [{ question: 'post', value: '材料员' }] },
  },
  'POST /v2/intake/finish': { body: {} },
  'POST /v1/chat/ask': { body: { text: '换证到哪天', state: null } },
  ...officeExamples,
};

/** What an upload can look like: a list of one row. */
export const EXAMPLE_LIST =
  '证书编号,姓名,身份证号,岗位,状态\n建[造]22-0815,王建国,220102198001011234,施工员（土建）,有效\n';
