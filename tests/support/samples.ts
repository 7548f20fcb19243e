import type { EndpointKey, RequestOf } from '@hz/shared/contracts';
import { aJsonCase } from './cases';

type BodyOf<K extends EndpointKey> = RequestOf<K> extends { body: infer B } ? B : never;
type WithBody = { [K in EndpointKey]: BodyOf<K> extends never ? never : K }[EndpointKey];

const consent = '2022-12-01';
const refreshToken = `${'0'.repeat(24)}.${'x'.repeat(43)}`;

/** A well-formed body for every endpoint that takes one. */
export const sampleBodies: { [K in WithBody]?: BodyOf<K> } = {
  'POST /v1/demo/clock': { advanceDays: 1 },
  'POST /v1/auth/wechat': { code: 'code', consent },
  'POST /v1/auth/phone/code': { phone: '13912345678', consent },
  'POST /v1/auth/phone': { phone: '13912345678', code: '123456', consent },
  'POST /v1/auth/demo': { identity: 'wang', consent },
  'POST /v1/auth/refresh': { refreshToken },
  'POST /v1/auth/sign-out': { refreshToken },
  'POST /v1/auth/sign-out-everywhere': {},
  'PUT /v1/me': { version: 0, textSize: 'large' },
  'DELETE /v1/me': { confirm: '删' },
  'POST /v1/assess': aJsonCase(),
  'PUT /v1/intake/answers/:questionId': { value: 'site-professional' },
  'POST /v1/intake/finish': {},
  'PUT /v1/certificates/:id': { version: 0, number: 'A-1' },
  'PUT /v1/certificates/:id/credits/:creditId': { on: '2022-12-01', hours: 2.5 },
  'PUT /v1/certificates/:id/years/:year': { hours: 32 },
  'PUT /v1/reminders/inbox/:day/read': {},
  'PUT /v1/reminders/notices/:id/read': {},
  'POST /v1/reminders/inbox/read-all': {},
  'PUT /v1/reminders/settings': { version: 0, hour: 10 },
  'POST /v1/reminders/grants': {
    reportId: 'report-0001',
    answers: [{ templateId: 'template-exchange', answer: 'accept' }],
  },
  'PUT /v1/chat/turns/:turnId': { text: '换证到哪天' },
  'PUT /v1/chat/turns/:turnId/useful': { useful: true },
  'POST /v1/chat/ask': { text: '换证到哪天', state: null },
  'POST /v1/claims': { name: '王建国', idNumber: '220102198001011234', number: 'A-1' },
  'POST /v1/registry/imports/:id/take-back': {},
  'POST /v1/registry/imports/:id/cancel': {},
  'POST /v1/registry/disputes/:id/decision': { decision: 'holder' },
  'POST /v1/looks': { payload: 'A-1' },
  'POST /v1/certificates/:id/status-code': {},
  'PUT /v1/certificates/:id/steps/:stepId': { on: '2022-12-01', registryStatus: 'valid' },
};

/** Values for the parameters in paths, beside ids. */
export const sampleParams: Record<string, string> = {
  creditId: 'credit-0001',
  turnId: 'turn-0001',
  year: '2023',
  stepId: 'exchange',
  family: 'site-professional',
  questionId: 'family',
  day: '2022-12-01',
};

export const UNKNOWN_ID = 'f'.repeat(24);

/** An endpoint's method and path with its parameters filled in: `:id` from the caller, others from the samples. */
export function requestLine(key: EndpointKey, id = UNKNOWN_ID): { method: string; path: string } {
  const [method, pattern] = key.split(' ') as [string, string];
  const filled = pattern.replace(/:(\w+)/g, (_, name: string) =>
    name === 'id' ? id : (sampleParams[name] ?? id),
  );
  const query = method === 'DELETE' && pattern === '/v1/certificates/:id' ? '?version=0' : '';
  return { method, path: filled + query };
}
