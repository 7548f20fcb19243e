import type { Examples } from './table';

type OfficeKey = Extract<keyof Examples, `${string} /v1/office/${string}`>;

const id = 'f'.repeat(24);
const org = id;
const code = '0'.repeat(26);
const region = { code: '9901', name: '示例市' };

/** One request for every endpoint of the office that takes something; made-up names and regions. */
export const officeExamples: Pick<Examples, OfficeKey> = {
  'POST /v1/office/sign-ins': { body: {} },
  'POST /v1/office/sign-ins/poll': { body: { code, secret: 'made-by-the-server' } },
  'GET /v1/office/sign-ins/:code': { params: { code } },
  'POST /v1/office/sign-ins/:code/answer': { params: { code }, body: { confirm: true, digits: '42' } },
  'DELETE /v1/office/desks/:id': { params: { id } },
  'POST /v1/office/confirmations': { body: {} },
  'POST /v1/office/confirmations/poll': { body: { code, secret: 'made-by-the-server' } },
  'POST /v1/office/demo/sign-in': { body: { identity: 'ma' } },
  'POST /v1/office/first': {
    body: { code: 'one-time-code', name: '示例市住房和城乡建设局', region, memberName: '张敏' },
  },
  'POST /v1/office/applications': {
    body: {
      company: '示例建筑有限公司',
      creditCode: '91350100M000100Y43',
      authorityId: id,
      memberName: '马丽',
    },
  },
  'DELETE /v1/office/applications/:id': { params: { id } },
  'GET /v1/office/orgs/:org': { params: { org } },
  'GET /v1/office/orgs/:org/members': { params: { org } },
  'PUT /v1/office/orgs/:org/members/:id': { params: { org, id }, body: { role: 'company-viewer' } },
  'DELETE /v1/office/orgs/:org/members/:id': { params: { org, id } },
  'POST /v1/office/orgs/:org/leave': { params: { org }, body: {} },
  'POST /v1/office/orgs/:org/invitations': { params: { org }, body: { role: 'company-editor' } },
  'DELETE /v1/office/orgs/:org/invitations/:id': { params: { org, id } },
  'GET /v1/office/invitations/:code': { params: { code } },
  'POST /v1/office/invitations/:code/acceptance': { params: { code }, body: { memberName: '李文' } },
  'GET /v1/office/orgs/:org/audit': { params: { org } },
  'GET /v1/office/orgs/:org/companies': { params: { org } },
  'GET /v1/office/orgs/:org/applications': { params: { org } },
  'POST /v1/office/orgs/:org/applications/:id/decision': {
    params: { org, id },
    body: { decision: 'refuse', reason: '名称和代码对不上' },
  },
  'PUT /v1/office/orgs/:org/companies/:company': {
    params: { org, company: id },
    body: { name: '示例建设集团有限公司', reason: '营业执照已变更' },
  },
  'POST /v1/office/orgs/:org/companies/:company/merge': {
    params: { org, company: id },
    body: { into: id, reason: '两家已合并' },
  },
  'POST /v1/office/orgs/:org/companies/:company/names': {
    params: { org, company: id },
    body: { reason: '核对项目配备' },
  },
  'POST /v1/office/orgs/:org/authorities': {
    params: { org },
    body: { name: '示例县住房和城乡建设局', region: { code: '990101', name: '示例县' } },
  },
  'POST /v1/office/orgs/:org/rosters': { params: { org }, query: { fileName: 'list.csv' } },
  'GET /v1/office/orgs/:org/rosters': { params: { org } },
  'GET /v1/office/orgs/:org/rosters/:id': { params: { org, id } },
  'GET /v1/office/orgs/:org/rosters/:id/rows': { params: { org, id }, query: { kind: 'faults' } },
  'PUT /v1/office/orgs/:org/rosters/:id/row': {
    params: { org, id },
    body: { row: 2, sheet: null, number: '建[造]22-0815', name: '王建国' },
  },
  'POST /v1/office/orgs/:org/rosters/:id/take-over': { params: { org, id }, body: { gone: [] } },
  'POST /v1/office/orgs/:org/rosters/:id/undo': { params: { org, id }, body: {} },
  'GET /v1/office/orgs/:org/rosters/:id/file': { params: { org, id } },
  'GET /v1/office/orgs/:org/home': { params: { org } },
  'GET /v1/office/orgs/:org/people': { params: { org }, query: { state: 'open' } },
  'GET /v1/office/orgs/:org/choices': { params: { org } },
  'GET /v1/office/orgs/:org/people/:id': { params: { org, id } },
  'DELETE /v1/office/orgs/:org/people/:id': { params: { org, id } },
  'POST /v1/office/orgs/:org/people/:id/told': { params: { org, id }, body: {} },
  'POST /v1/office/team/:id/told': { params: { id }, body: {} },
  'GET /v1/office/orgs/:org/posters': { params: { org } },
  'POST /v1/office/orgs/:org/posters': { params: { org }, body: { project: '一号楼', days: 30 } },
  'DELETE /v1/office/orgs/:org/posters/:id': { params: { org, id } },
  'GET /v1/office/posters/:code': { params: { code } },
  'POST /v1/office/posters/:code/consents': {
    params: { code },
    body: { certificateId: id, kinds: ['hours', 'steps', 'nudges'], name: '李文' },
  },
  'DELETE /v1/office/consents/:id': { params: { id } },
  'POST /v1/office/orgs/:org/nudges/preview': { params: { org }, body: { people: [id] } },
  'POST /v1/office/orgs/:org/nudges': { params: { org }, body: { people: [id] } },
  'GET /v1/office/orgs/:org/nudges': { params: { org } },
  'GET /v1/office/orgs/:org/lists': { params: { org } },
  'POST /v1/office/orgs/:org/lists/:id/cancel': { params: { org, id }, body: {} },
  'GET /v1/office/orgs/:org/questions': { params: { org } },
  'POST /v1/office/orgs/:org/questions/:id/take': { params: { org, id }, body: {} },
  'POST /v1/office/orgs/:org/questions/:id/answer': {
    params: { org, id },
    body: { text: '带上身份证和旧证，到县住建局窗口。' },
  },
  'POST /v1/office/orgs/:org/questions/:id/close': { params: { org, id }, body: {} },
};
